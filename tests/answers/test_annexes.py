"""Annexes of an answer: changed, added, taken away, and where two people wrote at once."""

import pytest

from answers.annexes import LONGEST_LABEL, edited
from answers.checks.finding import texts_of
from answers.composition import answer_content
from answers.drafting.draft import Draft
from answers.merging import AnswerText, Merge, MergeState, merges
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Annex

PLACES = Annex("Anlage 1", "Rostock")
YEARS = Annex("Anlage 2", "| Jahr | Zahl |\n| --- | ---: |\n| 2014 | 3 |")


def test_an_annex_is_changed_at_its_place_and_a_new_one_comes_last() -> None:
    typed = {0: Annex(" Orte\n", "Rostock\r\n\r\nWismar "), 2: Annex("", "Neu.")}
    assert edited((PLACES, YEARS), typed) == (Annex("Orte", "Rostock\n\nWismar"), YEARS, Annex("Anlage 3", "Neu."))


def test_an_empty_annex_goes() -> None:
    assert edited((PLACES, YEARS), {0: Annex("", " "), 2: Annex("", "")}) == (YEARS,)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Annex("Anlage 1", " "), "annex-0"),
        (Annex("A" * (LONGEST_LABEL + 1), "Text"), "annex-label-0"),
    ],
)
def test_an_annex_without_text_or_with_an_endless_label_is_refused(typed: Annex, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        edited((PLACES,), {0: typed})
    assert refused.value.field == field


def test_no_two_annexes_have_one_label() -> None:
    with pytest.raises(InvalidInput) as refused:
        edited((PLACES, YEARS), {0: PLACES, 1: YEARS, 2: Annex("Anlage 2", "Neu.")})
    assert refused.value.field == "annex-label-2"
    assert edited((YEARS,), {1: Annex("", "Neu.")})[1].label == "Anlage 3"


def test_annexes_are_kept_with_a_draft_checked_and_handed_over() -> None:
    draft = Draft(annexes=(PLACES, YEARS))
    assert Draft.from_json(draft.to_json()) == draft
    assert [(each.place, each.anchor) for each in texts_of(draft, None)] == [
        ("Anlage 1", "anlage-0"),
        ("Anlage 2", "anlage-1"),
    ]
    assert answer_content(draft, None)["annexes"][0] == {"label": "Anlage 1", "text": "Rostock"}


def test_an_answer_without_annexes_says_nothing_of_them() -> None:
    assert "annexes" not in Draft().to_json()
    assert "annexes" not in answer_content(Draft(), None)


def merged(base: tuple[Annex, ...], saved: tuple[Annex, ...], **mine: str) -> list[Merge]:
    fields = {name.replace("_", "-"): text for name, text in mine.items()}
    return merges(AnswerText(Draft(annexes=base)), AnswerText(Draft(annexes=saved)), fields)


def test_two_new_annexes_written_at_once_are_both_kept() -> None:
    label, text = merged((), (PLACES,), annex_label_0="Anlage 1", annex_0="Wismar")
    assert (label.field, label.mine, label.state) == ("annex-label-1", "Anlage 1", MergeState.NEW)
    assert (text.field, text.mine, text.state) == ("annex-1", "Wismar", MergeState.NEW)


def test_one_annex_changed_by_two_shows_both_texts() -> None:
    [both] = merged((PLACES,), (Annex("Anlage 1", "Rostock, Wismar"),), annex_label_0="Anlage 1", annex_0="Schwerin")
    assert (both.field, both.mine, both.theirs, both.state) == (
        "annex-0",
        "Schwerin",
        "Rostock, Wismar",
        MergeState.BOTH,
    )


def test_an_annex_that_somebody_removed_returns_only_if_it_was_changed() -> None:
    [same] = merged((PLACES,), (), annex_label_0="Anlage 1", annex_0="Rostock")
    assert same.state is MergeState.UNCHANGED
    changed = merged((PLACES,), (), annex_label_0="Anlage 1", annex_0="Wismar")
    assert [(each.field, each.mine) for each in changed] == [("annex-label-0", "Anlage 1"), ("annex-0", "Wismar")]


def test_an_annex_left_empty_is_no_text_to_merge() -> None:
    assert merged((), (PLACES,), annex_label_0="", annex_0=" ") == []
