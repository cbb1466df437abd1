"""Arranging an answer by hand: nothing of its text or its questions is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import arranging
from answers.drafting.draft import Citation, Draft, Paragraph, Passage, Sentence
from inquiries.foundation.errors import InvalidInput, StaleRevision
from inquiries.parsed_paper import PaperQuestion, QuestionPart

CITED = Sentence("Das gilt.", (Citation("konzept", 1, "state", "in_force"),))


def passage(*labels: str, texts: tuple[str, ...] = ("So ist es.",)) -> Passage:
    return Passage(labels, tuple(Paragraph((Sentence(text),)) for text in texts))


DRAFT = Draft((passage("1"), passage("2", texts=("Erstens.", "Zweitens.")), passage("3", "4")), offered=(CITED,))


def shape(draft: Draft) -> list[tuple[tuple[str, ...], str]]:
    return [(each.questions, each.text) for each in draft.passages]


def test_an_answer_begun_by_hand_has_a_passage_a_question_with_its_parts() -> None:
    questions = (PaperQuestion("1", "Wie viele", (QuestionPart("a", "hier?"),)), PaperQuestion("2", "Warum?"))
    assert shape(arranging.blank(questions)) == [(("1", "1a"), ""), (("2",), "")]


def test_passages_are_merged_in_the_papers_order_whichever_was_chosen_first() -> None:
    wanted = [(("1", "3", "4"), "So ist es.\n\nSo ist es."), (("2",), "Erstens.\n\nZweitens.")]
    assert shape(arranging.merged(DRAFT, 0, 2)) == shape(arranging.merged(DRAFT, 2, 0)) == wanted


def test_a_passage_is_split_by_its_questions_with_the_paragraphs_chosen() -> None:
    joint = Draft((passage("1", "2", texts=("Zur ersten.", "Zur zweiten.")),))
    assert shape(arranging.split(joint, 0, labels=["2"], paragraphs=[1])) == [
        (("1",), "Zur ersten."),
        (("2",), "Zur zweiten."),
    ]


@pytest.mark.parametrize("labels", [[], ["1", "2"], ["7"]])
def test_a_split_leaves_each_side_a_question(labels: list[str]) -> None:
    with pytest.raises(InvalidInput, match="mindestens eine muss bleiben"):
        arranging.split(Draft((passage("1", "2"),)), 0, labels=labels)


def test_a_passage_is_not_merged_with_itself() -> None:
    with pytest.raises(InvalidInput, match="anderen Abschnitt"):
        arranging.merged(DRAFT, 1, 1)


def test_a_passage_moves_and_stops_at_the_ends() -> None:
    assert [each.questions for each in arranging.moved(DRAFT, 0, 1).passages] == [("2",), ("1",), ("3", "4")]
    assert arranging.moved(DRAFT, 0, -1) == arranging.moved(DRAFT, 2, 1) == DRAFT


def test_an_offered_sentence_brings_its_citations_and_is_offered_no_more() -> None:
    added = arranging.with_offered(DRAFT, 0, 1)
    assert added.passages[1].paragraphs[-1].sentences == (CITED,)
    assert added.offered == ()


@pytest.mark.parametrize("index", [-1, 3])
def test_a_place_that_is_gone_is_said(index: int) -> None:
    for change in (
        lambda: arranging.merged(DRAFT, index, 0),
        lambda: arranging.split(DRAFT, index, labels=["1"]),
        lambda: arranging.moved(DRAFT, index, 1),
        lambda: arranging.with_offered(DRAFT, 0, index),
        lambda: arranging.with_offered(DRAFT, 1, 0),
    ):
        with pytest.raises(StaleRevision):
            change()


@given(st.lists(st.tuples(st.sampled_from(["merge", "split", "up", "down"]), st.integers(0, 4), st.integers(0, 4))))
def test_no_arranging_loses_a_question_or_a_paragraph(steps: list[tuple[str, int, int]]) -> None:
    draft = Draft(tuple(passage(str(number), texts=(f"Satz {number}.",)) for number in range(1, 6)))
    wanted = content(draft)
    for what, one, other in steps:
        draft = step(draft, what, one, other)
        assert content(draft) == wanted


def step(draft: Draft, what: str, one: int, other: int) -> Draft:
    try:
        if what == "merge":
            return arranging.merged(draft, one, other)
        if what == "split":
            return arranging.split(draft, one, labels=[str(other)], paragraphs=[other])
        return arranging.moved(draft, one, -1 if what == "up" else 1)
    except (InvalidInput, StaleRevision):
        return draft


def content(draft: Draft) -> tuple[list[str], list[str]]:
    labels = sorted(label for each in draft.passages for label in each.questions)
    return labels, sorted(paragraph.text for each in draft.passages for paragraph in each.paragraphs)
