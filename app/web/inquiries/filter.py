"""A list's address and the filter that it stands for (Filter in der Adresse)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from inquiries.inquiry import InquiryKind
from inquiries.listing import PAGE_SIZE, PAGE_SIZES, InquiryFilter
from inquiries.workflow import Stage

LONGEST_TEXT: Final = 200
LARGEST_NUMBER: Final = 2**31 - 1
DAYS: Final = {
    "received_from": "Eingang ab",
    "received_to": "Eingang bis",
    "due_from": "Fällig ab",
    "due_to": "Fällig bis",
}
LABELS: Final = {
    "text": "Suche",
    "stage": "Stufe",
    "kind": "Art",
    "term": "Wahlperiode",
    "ministry": "Ministerium",
    "group": "Fraktion",
    "member": "Mitglied",
    **DAYS,
    "overdue": "überfällig",
    "open": "nur offene",
}
KEPT: Final = (*LABELS, "sort", "size")  # all of an address that makes a view


@dataclass(frozen=True, slots=True)
class ListAddress:
    """What an address says of a list: the filter, how many on a page, and what of it could not be read."""

    values: Mapping[str, str]
    wanted: InquiryFilter
    size: int
    errors: Mapping[str, str]

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "ListAddress":
        """Read an address; what is unknown is as if it were not there, a day that is none becomes an error."""
        values = {name: text for name in KEPT if (text := _line(values.get(name, "")))}
        days = {name: _day(values.get(name, "")) for name in DAYS}
        errors = {
            name: f"„{values[name]}“ ist kein Tag (erwartet wird z. B. 2015-11-02). Dieser Filter wirkt nicht."
            for name, day in days.items()
            if name in values and day is None
        }
        sort = values.get("sort", "-number")
        wanted = InquiryFilter(
            text=values.get("text", ""),
            stage=Stage.__members__.get(values.get("stage", "")),
            kind=InquiryKind.__members__.get(values.get("kind", "")),
            term=_number(values.get("term", "")),
            ministry_id=_number(values.get("ministry", "")),
            group=values.get("group", ""),
            member=values.get("member", ""),
            **days,
            overdue="overdue" in values,
            open_only="open" in values,
            sort=sort.removeprefix("-"),
            descending=sort.startswith("-"),
        )
        size = _number(values.get("size", ""))
        return cls(values, wanted, size if size in PAGE_SIZES else PAGE_SIZE, errors)

    @classmethod
    def of_query(cls, query: str) -> "ListAddress":
        """Read the address that a saved view holds."""
        return cls.read(dict(parse_qsl(query)))

    @property
    def query(self) -> str:
        """Return what stands behind the question mark, in one order: the view itself."""
        return urlencode(self.values)

    @property
    def filters(self) -> dict[str, str]:
        """Return the values that narrow the list."""
        return {name: text for name, text in self.values.items() if name in LABELS}

    @property
    def has_more(self) -> bool:
        """Tell whether one of the rarer filters is set."""
        return bool(self.filters.keys() - {"text", "stage", "open", "overdue"})

    def changed(self, **changes: Any) -> str:
        """Return the query with some values changed; None takes one out."""
        values = {**self.values, **changes}
        return urlencode({name: value for name, value in values.items() if value is not None})

    def in_words(self, names: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
        """Return each filter in words with the query that is without it; `names` translates codes."""
        return [(_words(name, text, names), self.changed(**{name: None})) for name, text in self.filters.items()]


def _words(name: str, text: str, names: Mapping[str, Mapping[str, str]]) -> str:
    if name in {"overdue", "open"}:
        return LABELS[name]
    day = _day(text) if name in DAYS else None
    return f"{LABELS[name]}: {f'{day:%d.%m.%Y}' if day else names.get(name, {}).get(text, text)}"


def _line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()[:LONGEST_TEXT]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return number if text.isascii() and text.isdigit() and (number := int(text)) <= LARGEST_NUMBER else None
