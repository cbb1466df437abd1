"""Registering an inquiry: from a file, by hand, corrected; whatever is unusable gets its sentence."""

from io import BytesIO

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.config import ROOT
from inquiries.foundation.errors import NotFound
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import actor_of, get_person_by_login
from inquiries.queries import get_inquiry
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser

DATA = ROOT / "app" / "demo" / "data"
QUESTIONS = DATA / "kleine-anfrage-ritter-fragen.md"
PAPER = DATA / "kleine-anfrage-ritter.md"
NEW = "/anfragen/neu"
TITLE = "Konzeption zur Integration von Migrantinnen und Migranten"
TYPED = {
    "received_on": "2015-11-03",
    "title": "Schwimmunterricht",
    "asker": "Erika Beispiel",
    "group": "",
    "preamble": "",
    "question": ["Wie viele Kinder lernen schwimmen?", ""],
}


@pytest.fixture
def clerk(house: Installation) -> Browser:
    return house.browser("landtag")


def upload(clerk: Browser, content: bytes, name: str) -> TestResponse:
    return clerk.submit(NEW, {"file": (BytesIO(content), name)}, to=f"{NEW}/einlesen")


def count(house: Installation) -> int:
    return int(house.read(lambda session: session.scalar(select(func.count(Inquiry.id)))))


def registered(house: Installation, answer: TestResponse) -> Inquiry:
    assert answer.status_code == 303, words(tree(answer))
    inquiry_id = int(answer.location.rpartition("/")[2])

    def load(session):
        inquiry = session.get_one(Inquiry, inquiry_id)
        assert inquiry.paper_questions()
        assert inquiry.askers[0].member.name
        return inquiry

    return house.read(load)


def test_the_seeds_file_fills_the_form_and_nothing_is_registered_yet(house: Installation, clerk: Browser) -> None:
    before = count(house)
    page = upload(clerk, QUESTIONS.read_bytes(), QUESTIONS.name)
    filled = values(page, NEW)
    assert filled["title"] == [TITLE]
    assert (filled["asker"], filled["group"]) == (["Peter Ritter"], ["DIE LINKE"])
    assert [text.split()[0] for text in filled["question"]] == ["Wie", "Wann"]
    assert filled["preamble"][0].startswith("In seiner 95. Sitzung am 4. Juni 2015")
    assert count(house) == before


def test_what_was_read_is_registered_with_its_file(house: Installation, clerk: Browser) -> None:
    page = upload(clerk, QUESTIONS.read_bytes(), QUESTIONS.name)
    answer = send(clerk, page, NEW, received_on="2015-11-02")
    inquiry = registered(house, answer)
    assert (inquiry.title, inquiry.stage, len(inquiry.questions)) == (TITLE, Stage.RECEIVED, 2)
    assert inquiry.source_sha256 is not None
    assert "ist unter der Nummer 6/" in clerk.get(answer.location).text


def test_of_a_whole_paper_only_the_inquiry_is_taken(clerk: Browser) -> None:
    page = upload(clerk, PAPER.read_bytes(), PAPER.name)
    assert "Die Datei enthält auch eine Antwort. Übernommen ist nur die Anfrage." in page.text
    assert "Auftaktveranstaltung" not in page.text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x7fELF\x02\x01\x01\x00" + bytes(64), "anfrage.docx"),
        (b"PK\x03\x04 torn", "anfrage.docx"),
        (b"%PDF-1.7 torn", "anfrage.pdf"),
        (b"", "leer.txt"),
    ],
)
def test_a_file_that_is_no_document_is_refused_with_a_sentence(
    house: Installation, clerk: Browser, content: bytes, name: str
) -> None:
    before = count(house)
    page = upload(clerk, content, name)
    assert page.status_code == 422
    assert 'id="file-fehler"' in page.text
    assert count(house) == before


def test_without_a_file_there_is_nothing_to_read(clerk: Browser) -> None:
    page = clerk.submit(NEW, to=f"{NEW}/einlesen")
    assert (page.status_code, "Wählen Sie zuerst eine Datei aus." in page.text) == (422, True)


def test_a_file_that_names_nobody_leaves_a_row_to_fill(clerk: Browser) -> None:
    page = upload(clerk, b"Nur ein Satz ohne alles.", "zettel.txt")
    filled = values(page, NEW)
    assert (filled["asker"], len(filled["question"])) == ([""], 1)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"title": "  "}, "title", "Der Titel fehlt."),
        ({"title": "x" * 501}, "title", "möglich sind 500"),
        ({"question": ["", " "]}, "questions", "enthält keine Frage"),
        ({"question": ["a) erstens?\nc) drittens?"]}, "questions", "a), b), c)"),
        ({"question": ["Wie viele\na) \nb) in Schwerin?"]}, "questions", "Eine Unterfrage ist leer"),
        ({"asker": ""}, "askers", "Es fehlt, wer fragt."),
        ({"asker": ["Erika Beispiel", "Erika  Beispiel"], "group": ["", ""]}, "askers", "mehrfach"),
        ({"asker": "E" * 121}, "askers", "länger als 120"),
        ({"received_on": "gestern"}, "received_on", "ist kein Tag"),
        ({"received_on": "2015-11-05"}, "received_on", "in der Zukunft"),
        ({"received_on": "1980-01-01"}, "received_on", "keine Wahlperiode"),
    ],
)
def test_unusable_values_are_named_and_what_was_typed_is_kept(
    house: Installation, clerk: Browser, changes: dict[str, object], field: str, sentence: str
) -> None:
    before, typed = count(house), TYPED | {"preamble": "Ein langer Text."} | changes
    page = clerk.submit(NEW, typed, to=NEW)
    assert page.status_code == 422
    assert sentence in page.text
    assert f'id="{field}-fehler"' in page.text
    assert values(page, NEW)["preamble"] == ["Ein langer Text."]
    assert count(house) == before


def test_more_questions_than_a_paper_holds_are_refused(house: Installation, clerk: Browser) -> None:
    before = count(house)
    page = clerk.submit(NEW, TYPED | {"question": ["Warum?"] * 201}, to=NEW)
    assert "mehr als 200 Fragen" in page.text
    assert count(house) == before


def test_what_no_page_can_show_is_left_out(house: Installation, clerk: Browser) -> None:
    inquiry = registered(house, clerk.submit(NEW, TYPED | {"title": "Schwimm\x01unterricht\x0b"}, to=NEW))
    assert inquiry.title == "Schwimmunterricht"
    assert clerk.get(f"/anfragen/{inquiry.id}/frage.docx").status_code == 200


def test_markup_in_a_title_is_only_text(house: Installation, clerk: Browser) -> None:
    inquiry = registered(house, clerk.submit(NEW, TYPED | {"title": "<script>alert(1)</script>"}, to=NEW))
    assert "&lt;script&gt;" in clerk.get(f"/anfragen/{inquiry.id}").text


@pytest.mark.parametrize("more", ["askers", "questions"])
def test_a_form_grows_and_keeps_what_was_typed(house: Installation, clerk: Browser, more: str) -> None:
    before = count(house)
    page = clerk.submit(NEW, TYPED | {"more": more}, to=NEW)
    filled = values(page, NEW)
    assert page.status_code == 200
    assert (len(filled["asker"]), len(filled["question"])) == ((2, 2) if more == "askers" else (1, 3))
    assert filled["title"] == ["Schwimmunterricht"]
    assert count(house) == before


def test_a_name_without_its_group_field_is_not_lost(clerk: Browser) -> None:
    page = clerk.submit(NEW, {"asker": "Erika Beispiel", "title": ""}, to=NEW)
    assert values(page, NEW)["asker"] == ["Erika Beispiel"]


def test_lettered_lines_become_parts_of_their_question(house: Installation, clerk: Browser) -> None:
    text = "Wie viele Kinder lernen schwimmen\r\na) in Rostock,\r\nb) in Schwerin?"
    inquiry = registered(house, clerk.submit(NEW, TYPED | {"question": [text, "Warum?"]}, to=NEW))
    assert [question.label for question in inquiry.questions] == ["1", "1a", "1b", "2"]
    page = clerk.get(f"/anfragen/{inquiry.id}/berichtigen")
    assert values(page, f"/anfragen/{inquiry.id}/berichtigen")["question"] == [text.replace("\r\n", "\n"), "Warum?"]


def test_a_single_question_goes_without_a_number(house: Installation, clerk: Browser) -> None:
    inquiry = registered(house, clerk.submit(NEW, TYPED, to=NEW))
    assert [question.label for question in inquiry.questions] == [""]
    assert [(asker.member.name, asker.group_name) for asker in inquiry.askers] == [("Erika Beispiel", "SPD")]


def test_an_upload_that_is_gone_is_said_plainly(house: Installation, clerk: Browser) -> None:
    before = count(house)
    page = clerk.submit(NEW, TYPED | {"source": "0" * 64}, to=NEW)
    assert "Diese Datei ist nicht" in page.text
    assert count(house) == before


def test_a_mistake_is_corrected_until_the_inquiry_is_forwarded(house: Installation, clerk: Browser) -> None:
    inquiry_id = house.inquiry(Stage.RECEIVED)
    path = f"/anfragen/{inquiry_id}/berichtigen"
    page = clerk.get(path)
    assert send(clerk, page, path, title="").status_code == 422
    grown = send(clerk, page, path, more="questions")
    assert len(values(grown, path)["question"]) == 3
    answer = send(clerk, page, path, title="Abstellplätze")
    assert answer.location == f"/anfragen/{inquiry_id}"
    shown = clerk.get(answer.location).text
    assert "Die Angaben sind berichtigt." in shown
    assert "Angaben berichtigt" in shown
    stale = send(clerk, page, path, title="Etwas anderes")
    assert (stale.status_code, "inzwischen" in stale.text) == (409, True)
    assert "Abstellplätze" in clerk.get(answer.location).text


def test_nobody_else_learns_of_a_registered_inquiry(house: Installation) -> None:
    inquiry_id = house.inquiry(Stage.RECEIVED)
    for login in ("mitglied", "staatskanzlei", "referat"):
        assert "Fahrradstellplätze" not in house.browser(login).get("/anfragen/").text
        with pytest.raises(NotFound):
            house.read(lambda session, login=login: get_inquiry(session, actor(session, login), inquiry_id))


def actor(session, login: str):
    return actor_of(get_person_by_login(session, login))
