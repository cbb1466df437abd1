"""The formats in which a paper leaves the house."""

import json
from datetime import date

import pytest

from answers.printing.formats import FORMATS
from answers.printing.script import Print
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper

PAPER = ParsedPaper(
    parliament="MV",
    number="6/4820",
    term=6,
    printed_on=date(2015, 12, 15),
    letter_dated_on=date(2015, 12, 10),
    answered_by="Die Justizministerin",
    members=(Asker("Erika Beispiel", "SPD", feminine=True),),
    title="Barrierefreie Haltestellen",
    questions=(PaperQuestion("1", "Wie viele?"), PaperQuestion("2", "Warum?")),
    answers=(PaperAnswer(("1",), "Fünf."), PaperAnswer(("2",), "Aus Kostengründen.")),
)
TEXTUAL = ["html", "json", "md", "txt", "xml"]


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"pdf"}))  # see test_pdf: it is kept once written
def test_the_same_paper_gives_the_same_bytes(form: str) -> None:
    written = FORMATS[form].write(PAPER, Print.ANSWER)
    assert written == FORMATS[form].write(PAPER, Print.ANSWER)


@pytest.mark.parametrize("form", TEXTUAL)
def test_every_textual_format_holds_question_and_answer(form: str) -> None:
    text = FORMATS[form].write(PAPER, Print.ANSWER).decode()
    assert all(words in text for words in ("Haltestellen", "Wie viele?", "Aus Kostengründen."))


def test_json_is_the_published_form() -> None:
    assert json.loads(FORMATS["json"].write(PAPER, Print.ANSWER)) == PAPER.to_json()


def test_word_is_a_zip_archive() -> None:
    assert FORMATS["docx"].write(PAPER, Print.QUESTION).startswith(b"PK")
