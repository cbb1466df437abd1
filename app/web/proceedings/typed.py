"""What is typed into the forms of the proceedings: words, a day, a length of time (Eingaben)."""

from datetime import date
from typing import Final

from flask import request

from app.web.values import parse_day
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.rules import TimeLimit, Unit

UNITS: Final = [
    (Unit.WORKING_DAYS.value, "Werktage"),
    (Unit.DAYS.value, "Tage"),
    (Unit.WEEKS.value, "Wochen"),
    (Unit.MONTHS.value, "Monate"),
]
LONGEST: Final = 100


def text_of(name: str) -> str:
    """Return the words of a field."""
    return request.form.get(name, "")


def day_of(name: str) -> date | None:
    """Return the day of a field, None where it is empty."""
    return parse_day(text_of(name), field=name, what="der Tag") if text_of(name).strip() else None


def length_of() -> TimeLimit | None:
    """Return the length of time, None where none is typed."""
    if not text_of("length").strip():
        return None
    n, unit = request.form.get("length", type=int), text_of("unit")
    if n is None or not 0 < n <= LONGEST or unit not in dict(UNITS):
        raise InvalidInput(f"Die Dauer muss eine Zahl von 1 bis {LONGEST} sein.", field="length")
    return TimeLimit(n, Unit(unit))


def seen() -> int | None:
    """Return the revision of the inquiry that the person saw."""
    return request.form.get("revision", type=int)
