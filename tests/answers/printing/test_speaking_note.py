"""The speaking note of a head of house."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.shared import Pt

from answers.printing.word.linter import lint
from answers.printing.word.speaking_note import write_speaking_note
from inquiries.parsed_paper import Annex, ParsedPaper
from tests.answers.printing.papers import long_paper, seed


def lines(paper: ParsedPaper) -> list[str]:
    document = docx.Document(BytesIO(write_speaking_note(paper)))
    return [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]


def test_the_note_tells_at_a_glance_what_the_answer_is_about() -> None:
    told = lines(replace(seed(), annexes=(Annex("Anlage", "x"),)))

    assert told[:2] == [
        "Ministerium für Arbeit, Gleichstellung und Soziales\t",
        "nur für den internen Gebrauch\tDrucksache 6/4711",
    ]
    assert told[2:9] == [
        "SPRECHZETTEL",
        "Kleine Anfrage des Abgeordneten Peter Ritter, Fraktion DIE LINKE",
        "Konzeption zur Integration von Migrantinnen und Migranten",
        "2 Fragen, mit Unterfragen 2",
        "gemeinsam beantwortet: 1 und 2",
        "Schreiben vom 17. November 2015",
        "Anlagen: 1",
    ]
    assert any(line.startswith("1.\tWie ist der aktuelle Stand") for line in told)


@pytest.mark.parametrize("paper", [seed(), long_paper(years=3), replace(seed(), members=(), title=None, number=None)])
def test_the_note_is_a_sound_file_in_larger_letters(paper: ParsedPaper) -> None:
    content = write_speaking_note(paper)

    assert lint(content) == []
    assert docx.Document(BytesIO(content)).styles["DS Titel"].font.size == Pt(15)
