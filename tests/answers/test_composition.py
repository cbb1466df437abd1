"""An inquiry and its answer become a paper; an answer becomes nothing but its text."""

from datetime import date

from answers.composition import answer_content, answer_paper, question_paper
from answers.drafting.draft import Citation, Draft, Paragraph, Passage, Sentence
from inquiries.parsed_paper import Announcement, PaperAnswer
from tests.factories import World

CITED = Sentence("So ist es.", (Citation("konzept", 3, "titel", "So"),))
DRAFT = Draft((Passage(("1", "2"), (Paragraph((CITED,)), Paragraph((CITED,)))), Passage(("3",), ())))


def test_only_the_text_is_handed_over_and_no_empty_passage() -> None:
    assert answer_content(DRAFT, "Vorab.") == {
        "government_remark": "Vorab.",
        "answers": [{"questions": ["1", "2"], "announced": "heading", "text": "So ist es.\n\nSo ist es."}],
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
