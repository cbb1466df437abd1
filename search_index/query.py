"""A search and its answer: query, hits, facets with counts (Suche und Ergebnis)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from search_index.expression import All, Any, Dated, Expression, FacetValue


class Sort(Enum):
    """The order of hits."""

    RELEVANCE = "relevance"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. Values of one filter are alternatives; different filters must all hold.

    `facets` names what to count, at most `facet_limit` values each; hits and counts are of parents, not documents.
    """

    expression: Expression = field(default_factory=All)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = ()
    facet_limit: int = 50

    def whole_expression(self) -> Expression:
        """Return the expression together with the filters and the bounds."""
        parts = [self.expression]
        parts += [
            Any(tuple(FacetValue(name, value, exact=True) for value in values))
            for name, values in self.filters.items()
            if values
        ]
        if self.since or self.until:
            parts.append(Dated(self.since, self.until))
        return All(tuple(parts))


@dataclass(frozen=True, slots=True)
class Hit:
    """The best document of a parent; `more` counts the parent's other documents that match."""

    key: str
    parent: str
    title: str
    score: float
    on: date | None = None
    stored: Mapping[str, str] = field(default_factory=dict)
    more: int = 0
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """An answer: one hit a parent, `total` parents in all, what was understood, and perhaps „Meinten Sie …?“."""

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    understood: str = ""
    suggestion: str | None = None
