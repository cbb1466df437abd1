"""An index in memory, slow and simple: what the engines' answers are measured by (Vergleichsindex)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from search_index import scoring
from search_index.document import Document
from search_index.entry import TITLE_MARK, Entry
from search_index.expression import Dated
from search_index.index import Status
from search_index.plan import Both, Either, Excluding, HasPhrase, HasPrefix, HasTerm, HasValue, Plan, plan_for
from search_index.query import Hit, Query, Results, Sort
from search_index.suggestion import suggest
from search_index.vocabulary import Vocabulary


class MemoryIndex:
    """Keeps everything in dictionaries and looks at every document for every query."""

    def __init__(self) -> None:
        self._documents: dict[str, list[tuple[Document, Entry]]] = {}
        self._generation = 0

    def replace(self, parent: str, documents: Iterable[Document]) -> None:
        """Put these documents in place of all that the parent has."""
        self._documents.pop(parent, None)
        if entries := [(document, Entry.of(document)) for document in documents]:
            self._documents[parent] = entries
        self._generation += 1

    def remove(self, parent: str) -> None:
        """Take out all documents of a parent."""
        self.replace(parent, ())

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew."""
        self._documents = {}
        for parent, group in groupby(documents, lambda document: document.parent):
            self.replace(parent, group)

    def search(self, query: Query) -> Results:
        """Answer a query."""
        plan = plan_for(query.whole_expression(), self._values)
        worths = ((document, worth(entry, document, plan)) for document, entry in self._entries())
        found = [(document, score) for document, score in worths if score is not None]
        best = _best_of_each_parent(found, query.sort)
        page = best[query.offset : query.offset + query.limit]
        return Results(
            total=len(best),
            hits=tuple(_hit(document, score, more) for document, score, more in page),
            facets={name: _counts(found, name, query.facet_limit) for name in query.facets},
            understood=str(query.expression),
            suggestion=None if best else suggest(query.expression, self._vocabulary()),
        )

    def status(self) -> Status:
        """Tell how the index is."""
        documents = sum(map(len, self._documents.values()))
        return Status("memory", len(self._documents), documents, str(self._generation))

    def parents(self) -> frozenset[str]:
        """Return all parents."""
        return frozenset(self._documents)

    def _entries(self) -> list[tuple[Document, Entry]]:
        return [item for items in self._documents.values() for item in items]

    def _values(self, name: str) -> set[str]:
        return {value for document, _ in self._entries() for value in document.facets.get(name, ())}

    def _vocabulary(self) -> Vocabulary:
        counts = Counter(
            word for _, entry in self._entries() for word in set(entry.spellings.split()) if word[0] != TITLE_MARK
        )
        return Vocabulary(counts, counts.__getitem__)


def worth(entry: Entry, document: Document, plan: Plan) -> float | None:
    """Return what a document is worth for a plan, or None where it does not match."""
    match plan:
        case HasTerm() | HasPhrase() | HasPrefix():
            return _worth_of_text(entry, plan) or None
        case HasValue(name, values):
            return _zero_if(not set(values).isdisjoint(document.facets.get(name, ())))
        case Dated(since, until):
            return _zero_if(_within(document.on, since, until))
        case Excluding(inner):
            return _zero_if(worth(entry, document, inner) is None)
        case Both(inner) | Either(inner):
            found = [score for part in inner if (score := worth(entry, document, part)) is not None]
            enough = bool(found) if isinstance(plan, Either) else len(found) == len(inner)
            return sum(found) if enough else None


def _worth_of_text(entry: Entry, plan: HasTerm | HasPhrase | HasPrefix) -> float:
    title, text = entry.title.split(), [] if plan.in_title else entry.text.split()
    match plan:
        case HasTerm(term, in_title):
            part = TITLE_MARK + term if in_title else term
            parts = scoring.part_weight(entry.parts.split().count(part))
            return title.count(term) * scoring.TITLE + text.count(term) * scoring.TEXT + parts
        case HasPhrase(terms):
            return float(_in_order(title, terms) or _in_order(text, terms))
        case HasPrefix(prefix, in_title):
            mark = TITLE_MARK if in_title else ""
            return float(any(word.startswith(mark + prefix) for word in entry.spellings.split()))


def _zero_if(holds: bool) -> float | None:
    return 0.0 if holds else None


def _in_order(words: list[str], terms: tuple[str, ...]) -> bool:
    return any(words[place : place + len(terms)] == [*terms] for place in range(len(words)))


def _within(on: date | None, since: date | None, until: date | None) -> bool:
    return on is not None and (since is None or since <= on) and (until is None or on <= until)


def _best_of_each_parent(found: list[tuple[Document, float]], sort: Sort) -> list[tuple[Document, float, int]]:
    def rank(item: tuple[Document, float]) -> tuple[float, float]:
        day = (item[0].on or date.min).toordinal()
        return (-day, -item[1]) if sort is Sort.DAY else (-item[1], -day)

    matches = Counter(document.parent for document, _ in found)
    best: dict[str, tuple[Document, float, int]] = {}
    for document, score in sorted(found, key=rank):
        best.setdefault(document.parent, (document, score, matches[document.parent] - 1))
    return list(best.values())


def _counts(found: list[tuple[Document, float]], name: str, limit: int) -> dict[str, int]:
    pairs = {(document.parent, value) for document, _ in found for value in document.facets.get(name, ())}
    counts = Counter(value for _, value in pairs)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit])


def _hit(document: Document, score: float, more: int) -> Hit:
    about = (document.key, document.parent, document.title, score, document.on, dict(document.stored))
    return Hit(*about, more, document.passage)
