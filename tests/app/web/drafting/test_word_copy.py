"""An answer comes back from Word: through the product's pages, and from files that LibreOffice really saved."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.app.demonstration import Installation
from tests.app.web.drafting.test_drafts import Desk
from tests.app.web.forms import send, tree, values, words

OWN = "Ein Zeitpunkt für die Unterrichtung steht noch nicht fest."


@pytest.fixture
def desk(house: Installation) -> Desk:
    return Desk(house).drafted()


def working_copy(desk: Desk) -> bytes:
    answer = desk.officer.get(f"{desk.path}arbeitskopie.docx")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=Arbeitskopie-6-")
    return answer.data


def upload(desk: Desk, content: bytes, name: str = "Arbeitskopie.docx"):
    data = {"csrf_token": desk.officer.token(f"{desk.path}ruecklauf"), "file": (BytesIO(content), name)}
    return desk.officer.post(f"{desk.path}ruecklauf", data=data, content_type="multipart/form-data")


def changed(content: bytes, old: str, new: str) -> bytes:
    document = docx.Document(BytesIO(content))
    for text in document.element.body.iter(qn("w:t")):
        text.text = (text.text or "").replace(old, new)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_an_unchanged_copy_brings_no_change(desk: Desk) -> None:
    shown = words(tree(upload(desk, working_copy(desk))))
    assert "Ohne Unterschied: Vorbemerkung" in shown
    assert desk.answer().latest_number == 1


def test_a_changed_sentence_comes_back_and_the_others_keep_their_sources(desk: Desk) -> None:
    before = [sentence for sentence in desk.answer().draft.sentences() if "regelmäßig" not in sentence.text]
    page = upload(desk, changed(working_copy(desk), "regelmäßig", "turnusgemäß"))
    assert page.status_code == 200
    assert "geändert" in page.text
    assert "<h1>Aus Word übernehmen</h1>" in page.text
    assert "Abbrechen, nichts übernehmen" in page.text
    saved = send(desk.officer, page, f"{desk.path}abgleich")
    assert "Der Text ist aus Word übernommen und als Fassung 2 gespeichert." in desk.officer.get(saved.location).text
    assert desk.answer().latest.reason == "Aus Word übernommen"
    after = list(desk.answer().draft.sentences())
    assert [sentence for sentence in after if sentence in before] == before
    [renewed] = [sentence for sentence in after if "turnusgemäß" in sentence.text]
    assert renewed.citations
    assert renewed.origin.name == "CHANGED"


def test_a_copy_of_an_earlier_revision_stands_beside_what_was_saved_since(desk: Desk) -> None:
    copy = changed(working_copy(desk), "regelmäßig", "turnusgemäß")
    send(desk.officer, desk.page(), desk.path, **{"gap-0": OWN})
    page = upload(desk, copy)
    assert "Inzwischen gilt Fassung 2" in page.text
    assert "von beiden geändert" in page.text
    send(desk.officer, page, f"{desk.path}abgleich")
    text = desk.answer().draft.passages[0].text
    assert OWN in text
    assert "turnusgemäß" in text


def test_text_without_a_place_is_shown_and_can_be_placed(desk: Desk) -> None:
    copy = changed(working_copy(desk), "Ende der Arbeitskopie", "Noch ein Gedanke.")
    page = upload(desk, copy)
    assert "nicht zuzuordnen" in page.text
    fields = values(page, f"{desk.path}abgleich")
    [stray] = [name for name, texts in fields.items() if texts == ["Noch ein Gedanke."]]
    send(desk.officer, page, f"{desk.path}abgleich", **{stray.replace("mine", "field"): "passage-0"})
    assert desk.answer().draft.passages[0].text.endswith("Noch ein Gedanke.")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "ist leer"), (b"%PDF-1.4", "keine Word-Datei"), (b"PK\x03\x04kaputt", "wurde nicht eingelesen")],
)
def test_a_file_that_is_no_working_copy_is_refused_beside_its_field(desk: Desk, content: bytes, sentence: str) -> None:
    refused = upload(desk, content)
    assert refused.status_code == 422
    assert 'id="file-fehler"' in refused.text
    assert sentence in refused.text


def test_another_word_file_and_no_file_are_refused(desk: Desk) -> None:
    target = BytesIO()
    docx.Document().save(target)
    assert "keine Arbeitskopie dieser Antwort" in upload(desk, target.getvalue()).text
    assert "Wählen Sie die Datei" in desk.post("ruecklauf").text


def test_a_copy_of_another_inquiry_is_refused(desk: Desk) -> None:
    document = docx.Document(BytesIO(working_copy(desk)))
    for tag in document.element.body.iter(qn("w:tag")):
        tag.set(qn("w:val"), str(tag.get(qn("w:val"))).replace("fr/", "fr/9"))
    target = BytesIO()
    document.save(target)
    assert "gehört zu einer anderen Anfrage" in upload(desk, target.getvalue()).text


@pytest.mark.rendering
def test_what_libreoffice_opened_changed_and_saved_comes_back_in_its_place(desk: Desk, tmp_path: Path) -> None:
    before = [sentence for sentence in desk.answer().draft.sentences() if "regelmäßig" not in sentence.text]
    (tmp_path / "copy.docx").write_bytes(working_copy(desk))
    flat = converted(tmp_path / "copy.docx", "fodt")  # LibreOffice's own form, where the officer's change is made
    text = flat.read_text("utf-8")
    assert text.count("regelmäßig") == 1
    flat.write_text(text.replace("regelmäßig", "turnusgemäß"), "utf-8")
    page = upload(desk, converted(flat, "docx").read_bytes())
    fields = values(page, f"{desk.path}abgleich")
    assert [name for name in fields if name.startswith("mine-")] == ["mine-0"]  # nothing else seems changed
    send(desk.officer, page, f"{desk.path}abgleich")
    after = list(desk.answer().draft.sentences())
    assert [sentence for sentence in after if sentence in before] == before
    assert any("turnusgemäß" in sentence.text and sentence.citations for sentence in after)


def converted(file: Path, kind: str) -> Path:
    office = shutil.which("soffice")
    if office is None:
        message = "LibreOffice ist hier nicht installiert."
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    target = file.parent / kind
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target / f"{file.stem}.{kind}"
