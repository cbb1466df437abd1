"""The published JSON form of a paper."""

import json
from datetime import date

import pytest

from inquiries.parsed_paper import (
    Annex,
    Announcement,
    Asker,
    Finding,
    PaperAnswer,
    PaperQuestion,
    ParsedPaper,
    QuestionPart,
    Severity,
)

PAPER = ParsedPaper(
    parliament="MV",
    number="8/101",
    term=8,
    printed_on=date(2024, 3, 12),
    letter_dated_on=date(2024, 3, 8),
    answered_by="Die Justizministerin",
    ministry="Justizministerium",
    members=(Asker("Erika Beispiel", "SPD", feminine=True),),
    title="Radwege",
    preamble="Vorab.",
    questions=(PaperQuestion("1", "Gibt es Pläne?", (QuestionPart("a", "welche?"),)), PaperQuestion("2", "Wann?")),
    answers=(PaperAnswer(("1", "1a"), "Ja.", Announcement.SENTENCE), PaperAnswer(("2",), "Bald.")),
    annexes=(Annex("Anlage", "Text."),),
    references=("7/12",),
    findings=(Finding("cites-itself", "Satz.", "Frage 1", Severity.NOTE),),
)


def test_a_paper_survives_its_json_form() -> None:
    assert ParsedPaper.from_json(json.loads(json.dumps(PAPER.to_json()))) == PAPER


def test_what_is_unknown_is_null() -> None:
    data = ParsedPaper("MV").to_json()
    unknown = {key for key, value in data.items() if value is None}
    assert unknown == {
        *("number", "term", "printed_on", "letter_dated_on", "answered_by", "ministry", "due_on", "title"),
        *("government_remark", "preamble"),
    }


def test_an_answer_may_name_a_question_or_its_parts() -> None:
    assert PAPER.question_labels() == ("1", "1a", "2")
    assert PaperQuestion("", "Wie?", (QuestionPart("a", "wo?"),)).labels() == ("", "a")


def test_json_of_another_form_is_refused() -> None:
    with pytest.raises(KeyError):
        ParsedPaper.from_json({"parliament": "MV"})
