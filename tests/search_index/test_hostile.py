"""Hostile searches: whatever is typed, the work is bounded, and what was understood is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.expression import All, Any, Expression, Not, Phrase, Prefix, wanted_texts
from search_index.index import SearchIndex
from search_index.plan import plan_for
from search_index.query import Query
from search_index.query_language import parse
from search_index.suggestion import suggest
from search_index.vocabulary import MOST_SPELLINGS, Vocabulary, beginning_with
from tests.search_index.corpus import FIELDS

MOST_WORDS, MOST_PREFIXES, LONGEST_PHRASE, DEEPEST, LONGEST = 64, 8, 32, 8, 2_000
HOSTILE = {
    "stars": "a*b*c* " * 400,
    "ten thousand words": " ".join(f"wort{number}" for number in range(10_000)),
    "ten thousand beginnings": " ".join(f"wo{number}*" for number in range(10_000)),
    "brackets": "(" * 5_000 + "Kita" + ")" * 5_000,
    "closing brackets": ")" * 9_000,
    "alternatives": " ODER ".join(["Kita"] * 5_000),
    "exclusions": "-" * 9_000 + " " + "-x " * 3_000,
    "quotes": '"' * 9_001,
    "a long phrase": '"' + "Schule " * 5_000 + '"',
    "tildes": "~".join(["Kita"] * 3_000) + "~2 " * 100,
    "fields": "titel:" * 3_000 + "x",
    "facets": "ministerium:a " * 3_000,
    "days": "von:0000-00-00 bis:9999-99-99 von:2015-13 bis:x " * 200,
    "controls": "".join(map(chr, range(32))) * 300,
    "right to left": "\u202e\u2066Kita\u2069" * 500,
    "letters that join": "a" + "\u0301" * 9_000,
    "one long word": "a" * 100_000,
    "nothing": " \t\n" * 3_000,
}


def depth(expression: Expression) -> int:
    match expression:
        case All(inner) | Any(inner):
            return 1 + max(map(depth, inner), default=0)
        case Not(inner):
            return 1 + depth(inner)
        case _:
            return 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_understood_of_a_hostile_search_is_bounded(text: str) -> None:
    understood = parse(text, FIELDS)
    texts = list(wanted_texts(understood))
    assert len(texts) <= MOST_WORDS
    assert sum(isinstance(each, Prefix) for each in texts) <= MOST_PREFIXES
    assert sum(len(each.text) for each in texts if isinstance(each, Phrase)) <= LONGEST
    assert all(len(each.text.split()) <= LONGEST_PHRASE for each in texts if isinstance(each, Phrase))
    assert depth(understood) <= 2 * DEEPEST + 2
    assert len(str(understood)) <= 40 * LONGEST
    plan_for(understood, lambda _: ())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_engine_answers_a_hostile_search(index: SearchIndex, text: str) -> None:
    results = index.search(Query(parse(text, FIELDS), facets=("ministry",)))
    assert results.total >= len(results.hits)


def test_a_beginning_stands_for_some_thousands_of_words_at_most() -> None:
    words = sorted(f"wo{number:06}" for number in range(3 * MOST_SPELLINGS))
    assert len(beginning_with(words, "wo")) == MOST_SPELLINGS
    assert beginning_with(words, "wo000001") == ["wo000001"]


def test_a_long_search_without_hits_is_not_put_right() -> None:
    vocabulary = Vocabulary({"haltestelle"}, lambda _: 1)
    assert suggest(parse("Haltestele", {}), vocabulary) == "Haltestelle"
    assert suggest(parse("Haltestele " + " ".join(map(str, range(7))), {}), vocabulary) is None


@given(st.text(alphabet='ab*"() -:ODER.~\x00\u00ad§0123456789', max_size=300))
def test_no_text_breaks_the_language(text: str) -> None:
    plan_for(parse(text, FIELDS), lambda _: ("ab",))


def test_what_is_said_many_times_is_looked_for_once() -> None:
    once = plan_for(parse("Kita Schule", FIELDS), lambda _: ())
    assert plan_for(parse("Kita Schule " * 20, FIELDS), lambda _: ()) == once
    assert plan_for(parse(" ODER ".join(["Kita"] * 20), FIELDS), lambda _: ()) == plan_for(
        parse("Kita", FIELDS), lambda _: ()
    )
