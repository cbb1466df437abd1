"""Questions that were asked before, for whoever is about to ask or to answer one (ähnliche Fragen)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, combinations, islice
from typing import Final, Self

from app.search import public_index
from search_index.data import read_lines
from search_index.errors import IndexUnavailable
from search_index.expression import All, Any, Word
from search_index.german import Term, analyse, terms_of_text
from search_index.query import Hit, Query

MOST_WORDS: Final = 30
LEAST_SHARE: Final = 0.3  # of the words that were given, by their letters, to call a question similar
LEAST_WORDS: Final = 2
LOOKED_AT: Final = 50  # hits by the titles and as many by all words; those with most of the words are shown
PAIRED: Final = 8  # words of which two are looked for in one title


@dataclass(frozen=True, slots=True)
class SimilarQuestion:
    """A question that was asked and answered in a published paper."""

    number: str
    label: str
    title: str
    question: str
    passage: str
    ministry: str
    on: date | None
    likeness: float

    @property
    def path(self) -> str:
        """Return the citable address of the question."""
        return f"/drs/{self.number}" + (f"#frage-{self.label}" if self.label else "")

    @classmethod
    def of(cls, hit: Hit, likeness: float) -> Self:
        """Return what was found."""
        stored = hit.stored
        about = (stored["number"], stored["question"], hit.title, stored["asked"], hit.passage, stored["ministry"])
        return cls(*about, hit.on, likeness)


def similar_questions(text: str, limit: int = 5, *, without: str = "") -> list[SimilarQuestion]:
    """Return published questions like this one, the most alike first; none while the index is being rebuilt.

    `without` names a paper that is left out, such as the one that is being looked at.
    """
    words = {term.whole: term for term in islice(analyse(text), 10 * MOST_WORDS) if _tells(term.whole)}
    telling = sorted(words.values(), key=_says_much, reverse=True)[:MOST_WORDS]
    try:
        hits = _candidates(text, telling)
    except IndexUnavailable:
        return []
    found = [SimilarQuestion.of(hit, _likeness(hit, telling)) for hit in hits if hit.stored["number"] != without]
    alike = [question for question in found if question.likeness >= LEAST_SHARE]
    return sorted(alike, key=lambda question: -question.likeness)[:limit]


def _candidates(text: str, telling: Sequence[Term]) -> Collection[Hit]:
    """Return the best hits of two words in one title, then those of any words anywhere, each once."""
    different = [term for term in telling if term.whole in _different(telling)][:PAIRED]
    titles = [All(tuple(Word(_said(text, term), in_title=True) for term in two)) for two in combinations(different, 2)]
    searches = [Any(tuple(each)) for each in (titles, [Word(_said(text, term)) for term in telling]) if each]
    found = [public_index().search(Query(wanted, limit=LOOKED_AT)).hits for wanted in searches]
    return {hit.key: hit for hit in chain(*found)}.values()


def _said(text: str, term: Term) -> str:
    return text[term.start : term.end]


def _tells(term: str) -> bool:
    return term not in _usual() and not (term.isdigit() and len(term) == len("2015"))


@cache
def _usual() -> frozenset[str]:
    return frozenset(word for line in read_lines("usual_in_questions.txt") for word in terms_of_text(line))


def _says_much(term: Term) -> int:
    """Prefer long words: in German they are the particular ones."""
    return len(term.whole) if term.whole.isalpha() else 0


def _likeness(hit: Hit, terms: Collection[Term]) -> float:
    """Return which share of the words, by their letters, stands in the question or its title, in compounds too."""
    there = {each for term in analyse(f"{hit.title} {hit.stored['asked']}") for each in (term.whole, *term.parts)}
    wanted, shared = _different(terms), _different([term for term in terms if term.whole in there])
    return _letters(shared) / _letters(wanted) if len(shared) >= min(LEAST_WORDS, len(wanted)) else 0.0


def _letters(words: Collection[str]) -> int:
    return sum(map(len, words))


def _different(terms: Collection[Term]) -> frozenset[str]:
    """Return the words without those that are a part of another one, such as Ostsee beside Ostseeküste."""
    return frozenset(term.whole for term in terms).difference(part for term in terms for part in term.parts)
