"""The analysis of German, measured by the gold set and by rules that hold for every word."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.german import analyse, terms_of
from search_index.lexicon import fold
from tests.search_index.gold import gold_pairs


def test_the_gold_set_is_found_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = list(gold_pairs())
    wrong = [str(pair) for pair in pairs if not pair.holds()]
    with capsys.disabled():
        sys.stdout.write(f"\ngold set: {len(pairs) - len(wrong)} of {len(pairs)} pairs {wrong or ''}\n")
    assert len(pairs) >= 300
    assert len(wrong) <= 0.03 * len(pairs)


@pytest.mark.parametrize("name", ["gold_held_out.txt", *(f"gold_held_out_{number}.txt" for number in (2, 3, 4))])
def test_words_that_the_analysis_was_not_made_for_do_as_well(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = list(gold_pairs(name))
    wrong = [str(pair) for pair in pairs if not pair.holds()]
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {len(pairs) - len(wrong)} of {len(pairs)} pairs {wrong or ''}\n")
    assert len(pairs) >= 150
    assert len(wrong) <= 0.03 * len(pairs)


@pytest.mark.parametrize(("town", "part"), [("Greifswald", "wald"), ("Ludwigslust", "lust"), ("Saarbrücken", "brücke")])
def test_the_name_of_a_place_is_not_taken_apart(town: str, part: str) -> None:
    assert part not in terms_of(f"Vorpommern-{town}")[1]
    assert terms_of(f"{town}er") == terms_of(town)


@pytest.mark.parametrize("word", ["Schule", "Rat", "Ort", "Ei", "Polizei", "Minister", "Landtag", "Sport", "Heirat"])
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert terms_of(word)[1] == ()


def test_parts_of_parts_are_found_too() -> None:
    assert {"landwirtschaft", "ministerium", "land"} <= set(terms_of("Landwirtschaftsministerium")[1])


def test_places_count_in_the_composed_form_of_the_text() -> None:
    (term,) = analyse("  Ha\u0308user")
    assert (term.whole, term.start, term.end) == ("haus", 2, 8)


def test_soft_hyphens_do_not_break_a_word() -> None:
    assert [term.whole for term in analyse("Mi\u00adnis\u00adterium")] == ["ministerium"]


def test_a_day_in_words_is_found_by_its_number() -> None:
    assert "2015-10-03" in {part for term in analyse("am 3. Oktober 2015") for part in term.parts}
    assert all("-" not in part for term in analyse("Oktober 2015, 45 Oktober 2015") for part in term.parts)


def test_a_number_that_is_no_day_stays_as_it_is() -> None:
    assert terms_of("23.13.2015") == ("23.13.2015", ())


def test_words_that_tell_nothing_are_left_out() -> None:
    assert list(analyse("der die das und")) == []


@given(st.text(max_size=60))
def test_any_text_can_be_analysed(text: str) -> None:
    for term in analyse(text):
        assert term.whole
        assert term.surface
        assert not any(sign.isspace() for sign in term.whole)
        assert term.whole not in term.parts


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=80))
def test_case_never_matters(word: str) -> None:
    assert terms_of(word) == terms_of(word.capitalize())


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
