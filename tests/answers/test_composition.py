"""An inquiry and its answer become a paper; an answer becomes nothing but its text."""

from datetime import date

import pytest

from answers.composition import answer_content, answer_paper, question_paper
from answers.drafting.draft import Citation, Draft, Paragraph, Passage, Sentence
from answers.printing.announcing import Announcing
from inquiries.inquiry import InquiryKind
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround
from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, QuestionPart
from tests.factories import World

CITED = Sentence("So ist es.", (Citation("konzept", 3, "titel", "So"),))
DRAFT = Draft((Passage(("1", "2"), (Paragraph((CITED,)), Paragraph((CITED,)))), Passage(("3",), ())))


def test_only_the_text_is_handed_over_and_no_empty_passage() -> None:
    assert answer_content(DRAFT, "Vorab.") == {
        "government_remark": "Vorab.",
        "answers": [{"questions": ["1", "2"], "announced": "heading", "text": "So ist es.\n\nSo ist es."}],
        "outcomes": {},
    }


def test_reasons_of_a_refusal_and_a_reference_stand_in_the_answer_itself() -> None:
    refused = QuestionOutcome(Outcome.REFUSED, RefusalGround.PRIVATE_INTERESTS, "Die Angaben wären zuzuordnen.")
    referred = QuestionOutcome(Outcome.REFERRED, paper="6/12")
    draft = Draft(DRAFT.passages, outcomes={"2": refused, "3": referred})
    texts = [answer["text"] for answer in answer_content(draft, None)["answers"]]
    assert texts == [
        "So ist es.\n\nSo ist es.\n\nDie Angaben wären zuzuordnen.",
        "Auf die Antwort der Landesregierung auf Drucksache 6/12 wird verwiesen.",
    ]


def test_what_the_answer_says_already_is_not_said_twice() -> None:
    partly = QuestionOutcome(Outcome.PARTLY, reasons="So ist es.")
    [answer] = answer_content(Draft(DRAFT.passages, outcomes={"1": partly}), None)["answers"]
    assert answer["text"] == "So ist es.\n\nSo ist es."


def test_the_outcome_of_each_question_that_needs_an_answer_is_handed_over() -> None:
    questions = (PaperQuestion("1", "Wie viele", (QuestionPart("a", "hier?"), QuestionPart("b", "dort?"))),)
    refused = QuestionOutcome(Outcome.REFUSED, RefusalGround.STATUTE, "§ 30 AO steht entgegen.")
    handed_over = answer_content(Draft(outcomes={"1b": refused}), None, questions)
    assert handed_over["outcomes"] == {
        "1a": {"outcome": "ANSWERED", "ground": None},
        "1b": {"outcome": "REFUSED", "ground": "STATUTE"},
    }


def test_an_answer_to_one_question_needs_no_heading() -> None:
    [answer] = answer_content(Draft((Passage(("1",), (Paragraph((CITED,)),)),)), None)["answers"]
    assert answer["announced"] == "none"


def test_the_questions_paper_says_when_the_answer_is_due(world: World) -> None:
    inquiry = world.forwarded()
    paper = question_paper(inquiry, printed_on=inquiry.received_on)
    assert (paper.number, paper.due_on, paper.answers) == ("6/1", date(2015, 5, 19), ())
    assert [(asker.name, asker.group, asker.feminine) for asker in paper.members] == [("Erika Beispiel", "SPD", True)]


def test_the_answers_paper_names_who_answers_as_on_the_letters_day(world: World) -> None:
    inquiry = world.assigned("SM")
    paper = answer_paper(inquiry, answer_content(DRAFT, None))
    assert paper.answered_by == "Die Ministerin für Arbeit, Gleichstellung und Soziales"
    inquiry.letter_dated_on = date(2017, 1, 16)
    later = answer_paper(inquiry, answer_content(DRAFT, None))
    assert later.ministry == "Ministerium für Soziales, Integration und Gleichstellung"
    assert (later.due_on, later.letter_dated_on) == (None, date(2017, 1, 16))
    assert later.answers == (PaperAnswer(("1", "2"), "So ist es.\n\nSo ist es.", Announcement.HEADING),)


def test_without_a_ministry_nobody_is_named(world: World) -> None:
    paper = answer_paper(world.forwarded(), answer_content(DRAFT, None))
    assert paper.answered_by is paper.ministry is None


@pytest.mark.parametrize(
    ("joint", "announced", "reason"),
    [
        ("", Announcement.HEADING, None),
        ("heading", Announcement.HEADING, None),
        ("sentence", Announcement.SENTENCE, None),
        ("aufgrund des Sachzusammenhangs", Announcement.SENTENCE, "aufgrund des Sachzusammenhangs"),
        ("none", Announcement.NONE, None),
    ],
)
def test_joint_answers_are_announced_as_the_parliament_or_the_paper_says(
    world: World, joint: str, announced: Announcement, reason: str | None
) -> None:
    answers = [{"questions": questions, "announced": "none", "text": "Ja."} for questions in (["1", "2"], ["1"])]
    content = {"government_remark": None, "answers": answers}
    paper = answer_paper(world.inquiry(), content, announcing=Announcing(joint=joint))

    told = [(answer.announced, answer.reason) for answer in paper.answers]
    assert told == [(announced, reason), (Announcement.NONE, None)]


def test_a_large_inquiry_is_printed_as_one(world: World) -> None:
    inquiry = world.inquiry()
    inquiry.kind = InquiryKind.MAJOR

    assert question_paper(inquiry).kind == "major_interpellation"
