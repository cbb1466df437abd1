"""A search as its address says it, alike for page, feed, file and alert (Suchadresse)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Self
from urllib.parse import parse_qsl, urlencode

from app.search import FACETS, understand
from search_index.expression import Expression
from search_index.query import Query, Sort

LONGEST_TEXT: Final = 500
MOST_VALUES: Final = 50
VALUES_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """What is looked for. Nothing that can stand in an address is refused: what means nothing is left out."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """Return what the pairs of an address say."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            given.setdefault(name, []).append(_clean(value))
        chosen = {name: tuple(dict.fromkeys(given.get(name, ())))[:MOST_VALUES] for name in FACETS}
        return cls(
            text=_beginning(next(iter(given.get("q", ())), "")),
            chosen={name: values for name, values in chosen.items() if any(values)},
            since=_day(given, "von"),
            until=_day(given, "bis"),
            sort=Sort.DAY if given.get("sort") == [Sort.DAY.value] else Sort.RELEVANCE,
        )

    @classmethod
    def parse(cls, encoded: str) -> Self:
        """Return what `encoded` wrote."""
        return cls.of(parse_qsl(encoded))

    @classmethod
    def for_paper(cls, number: object) -> Self:
        """Return the search by which somebody follows a paper."""
        return cls(text=f"drs:{number}")

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is looked for."""
        return not (self.text or self.chosen or self.since or self.until)

    @property
    def expression(self) -> Expression:
        """Return what was understood of the words."""
        return understand(self.text)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of the address, always in the same order."""
        days = [(name, day.isoformat()) for name, day in (("von", self.since), ("bis", self.until)) if day]
        values = [(name, value) for name in FACETS for value in self.chosen.get(name, ())]
        order = [("sort", self.sort.value)] if self.sort is Sort.DAY else []
        return [*([("q", self.text)] if self.text else []), *values, *days, *order]

    def encoded(self, **more: str | int) -> str:
        """Return the address' part behind the question mark."""
        return urlencode([*self.pairs(), *more.items()])

    def without(self, name: str, value: str) -> "SearchAddress":
        """Return the search with one value of a facet, or a day, taken out."""
        if name in {"von", "bis"}:
            return replace(self, since=None) if name == "von" else replace(self, until=None)
        values = {
            key: tuple(each for each in kept if (key, each) != (name, value)) for key, kept in self.chosen.items()
        }
        return replace(self, chosen={key: kept for key, kept in values.items() if kept})

    def with_text(self, text: str) -> "SearchAddress":
        """Return the search for other words, with the same facets."""
        return replace(self, text=text)

    def sorted_by(self, sort: Sort) -> "SearchAddress":
        """Return the search in another order."""
        return replace(self, sort=sort)

    def query(self, *, offset: int = 0, limit: int = 10, facets: tuple[str, ...] = ()) -> Query:
        """Return the query for an engine."""
        return Query(
            self.expression,
            filters=self.chosen,
            since=self.since,
            until=self.until,
            sort=self.sort,
            offset=offset,
            limit=limit,
            facets=facets,
            facet_limit=VALUES_SHOWN,
        )

    def __str__(self) -> str:
        """Say in German what is looked for."""
        values = [" oder ".join(shown_value(name, each) for each in self.chosen[name]) for name in self.chosen]
        days = [f"{word} {day:%d.%m.%Y}" for word, day in (("ab", self.since), ("bis", self.until)) if day]
        return ", ".join([part for part in (str(self.expression), *values, *days) if part]) or "alle Drucksachen"


def shown_value(name: str, value: str) -> str:
    """Return a facet's value as a page writes it."""
    if name == "term":
        return f"{value}. Wahlperiode"
    if name == "table":
        return "mit Tabelle" if value == "ja" else "ohne Tabelle"
    return value


def _clean(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


def _beginning(text: str) -> str:
    """Return as many whole words as are looked for."""
    if len(text) <= LONGEST_TEXT:
        return text
    return text[: LONGEST_TEXT + 1].rpartition(" ")[0] or text[:LONGEST_TEXT]


def _day(given: Mapping[str, list[str]], name: str) -> date | None:
    try:
        return date.fromisoformat(next(iter(given.get(name, ())), ""))
    except ValueError:
        return None
