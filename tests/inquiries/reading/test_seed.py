"""The first paper that the reader must read right."""

from pathlib import Path

import pytest

from inquiries.parsed_paper import Announcement, Asker, ParsedPaper
from inquiries.reading import read_paper

SEED = Path(__file__).parent / "data" / "seed.md"


@pytest.fixture(scope="module")
def paper() -> ParsedPaper:
    return read_paper(SEED.read_bytes(), filename=SEED.name)


def test_the_head_names_the_member_and_the_title(paper: ParsedPaper) -> None:
    assert paper.members == (Asker("Peter Ritter", "DIE LINKE"),)
    assert paper.title == "Konzeption zur Integration von Migrantinnen und Migranten"


def test_the_members_text_is_the_preamble(paper: ParsedPaper) -> None:
    assert paper.preamble is not None
    assert paper.preamble.startswith("In seiner 95. Sitzung am 4. Juni 2015 lehnte")
    assert paper.government_remark is None


def test_both_questions_are_read_whole(paper: ParsedPaper) -> None:
    assert [(question.label, question.text[:24], question.text[-1]) for question in paper.questions] == [
        ("1", "Wie ist der aktuelle Sta", "?"),
        ("2", "Wann beabsichtigt die La", "?"),
    ]


def test_one_answer_under_a_heading_belongs_to_both(paper: ParsedPaper) -> None:
    (answer,) = paper.answers
    assert (answer.questions, answer.announced) == (("1", "2"), Announcement.HEADING)
    paragraphs = answer.text.split("\n\n")
    assert len(paragraphs) == 5
    assert paragraphs[0].startswith("Die Landesregierung beabsichtigt")
    assert paragraphs[-1].endswith("zu aktuellen Fragen der Integration.")


def test_what_the_head_lacks_is_noted_and_nothing_else(paper: ParsedPaper) -> None:
    assert [finding.code for finding in paper.findings] == ["missing-number", "missing-printed-on", "missing-letter"]
    assert paper.number is paper.term is paper.printed_on is paper.answered_by is None
