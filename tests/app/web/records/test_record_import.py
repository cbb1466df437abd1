"""An import can be looked at before it happens; what was looked at is taken over as it was."""

import io
import json
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from answers.records.schema import load
from app.config import ROOT
from app.web.records import exchange as record_exchange
from tests.app.web.forms import send, tree, words
from tests.app.web.records.test_records import CONCEPT, FACHTAG, Office, house
from tests.client import Browser

UPLOAD, LOOK = "/unterlagen-importieren", "/unterlagen-vorschau"
CHANGED = {**CONCEPT, "title": "Konzept zur Pflege", "facts": {**CONCEPT["facts"], "year": 2014}}

__all__ = ["house"]


@pytest.fixture
def office(house: Office) -> Iterator[Office]:
    house.store(CONCEPT)
    yield house
    house.clear()


def looked_at(browser: Browser, *records: object) -> TestResponse:
    """Send a file to be looked at."""
    content = json.dumps({"records": records}).encode()
    return browser.submit(UPLOAD, {"file": (io.BytesIO(content), "viele.json")}, to=LOOK)


def test_a_preview_names_what_comes_new_and_which_fields_change(office: Office) -> None:
    shown = words(tree(looked_at(office.sign_in(), CHANGED, FACHTAG)))
    assert "„viele.json“ ist in Ordnung. Noch ist nichts übernommen." in shown
    assert "Wird angelegt (1) Unterlagen zeigen Ein Fachtag Veranstaltung, fachtag" in shown
    assert "Konzept zur Pflege – Titel, Jahr" in shown
    assert list(office.stored()) == ["konzept"]


def test_what_was_looked_at_is_taken_over(office: Office) -> None:
    officer = office.sign_in()
    page = send(officer, looked_at(officer, CHANGED, FACHTAG), UPLOAD)
    assert "„viele.json“ ist übernommen." in words(tree(page))
    assert {key: record["version"] for key, record in office.stored().items()} == {"konzept": 2, "fachtag": 1}


def test_where_nothing_would_change_there_is_nothing_to_take_over(office: Office) -> None:
    page = looked_at(office.sign_in(), CONCEPT)
    assert "Alle Unterlagen sind schon so, wie die Datei sagt." in words(tree(page))
    assert "Übernehmen" not in page.text


def test_a_large_file_is_chosen_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_exchange, "LARGEST_FIELD", 10)
    assert "Datei noch einmal auswählen" in looked_at(office.sign_in(), FACHTAG).text


@pytest.mark.parametrize("content", [b'{"records": [{"key": "neu"}]}', b"\xff\xfe"])
def test_a_file_with_errors_is_told_at_the_preview(office: Office, content: bytes) -> None:
    answer = office.sign_in().submit(UPLOAD, {"file": (io.BytesIO(content), "x.json")}, to=LOOK)
    assert answer.status_code == 422
    assert "Was zu berichtigen ist" in answer.text


def test_a_preview_without_a_file_asks_for_one(office: Office) -> None:
    assert "Wählen Sie zuerst eine Datei aus." in office.sign_in().submit(UPLOAD, to=LOOK).text


def test_anybody_reads_the_schema_of_such_files_which_is_the_documents_too(office: Office) -> None:
    published = office.app.test_client().get("/unterlagen-schema.json")
    assert (published.status_code, published.mimetype) == (200, "application/schema+json")
    assert published.get_json() == load()
    assert (ROOT / "docs" / "unterlagen-schema.json").read_text("utf-8") == published.text
