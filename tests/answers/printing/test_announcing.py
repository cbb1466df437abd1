"""Every way in which a Drucksache announces its answers is a setting, is printed, and is read in again."""

from dataclasses import replace
from itertools import product

import pytest

from answers.printing.announcing import AS_USUAL, Announcing, joint_forms, part_forms
from answers.printing.layout import load_layout
from answers.printing.markdown import write_markdown
from answers.printing.plain import write_plain
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.reading.child import answer
from tests.answers.printing.papers import seed

MV, BY = load_layout("MV"), load_layout("BY")
LETTERS = (QuestionPart("a", "wie viele Stellen?"), QuestionPart("b", "seit wann?"))
QUESTIONS = (
    PaperQuestion("1", "Wo gibt es Stellen?"),
    PaperQuestion("2", "Wer trägt sie?"),
    PaperQuestion("3", "Gibt es weitere, und wenn ja,", LETTERS),
)
ANSWERS = (
    PaperAnswer(("1", "2"), "In allen Kreisen."),
    PaperAnswer(("3",), "Es gibt weitere."),
    PaperAnswer(("3a",), "Es sind drei."),
    PaperAnswer(("3b",), "Seit 2014."),
)
EVERY_FORM = list(product([code for code, _ in joint_forms(MV)], [code for code, _ in part_forms(MV)]))


def paper(joint: str = "", parts: str = "") -> ParsedPaper:
    answers = Announcing(joint, parts).applied(ANSWERS, QUESTIONS, MV)
    return replace(seed(), questions=QUESTIONS, answers=answers, due_on=None, preamble=None)


def printed(said: ParsedPaper) -> str:
    return " ".join(write_plain(said, layout=MV, which=Print.ANSWER).split())


@pytest.mark.parametrize(
    ("joint", "line"),
    [
        ("heading", "Wer trägt sie? Zu 1 und 2 In allen"),
        ("sentence", "Wer trägt sie? Die Fragen 1 und 2 werden zusammenhängend beantwortet. In allen"),
        (
            "wegen des Sachzusammenhangs",
            "Die Fragen 1 und 2 werden wegen des Sachzusammenhangs gemeinsam beantwortet. In allen",
        ),
        (
            "aufgrund des Sachzusammenhangs",
            "Die Fragen 1 und 2 werden aufgrund des Sachzusammenhangs gemeinsam beantwortet. In allen",
        ),
        ("none", "Wer trägt sie? In allen Kreisen."),
    ],
)
def test_a_joint_answer_is_announced_in_the_chosen_form(joint: str, line: str) -> None:
    assert line in printed(paper(joint))


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ("none", "wenn ja, Es gibt weitere. a) wie viele Stellen? Es sind drei. b) seit wann? Seit 2014."),
        (
            "heading",
            "wenn ja, a) wie viele Stellen? b) seit wann? Es gibt weitere. Zu a) Es sind drei. Zu b) Seit 2014.",
        ),
    ],
)
def test_answers_to_parts_follow_each_part_or_stand_under_their_letter(parts: str, line: str) -> None:
    assert line in printed(paper(parts=parts))


@pytest.mark.parametrize(("joint", "parts"), EVERY_FORM)
def test_every_form_is_read_in_again_from_word_and_markdown(joint: str, parts: str) -> None:
    said = paper(joint, parts)
    for content in (
        write_word(said, layout=MV, which=Print.ANSWER),
        write_markdown(said, layout=MV, which=Print.ANSWER).encode(),
    ):
        read = ParsedPaper.from_json(_read(content))
        assert read.questions == said.questions
        assert read.answers == said.answers


def _read(content: bytes) -> dict[str, object]:
    found = answer(content, "MV")["paper"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("reason", MV.reasons)
def test_the_reason_stays_with_a_published_paper_and_is_read_from_word(reason: str) -> None:
    said = paper(reason)
    read = ParsedPaper.from_json(_read(write_word(said, layout=MV, which=Print.ANSWER)))
    assert read.answers[0].reason == ParsedPaper.from_json(said.to_snapshot()).answers[0].reason == reason
    assert "reason" not in said.to_json()["answers"][0]


def test_the_parliaments_own_way_is_data() -> None:
    assert AS_USUAL.applied(ANSWERS, QUESTIONS, MV)[0].announced is Announcement.HEADING
    assert AS_USUAL.applied(ANSWERS, QUESTIONS, BY)[0].announced is Announcement.SENTENCE
    other = replace(MV, announced=MV.reasons[1], parts="heading")
    joint, _, part, _ = AS_USUAL.applied(ANSWERS, QUESTIONS, other)
    assert (joint.reason, part.announced) == ("aufgrund des Sachzusammenhangs", Announcement.HEADING)


@pytest.mark.parametrize(("chosen", "field"), [(Announcing("laut"), "announced"), (Announcing(parts="?"), "parts")])
def test_a_form_that_there_is_not_is_refused(chosen: Announcing, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        chosen.applied(ANSWERS, QUESTIONS, MV)
    assert refused.value.field == field
