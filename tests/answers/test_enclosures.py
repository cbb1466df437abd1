"""Pictures and files of an answer: put in, moved, taken out, handed over, and read by nobody else."""

from io import BytesIO

import pytest
from PIL import Image

from answers import enclosures, release, services
from answers.checks import check_answer
from answers.composition import answer_content, answer_paper
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.printing.pictures import without_traces
from answers.readers import get_file_to_read
from answers.services.enclosing import add_picture, attach_file, move_enclosure, remove_enclosure
from inquiries.foundation.errors import InvalidInput, NotFound, StaleRevision, Unreadable
from inquiries.foundation.permissions import Role
from inquiries.parsed_paper import Annex, AttachedFile
from tests.answers.government import Government
from tests.answers.printing.gallery import chart
from tests.factories import World

WORDS = "Fünf Säulen"
TEXT = "Erlass vom 3. März 2014\n".encode()
MARK = "![Fünf Säulen](saeulen.png)"


@pytest.fixture
def government(world: World) -> Government:
    return Government(world)


def with_picture(government: Government, **changes: str) -> None:
    told = {"name": "säulen.png", "alt": WORDS, "place": "passage-0"} | changes
    add_picture(government.session, government.officer, government.inquiry.id, chart(), **told)


def photograph(**kept: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Erika Beispiel"  # it lies on its side; who took it
    target = BytesIO()
    Image.linear_gradient("L").resize((40, 20)).save(target, "JPEG", exif=exif, **kept)
    return target.getvalue()


def test_a_picture_stands_at_the_end_of_its_passage_and_goes_into_the_paper(government: Government) -> None:
    with_picture(government, alt="Fünf [große]\n Säulen")
    answer = government.answer
    assert answer.draft.passages[0].text.endswith("\n\n![Fünf (große) Säulen](säulen.png)")
    paper = answer_paper(government.inquiry, answer_content(answer.draft, None))
    assert [(file.name, file.media_type) for file in paper.files] == [("säulen.png", "image/png")]
    content = release.write_draft(government.session, answer, printed_on=government.inquiry.received_on)
    assert b"word/media/image" in content


def test_a_picture_needs_words_a_place_and_must_be_one(government: Government) -> None:
    for changes, field in (({"alt": "–"}, "alt"), ({"place": "passage-9"}, "place"), ({"name": ""}, "file")):
        with pytest.raises(InvalidInput) as refused:
            with_picture(government, **changes)
        assert refused.value.field == field
    for content in (b"GIF89a", chart()[:200], chart() + b"<script>", b"%PDF-1.4"):
        with pytest.raises((Unreadable, InvalidInput)):
            add_picture(
                government.session,
                government.officer,
                government.inquiry.id,
                content,
                name="bild.png",
                alt=WORDS,
                place="passage-0",
            )
    assert government.answer.draft.files == ()


def test_nothing_that_a_camera_wrote_beside_a_photograph_is_kept() -> None:
    with Image.open(BytesIO(without_traces(photograph(), "foto.jpg"))) as kept:
        assert (kept.size, dict(kept.getexif())) == ((20, 40), {})
    straight = BytesIO()
    Image.linear_gradient("L").save(straight, "JPEG", comment=b"geheim")
    kept_bytes = without_traces(straight.getvalue(), "foto.jpg")
    assert b"geheim" not in kept_bytes
    with Image.open(straight) as before, Image.open(BytesIO(kept_bytes)) as after:
        assert before.tobytes() == after.tobytes()


def test_a_picture_for_print_shops_becomes_one_for_screens() -> None:
    target = BytesIO()
    Image.new("CMYK", (4, 4)).save(target, "JPEG")
    with Image.open(BytesIO(without_traces(target.getvalue(), "foto.jpg"))) as kept:
        assert kept.mode == "RGB"


def test_files_are_listed_in_an_annex_with_name_size_and_checksum(government: Government) -> None:
    attach_file(
        government.session, government.officer, government.inquiry.id, TEXT, name="Erlass (neu).txt", title="Der Erlass"
    )
    content = answer_content(government.answer.draft, None)
    [annex] = content["annexes"]
    [file] = content["files"]
    assert annex["label"] == "Anlage: Beigefügte Dateien"
    assert annex["text"] == (
        f"- Der Erlass\n\n  Datei: Erlass-neu.txt (Text, {len(TEXT)} Byte)\n\n  SHA-256: {file['sha256']}"
    )


def test_a_file_needs_a_title_and_passes_the_gate(government: Government) -> None:
    session, officer, inquiry_id = government.session, government.officer, government.inquiry.id
    with pytest.raises(InvalidInput, match="was die Datei ist"):
        attach_file(session, officer, inquiry_id, TEXT, name="a.txt", title=" ")
    with pytest.raises(Unreadable):
        attach_file(session, officer, inquiry_id, b"", name="a.txt", title="Leer")


def test_an_answer_takes_no_more_than_it_can_bear(government: Government, monkeypatch: pytest.MonkeyPatch) -> None:
    session, officer, inquiry_id = government.session, government.officer, government.inquiry.id
    monkeypatch.setattr(enclosures, "MOST_FILES", 1)
    attach_file(session, officer, inquiry_id, TEXT, name="a.txt", title="A")
    with pytest.raises(InvalidInput, match="Mehr als 1"):
        attach_file(session, officer, inquiry_id, TEXT, name="b.txt", title="B")


def test_names_are_free_and_end_as_their_content_does() -> None:
    draft = Draft(files=(AttachedFile("karte.png", "image/png", "0"), AttachedFile("Karte-2.png", "image/png", "1")))
    assert enclosures.free_name(draft, "Karte.EXE", "png") == "Karte-3.png"
    assert enclosures.free_name(draft, "../..", "pdf") == "datei.pdf"


def pictured() -> Draft:
    """Return a draft with a picture between two paragraphs, one in an annex, and two listed files."""
    texts = ("Vorher.", MARK, "Nachher.")
    passage = Passage(("1",), tuple(Paragraph((Sentence(text),)) for text in texts))
    files = (
        AttachedFile("saeulen.png", "image/png", "0"),
        AttachedFile("karte.png", "image/png", "1"),
        AttachedFile("a.pdf", "application/pdf", "2", 1_234_567, "Erlass"),
        AttachedFile("b.docx", "application/octet-stream", "3", 9, "Muster"),
    )
    annex = Annex("Anlage 1", "- eins\n\n  noch eins\n\n![Eine Karte](karte.png)")
    return Draft((passage,), annexes=(annex, Annex("Anlage 2", "![Karte](karte.png)")), files=files)


def test_pictures_move_by_paragraphs_and_files_in_their_list() -> None:
    up = enclosures.moved(enclosures.moved(pictured(), "saeulen.png", -1), "saeulen.png", -1)
    assert up.passages[0].text == f"{MARK}\n\nVorher.\n\nNachher."
    assert enclosures.moved(pictured(), "karte.png", -1).annexes[0].text == (
        "![Eine Karte](karte.png)\n\n- eins\n\n  noch eins"
    )
    assert [file.name for file in enclosures.moved(pictured(), "b.docx", -1).files][2:] == ["b.docx", "a.pdf"]


def test_a_file_that_is_taken_out_leaves_no_trace_in_the_texts() -> None:
    draft = enclosures.without(enclosures.without(pictured(), "saeulen.png"), "karte.png")
    assert draft.passages[0].text == "Vorher.\n\nNachher."
    assert [annex.text for annex in draft.annexes] == ["- eins\n\n  noch eins"]
    with pytest.raises(StaleRevision):
        enclosures.without(draft, "karte.png")


def test_only_what_is_shown_or_listed_leaves_the_house() -> None:
    draft = pictured()
    unused = AttachedFile("alt.png", "image/png", "4")
    shown = enclosures.enclosed(Draft(draft.passages, files=(*draft.files, unused)), "![Alt](karte.png)")
    assert [file.name for file in shown] == ["saeulen.png", "karte.png", "a.pdf", "b.docx"]
    listed = enclosures.list_of_files(draft.files, draft.annexes)
    assert listed is not None
    assert listed.label == "Anlage 3: Beigefügte Dateien"
    assert "Datei: a.pdf (PDF, 1.234.567 Byte)" in listed.text
    assert Draft.from_json(draft.to_json()) == draft


def test_a_picture_that_nobody_uploaded_stops_the_answer_and_no_picture_asks_for_a_source() -> None:
    found = [each for each in check_answer((), pictured()) if each.code in {"missing-picture", "unsourced"}]
    assert found == []
    gone = Draft(pictured().passages)
    [missing] = [each for each in check_answer((), gone) if each.code == "missing-picture"]
    assert (missing.stops, missing.anchor) == (True, "abschnitt-0")


def test_each_change_is_a_revision_that_can_be_restored(government: Government) -> None:
    session, officer, inquiry_id = government.session, government.officer, government.inquiry.id
    with_picture(government)
    before = government.answer.latest_number
    move_enclosure(session, officer, inquiry_id, "säulen.png", by=-1)
    remove_enclosure(session, officer, inquiry_id, "säulen.png", revision=before + 1)
    assert government.answer.draft.files == ()
    services.restore_revision(session, officer, inquiry_id, before)
    assert government.answer.draft.passages[0].text.endswith("(säulen.png)")
    assert len(get_file_to_read(session, officer, inquiry_id, "säulen.png").content) > 100
    with pytest.raises(StaleRevision):
        remove_enclosure(session, officer, inquiry_id, "säulen.png", revision=before)


def test_nobody_else_reads_the_picture_of_a_draft(government: Government) -> None:
    with_picture(government)
    clerk = government.world.actor(Role.CLERK)
    for actor in (clerk, government.other("IM"), government.chancellery):
        with pytest.raises(NotFound):
            get_file_to_read(government.session, actor, government.inquiry.id, "säulen.png")
    with pytest.raises(NotFound):
        get_file_to_read(government.session, government.officer, government.inquiry.id, "anders.png")
