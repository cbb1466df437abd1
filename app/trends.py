"""What is asked about now: subjects that recent papers' titles share (Was zurzeit gefragt wird)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from search_index.compounds import take_apart
from search_index.german import analyse, terms_of

SHOWN: Final = 8
_LEAST, _SHORTEST = 2, 4
_PLACE: Final = re.compile(r" (?:in|im|an|am|auf|bei) ")  # where something is says nothing of what it is
_GENERAL: Final = (
    *("Anzahl", "Arbeit", "Auswirkung", "Bedarf", "Bedeutung", "Bericht", "Einsatz", "Entwicklung", "Ergebnis"),
    *("Erfahrung", "Folge", "Frage", "Kosten", "Lage", "Land", "Landesregierung", "Maßnahme", "Möglichkeit"),
    *("Nachfrage", "Perspektive", "Planung", "Sachstand", "Situation", "Stand", "Stärkung", "Thema", "Umgang"),
    *("Umsetzung", "Verbesserung", "Verwendung", "Vorhaben", "Zahl", "Zukunft", "Zusammenarbeit"),
)


def recent_topics(titles: Iterable[str], limit: int = SHOWN) -> list[str]:
    """Return the subjects of most of the titles, and of two at least; a compound is of its first part's subject too."""
    where: defaultdict[str, set[int]] = defaultdict(set)
    written: dict[str, str] = {}
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for number, title in enumerate(titles):
        for subjects in _subjects(_PLACE.split(title)[0]):
            terms = [terms_of(subject)[0] for subject in subjects]
            longer[terms[-1]].add(terms[0])
            written = dict(zip(terms, subjects, strict=True)) | written
            for term in set(terms) - _general():
                where[term].add(number)
    shared = [term for term, found in where.items() if len(found) >= _LEAST]
    told = [term for term in shared if not any(where[other] == where[term] for other in longer[term] - {term})]
    return [written[term] for term in sorted(told, key=lambda term: -len(where[term]))[:limit]]


@cache
def _general() -> frozenset[str]:
    return frozenset(terms_of(word)[0] for word in _GENERAL)


def _subjects(text: str) -> Iterator[list[str]]:
    """Yield each noun, with its first part where it is a compound."""
    for term in analyse(text):
        word = text[term.start : term.end]
        if word[0].isupper() and len(word) >= _SHORTEST:
            compound = take_apart(word)
            yield [word, *(compound.parts[:1] if compound else ())]
