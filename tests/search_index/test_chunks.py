"""The quick way to a text's words finds the same ones as its analysis."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search_index.chunks import words_of
from search_index.german import analyse

GOLD = [line for path in sorted(Path(__file__).parent.glob("gold*.txt")) for line in path.read_text().splitlines()]
MIXED = "§ 64 am 23. Oktober 2015 B 96 Kita-Plätze, GO LT LT. Bürger:innen Bürger: 64, am?"


def agrees(text: str) -> bool:
    terms, words = list(analyse(text)), words_of(text)
    return (
        words.wholes.split() == [term.whole for term in terms]
        and sorted(words.parts.split()) == sorted(part for term in terms for part in term.parts)
        and set(words.spellings.split()) == {spelling for term in terms for spelling in (term.surface, term.whole)}
    )


def test_the_words_of_the_gold_set_are_those_of_the_analysis() -> None:
    assert [line for line in GOLD if not agrees(line)] == []


@given(st.lists(st.sampled_from(MIXED.split())))
def test_words_that_belong_together_are_kept_together(chunks: list[str]) -> None:
    assert agrees(" ".join(chunks))
