"""What no paper can hold: the editor keeps what was typed, names the place, and every file is whole or refused."""

from io import BytesIO

import pytest

from answers.printing.word.linter import lint
from tests.app.demonstration import Installation
from tests.app.web.drafting.test_drafts import Desk
from tests.app.web.forms import send, tree, words
from tests.app.web.test_every_route import look


@pytest.fixture
def desk(house: Installation) -> Desk:
    return Desk(house).drafted()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Vorher.\n\nA\x07\x9bB", ""),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "Zeile 3: Diese Tabellenzeile hat 3 statt 2 Zellen"),
        ("![Ein Bild](nie.png)", "Das Bild „nie.png“ gehört nicht zur Antwort"),
        ("W" * 10_000, ""),
        ("שלום עולם مرحبا", ""),
        ("Danke 😀👩‍👩‍👧", ""),
    ],
    ids=["control character", "unequal rows", "no picture", "long word", "right to left", "emoji"],
)
def test_the_editor_names_the_place_and_writes_no_half_file(desk: Desk, text: str, sentence: str) -> None:
    assert send(desk.officer, desk.page(), desk.path, **{"passage-0": text}).status_code == 303
    page = desk.page()
    assert sentence in words(tree(page))
    assert lint(desk.officer.get(f"{desk.path}antwort.docx").data) == []
    assert desk.officer.get(f"{desk.path}vorschau").status_code == 200
    assert "AB" in desk.answer().draft.passages[0].text or "A\x07" not in text
    if sentence:
        stopped = desk.post("abgeben")
        assert (stopped.status_code, sentence in words(tree(stopped))) == (409, True)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04kaputt", "beschädigt"),
        (b"", "leer"),
        (b"%PDF-1.4\n%%EOF", ""),
        (b"1. Was?\x00", "kein lesbarer Text"),
        (b"GIF89a" + bytes(40), ""),
    ],
    ids=["half a Word file", "nothing", "half a PDF", "zero bytes", "a picture"],
)
def test_what_cannot_be_read_is_refused_with_one_sentence(house: Installation, content: bytes, sentence: str) -> None:
    clerk = house.browser("landtag")
    form = {"file": (BytesIO(content), "anfrage.docx"), "csrf_token": clerk.token("/anfragen/neu")}
    refused = clerk.post("/anfragen/neu/einlesen", data=form)
    assert refused.status_code == 422
    assert sentence in words(tree(refused))
    assert look(clerk, "/anfragen/neu").status_code == 200
