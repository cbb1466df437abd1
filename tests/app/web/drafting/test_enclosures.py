"""Pictures and files from the editor to the public page; until then only those see them who read the answer."""

import hashlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from inquiries.inquiry import Inquiry
from inquiries.workflow import Stage
from tests.answers.printing.gallery import chart
from tests.app.demonstration import Installation
from tests.app.web.drafting.test_drafts import OWN, Desk
from tests.app.web.forms import send, tree, words
from tests.app.web.test_every_route import look

PICTURE, ALT = "saeulen.png", "Fünf Säulen, die von Jahr zu Jahr wachsen"
NOTE = "Erlass vom 3. März 2014\n".encode()


class Illustrated(Desk):
    """The seed's inquiry, its answer drafted, with a picture in the first passage and an attached file."""

    def __init__(self, house: Installation) -> None:
        super().__init__(house)
        self.drafted()
        send(self.officer, self.page(), self.path, **{"gap-0": OWN})
        self.files = f"{self.path}dateien/"
        self.loads = f"/anfragen/{self.inquiry_id}/antwort/dateien/"

    def upload(self, kind: str, content: bytes, *, name: str, **fields: str):
        page = self.officer.get(self.files)
        field = "picture" if kind == "bild" else "file"
        return send(self.officer, page, f"{self.files}{kind}", **{field: (BytesIO(content), name)}, **fields)

    def illustrated(self) -> "Illustrated":
        assert self.upload("bild", chart(), name=PICTURE, alt=ALT, place="passage-0").status_code == 303
        assert self.upload("datei", NOTE, name="erlass.txt", title="Der Erlass").status_code == 303
        return self


@pytest.fixture
def desk(house: Installation) -> Illustrated:
    return Illustrated(house)


def test_the_editor_saves_what_was_typed_before_it_leads_to_pictures(desk: Illustrated) -> None:
    answer = send(desk.officer, desk.page(), desk.path, government_remark="Vorab.")
    assert answer.status_code == 303
    form = desk.page()
    assert 'formaction="' + desk.files in form.text
    begun = desk.post("dateien/", {"revision": "3", "government_remark": "Vorab, geändert."})
    assert (begun.status_code, begun.location) == (303, desk.files)
    assert desk.answer().government_remark == "Vorab, geändert."


def test_a_picture_goes_from_upload_to_preview_word_and_clearance(desk: Illustrated) -> None:
    desk.illustrated()
    for page in (desk.files, f"{desk.path}vorschau", desk.path):
        [shown] = [each for each in tree(desk.officer.get(page)).iter("img") if each.get("alt") == ALT]
        assert shown.get("src") == f"{desk.loads}{PICTURE}"
    with ZipFile(BytesIO(desk.officer.get(f"{desk.path}antwort.docx").data)) as archive:
        assert "word/media/image1.png" in archive.namelist()
        assert ALT in archive.read("word/document.xml").decode()
    assert desk.post("abgeben").status_code == 303
    approver = desk.house.browser("hausleitung")
    page = approver.get(f"/anfragen/{desk.inquiry_id}/freigabe/")
    assert f"{desk.loads}erlass.txt" in page.text
    assert approver.get(f"{desk.loads}erlass.txt").data == NOTE


def test_nobody_else_loads_a_drafts_files(desk: Illustrated) -> None:
    desk.illustrated()
    shown = desk.officer.get(f"{desk.loads}{PICTURE}")
    assert (shown.mimetype, shown.headers["Content-Disposition"]) == ("image/png", f"inline; filename={PICTURE}")
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert desk.officer.get(f"{desk.loads}erlass.txt").headers["Content-Disposition"].startswith("attachment")
    for login in ("landtag", "praesidium", "mitglied", "referat-im", "hausleitung-im", "staatskanzlei", "fachadmin"):
        browser = desk.house.browser(login)
        for name in (PICTURE, "erlass.txt"):
            assert look(browser, f"{desk.loads}{name}").status_code == 404, login
        assert look(browser, desk.files).status_code == 404, login
    assert look(desk.house.browser(), f"{desk.loads}{PICTURE}").status_code == 303


@pytest.mark.parametrize(
    ("kind", "content", "fields", "told"),
    [
        ("bild", b"GIF89a", {"name": "bild.png", "alt": ALT}, "bild.png"),
        ("bild", chart()[:300], {"name": "bild.png", "alt": ALT}, "kein vollständiges Bild"),
        ("bild", b"Nur Text.", {"name": "bild.png", "alt": ALT}, "kein Bild, das sich drucken lässt"),
        ("bild", chart(), {"name": PICTURE, "alt": " "}, "Beschreiben Sie das Bild in Worten"),
        ("bild", chart(), {"name": PICTURE, "alt": ALT, "place": "passage-77"}, "zu welchem Abschnitt"),
        ("bild", chart(), {"name": PICTURE, "alt": ALT * 20}, "zu lang"),
        ("datei", b"", {"name": "leer.pdf", "title": "Leer"}, "leer"),
        ("datei", b"MZ\x90\x00", {"name": "setup.exe", "title": "Programm"}, "setup.exe"),
        ("datei", NOTE, {"name": "erlass.txt", "title": ""}, "was die Datei ist"),
    ],
)
def test_what_cannot_be_printed_is_refused_beside_its_field(
    desk: Illustrated, kind: str, content: bytes, fields: dict[str, str], told: str
) -> None:
    refused = desk.upload(kind, content, **fields)
    assert (refused.status_code, told in refused.text) == (422, True)
    assert desk.answer().draft.files == ()


def test_a_picture_is_moved_taken_out_after_a_question_and_brought_back(desk: Illustrated) -> None:
    desk.illustrated()
    before = desk.answer().draft.passages[0].text
    assert (
        send(desk.officer, desk.officer.get(desk.files), f"{desk.files}{PICTURE}/verschieben", do="up").status_code
        == 303
    )
    moved = desk.answer().draft.passages[0].text
    assert moved != before
    asked = desk.officer.get(f"{desk.files}{PICTURE}/entfernen")
    assert "lässt sich rückgängig machen" in words(tree(asked))
    gone = send(desk.officer, asked, f"{desk.files}{PICTURE}/entfernen")
    assert ALT not in desk.answer().draft.passages[0].text
    page = desk.officer.get(gone.location)
    undo = next(str(form.get("action")) for form in tree(page).iter("form") if "fassungen" in str(form.get("action")))
    assert send(desk.officer, page, undo).status_code == 303
    assert desk.answer().draft.passages[0].text == moved


def test_the_public_finds_pictures_and_files_once_the_paper_is_published(desk: Illustrated) -> None:
    desk.illustrated()
    desk.post("abgeben")
    house, path = desk.house, f"/anfragen/{desk.inquiry_id}"
    approver, clerk, reader = (house.browser(login) for login in ("hausleitung", "landtag", ""))
    cleared = send(approver, approver.get(f"{path}/freigabe/"), f"{path}/freigabe/", letter_dated_on="2015-11-04")
    assert cleared.status_code == 303
    assert house.stage(desk.inquiry_id) is Stage.ANSWERED
    proof = clerk.get(f"{path}/veroeffentlichung")
    assert "data:image/png;base64," in proof.text
    assert clerk.get(f"{desk.loads}erlass.txt").data == NOTE
    number = house.read(lambda session: str(session.get_one(Inquiry, desk.inquiry_id).answer_number))
    paper = f"/drs/{number}"
    assert look(reader, f"{paper}/dateien/{PICTURE}").status_code == 404
    send(clerk, proof, f"{path}/veroeffentlichung")
    page = reader.get(paper)
    [shown] = [each for each in tree(page).iter("img") if each.get("alt") == ALT]
    assert shown.get("src") == f"{paper}/dateien/{PICTURE}"
    picture = reader.get(f"{paper}/dateien/{PICTURE}")
    assert (picture.mimetype, reader.get(f"{paper}/fassungen/1/dateien/{PICTURE}").data) == ("image/png", picture.data)
    assert reader.get(f"{paper}/dateien/erlass.txt").data == NOTE
    assert look(reader, f"{paper}/dateien/anderes.png").status_code == 404
    assert hashlib.sha256(NOTE).hexdigest() in page.text
    with ZipFile(BytesIO(reader.get(f"{paper}.zip").data)) as archive:
        sums = archive.read("SHA256SUMS").decode()
        assert archive.read("Dateien/erlass.txt") == NOTE
        assert f"{hashlib.sha256(picture.data).hexdigest()}  Dateien/{PICTURE}" in sums
