"""What stands against clearance: each question and part is covered, nothing is open, all can be printed."""

from answers.checks import check_answer
from answers.drafting.draft import Draft, Gap, Origin, Paragraph, Passage, Sentence
from inquiries.parsed_paper import PaperQuestion, QuestionPart

PARTS = (QuestionPart("a", "in Rostock,"), QuestionPart("b", "in Schwerin?"))
QUESTIONS = (PaperQuestion("1", "Wie viele gibt es", PARTS), PaperQuestion("2", "Warum?"))


def passage(*labels: str, text: str = "So ist es.", origin: Origin = Origin.DRAFTED) -> Passage:
    return Passage(labels, (Paragraph((Sentence(text, origin=origin),)),))


COVERED = (passage("1a"), passage("1b"), passage("2"))


def codes(draft: Draft, **about: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in check_answer(QUESTIONS, draft, **about)]


def test_nothing_stands_against_a_whole_answer() -> None:
    assert codes(Draft(COVERED), government_remark="Vorab gesagt.") == []


def test_every_part_of_a_question_needs_its_answer() -> None:
    assert codes(Draft((passage("1", "1a"), passage("2")))) == [("uncovered", "Frage 1b")]


def test_an_empty_passage_answers_nothing() -> None:
    assert codes(Draft((*COVERED[:2], Passage(("2",), ())))) == [("uncovered", "Frage 2")]


def test_an_open_gap_stops() -> None:
    assert codes(Draft(COVERED, (Gap(("1a", "2"), "[Zahl]"),))) == [("gap", "Frage 1a, 2")]


def test_a_text_that_cannot_be_printed_stops() -> None:
    broken = "| a | b |\n| c | d |"
    assert codes(Draft((*COVERED[:2], passage("2", text=broken)))) == [("unprintable", "Frage 2")]
    assert codes(Draft(COVERED), government_remark=broken) == [("unprintable", "Vorbemerkung")]


def test_a_sentence_without_source_is_shown_and_stops_nothing() -> None:
    [finding] = check_answer(QUESTIONS, Draft((*COVERED[:2], passage("2", origin=Origin.OWN))))
    assert (finding.code, finding.stops) == ("unsourced", False)


def test_a_single_question_has_no_number() -> None:
    [finding] = check_answer((PaperQuestion("", "Warum?"),), Draft())
    assert finding.sentence.startswith("Die Frage ist nicht beantwortet.")
