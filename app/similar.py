"""Questions that were asked before, for whoever is about to ask or to answer one (ähnliche Fragen)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Final, Self

from app import search
from search_index.data import read_lines
from search_index.errors import IndexUnavailable
from search_index.expression import Any, Word
from search_index.german import Term, analyse, terms_of_text
from search_index.query import Hit, Query

MOST_WORDS: Final = 30
LEAST_SHARE: Final = 0.3  # of the words that were given, which a question must have to be called similar
LEAST_WORDS: Final = 2


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
    words = {term.whole: term for term in islice(analyse(text), 10 * MOST_WORDS) if term.whole not in _usual()}
    telling = sorted(words.values(), key=_says_much, reverse=True)[:MOST_WORDS]
    wanted = Query(Any(tuple(Word(text[term.start : term.end]) for term in telling)), limit=4 * limit + 1)
    try:
        hits = search.public_index().search(wanted).hits if telling else ()
    except IndexUnavailable:
        return []
    terms = frozenset(term.whole for term in telling)
    found = [SimilarQuestion.of(hit, _likeness(hit, terms)) for hit in hits if hit.stored["number"] != without]
    alike = [question for question in found if question.likeness >= LEAST_SHARE]
    return sorted(alike, key=lambda question: -question.likeness)[:limit]


@cache
def _usual() -> frozenset[str]:
    return frozenset(word for line in read_lines("usual_in_questions.txt") for word in terms_of_text(line))


def _says_much(term: Term) -> int:
    """Prefer long words: in German they are the particular ones."""
    return len(term.whole) if term.whole.isalpha() else 0


def _likeness(hit: Hit, terms: frozenset[str]) -> float:
    """Return which share of the words stands in the question or its title, compound words counting by parts too."""
    there = {each for term in analyse(f"{hit.title} {hit.stored['asked']}") for each in (term.whole, *term.parts)}
    shared = terms & there
    return len(shared) / len(terms) if len(shared) >= min(LEAST_WORDS, len(terms)) else 0.0
