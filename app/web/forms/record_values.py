"""Values of records as people type them, and back: dates, numbers, lists (Eingaben)."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from babel.dates import get_month_names
from babel.numbers import NumberFormatError, parse_decimal

from answers.records.partial_date import PartialDate
from inquiries.foundation.errors import InvalidInput

OPEN: Final = "open"
OPEN_AS_TYPED: Final = "offen"

_GERMAN_DATE: Final = re.compile(
    r"(?:(?P<day>\d{1,2})\.\s*)?(?P<month>\d{1,2}|[a-zä]+)(?:[./]|\s)\s*(?P<year>\d{4})", re.IGNORECASE
)
_GERMAN_QUARTER: Final = re.compile(r"(?:Q\s?([1-4])|([1-4])\.\s*Quartal)[\s/]*(\d{4})", re.IGNORECASE)
_MONTHS: Final = {name.casefold(): number for number, name in get_month_names("wide", locale="de").items()}
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][\d.]*)(?:,\d+)?")
_LONGEST_NUMBER: Final = 20
_SWAPPED: Final = str.maketrans(",.", ".,")


def read_date(text: str) -> str:
    """Return a date in its ISO-like form, typed so or as in German; raise InvalidInput for anything else."""
    return str(PartialDate.parse(_iso(" ".join(text.split()))))


def read_day(text: str) -> str:
    """Return a date that is known to the day."""
    day = PartialDate.parse(read_date(text))
    if day.day is None:
        raise InvalidInput(f"„{text.strip()}“ ist kein Tag. Schreiben Sie ihn wie 10.06.2015.")
    return str(day)


def read_date_or_open(text: str) -> str:
    """Return a date, or that it is expressly open."""
    return OPEN if text.strip().casefold() in {OPEN, OPEN_AS_TYPED} else read_date(text)


def read_number(text: str) -> int | float:
    """Return a number as Germans type it, „1.200“ or „7,5“; raise InvalidInput for anything else."""
    typed = text.strip()
    if len(typed) <= _LONGEST_NUMBER and _NUMBER.fullmatch(typed):
        try:
            number = parse_decimal(typed, locale="de_DE", strict=True)
        except NumberFormatError:
            pass
        else:
            return int(number) if number == number.to_integral_value() else float(number)
    raise InvalidInput(f"„{typed}“ ist keine Zahl. Schreiben Sie sie wie 80, 1.200 oder 7,5.")


def write_number(number: float) -> str:
    """Return a number as German writes it: „1.200“, „7,5“."""
    return f"{Decimal(repr(number)):,f}".translate(_SWAPPED)


def read_line(text: str) -> str:
    """Return text without line breaks, as pasted text may hold them."""
    return " ".join(text.split())


def read_lines(text: str) -> list[str]:
    """Return a list that was typed a line each."""
    return [read_line(line) for line in text.splitlines() if line.strip()]


def read_text(text: str) -> str:
    """Return a text of several lines."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "day": read_day,
    "date": read_date,
    "date_or_open": read_date_or_open,
    "integer": read_number,
    "count": read_number,
    "money": read_number,
    "boolean": bool,
    "names": read_lines,
    "array": read_lines,
    "text": read_text,
}


def read(kind: str, text: str) -> Any:
    """Return what a typed text means in a field of some type; None when nothing was typed."""
    return READERS.get(kind, read_line)(text) if text.strip() else None


def write(kind: str, value: Any) -> str:
    """Return a value as it stands in the form's field."""
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    if kind == "money":
        return write_number(value)
    return OPEN_AS_TYPED if kind == "date_or_open" and value == OPEN else str(value)


def _iso(text: str) -> str:
    if match := _GERMAN_QUARTER.fullmatch(text):
        return f"{match[3]}-Q{match[1] or match[2]}"
    if not (match := _GERMAN_DATE.fullmatch(text)):
        return text.replace("-q", "-Q")
    month = _MONTHS.get(match["month"].casefold()) or match["month"]
    parts = [match["year"], f"{month:0>2}", *([f"{match['day']:0>2}"] if match["day"] else [])]
    return "-".join(parts)
