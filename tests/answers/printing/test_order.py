"""The order of questions and answers."""

import pytest
from hypothesis import HealthCheck, given, settings

from answers.printing.order import alternating
from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from tests.answers.printing.papers import papers

QUESTIONS = (
    PaperQuestion("1", "1"),
    PaperQuestion("2", "2", (QuestionPart("a", "2a"), QuestionPart("b", "2b"))),
    PaperQuestion("3", "3"),
)


def answer(labels: str, announced: Announcement = Announcement.NONE) -> PaperAnswer:
    return PaperAnswer(tuple(labels.split()), f"<{labels}>", announced)


def heading(labels: str) -> PaperAnswer:
    return answer(labels, Announcement.HEADING)


@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ([], "1 2 2a 2b 3"),
        ([answer("1"), answer("2 2a 2b"), answer("3")], "1 <1> 2 2a 2b <2 2a 2b> 3 <3>"),
        ([answer("1 2 2a 2b 3", Announcement.SENTENCE)], "1 2 2a 2b 3 <1 2 2a 2b 3>"),
        ([answer("2"), answer("2a"), answer("2b")], "1 2 <2> 2a <2a> 2b <2b> 3"),
        ([answer("2"), heading("2a"), heading("2b")], "1 2 2a 2b <2> <2a> <2b> 3"),
        ([answer("2")], "1 2 2a 2b <2> 3"),
        ([answer("2a")], "1 2 2a <2a> 2b 3"),
        ([heading("1 2"), heading("3")], "1 2 2a 2b <1 2> 3 <3>"),
        ([answer("9"), answer("1")], "1 <1> 2 2a 2b 3 <9>"),
    ],
)
def test_answers_follow_the_last_question_they_are_for(answers: list[PaperAnswer], order: str) -> None:
    assert " ".join(step.text for step in alternating(QUESTIONS, answers)) == order


def test_equal_answers_are_all_printed() -> None:
    assert [step.text for step in alternating(QUESTIONS[:1], [answer("1"), answer("1")])] == ["1", "<1>", "<1>"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_nothing_is_left_out_or_said_twice(paper: ParsedPaper) -> None:
    steps = list(alternating(paper.questions, paper.answers))

    assert [step for step in steps if isinstance(step, PaperQuestion)] == list(paper.questions)
    assert [step for step in steps if isinstance(step, PaperAnswer)] == list(paper.answers)
    assert len(steps) == len(paper.question_labels()) + len(paper.answers)
