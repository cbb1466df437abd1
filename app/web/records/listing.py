"""The list of records: narrowed by words, kind and validity, sorted, in pages, as the address says (Liste)."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from answers.records.kinds import RecordKind
from answers.records.record import Record

PAGE_SIZE: Final = 25
COLUMNS: Final[list[dict[str, Any]]] = [
    {"label": "Titel", "key": "title"},
    {"label": "Art", "key": "kind"},
    {"label": "Gültigkeit", "key": "valid"},
    {"label": "Version", "key": "version", "numeric": True},
]


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What the list is narrowed to and sorted by; every value has its place in the address."""

    text: str = ""
    kind: RecordKind | None = None
    valid_only: bool = False
    sort: str = "title"

    @classmethod
    def from_address(cls, values: Mapping[str, str]) -> "RecordFilter":
        """Read the filter from an address; what it does not know is as if it were not there."""
        sort = values.get("sort", "title")
        return cls(
            text=values.get("text", "")[:200],
            kind=RecordKind.__members__.get(values.get("kind", "")),
            valid_only="valid" in values,
            sort=sort if sort.removeprefix("-") in _KEYS else "title",
        )

    @property
    def is_set(self) -> bool:
        """Tell whether the list is narrowed at all."""
        return bool(self.text or self.kind or self.valid_only)

    def applied(self, records: Iterable[Record], *, on: date) -> list[Record]:
        """Return the records that fit, sorted."""
        words = self.text.casefold().split()
        found = [record for record in records if self._fits(record, on) and _holds(record, words)]
        by_title = sorted(found, key=_by_title)
        descending = self.sort.startswith("-")
        return sorted(by_title, key=_KEYS[self.sort.removeprefix("-")], reverse=descending)

    def _fits(self, record: Record, on: date) -> bool:
        return self.kind in (None, record.kind) and (not self.valid_only or record.is_valid_on(on))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list."""

    records: Sequence[Record]
    number: int
    count: int
    total: int

    @classmethod
    def of(cls, records: Sequence[Record], number: int) -> "Page":
        """Cut a page out of the list; a number beyond the ends means the nearest page."""
        count = max(1, -(-len(records) // PAGE_SIZE))
        number = min(max(number, 1), count)
        return cls(records[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, count, len(records))


def _holds(record: Record, words: Iterable[str]) -> bool:
    """Tell whether a record holds all words, in its title, its file reference or any fact."""
    texts = (record.title, record.file_reference or "", *map(str, record.facts.values()))
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words)


def _by_title(record: Record) -> str:
    """Return the title as German lists sort it: ä as a, without regard to capitals and quotation marks."""
    plain = unicodedata.normalize("NFKD", record.title.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign.isspace()).strip()


_KEYS: Final[dict[str, Callable[[Record], Any]]] = {
    "title": _by_title,
    "kind": lambda record: record.kind.value,
    "valid": lambda record: record.valid_to or date.max,
    "version": lambda record: record.version,
}
