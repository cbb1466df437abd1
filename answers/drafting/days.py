"""Dates as they stand in German sentences, never more precise than they are known (Zeitangaben)."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from babel import Locale
from babel.dates import format_date

from answers.records.partial_date import PartialDate

_GERMAN: Final = Locale("de")  # read once: to look it up by name at each date takes longer than the sentence
_ORDINALS: Final = ("ersten", "zweiten", "dritten", "vierten")


def day(value: PartialDate) -> str:
    """Return a date as it stands in a sentence: „10. Juni 2015“, „März 2015“, „ersten Quartal 2015“, „Jahr 2015“."""
    return f"{_short(value)} {value.year}" if value.quarter or value.month else f"Jahr {value.year}"


def on(value: PartialDate) -> str:
    """Return „am 10. Juni 2015“, „im März 2015“, „im ersten Quartal 2015“, „im Jahr 2015“."""
    return f"{'am' if value.day else 'im'} {day(value)}"


def on_in_digits(value: PartialDate) -> str:
    """Return „am 23.10.2015“; a date that is not known to the day as `on` says it."""
    return f"am {value.first_day():%d.%m.%Y}" if value.day else on(value)


def since(value: PartialDate) -> str:
    """Return „seit dem 10. Juni 2015“, „seit März 2015“, „seit dem Jahr 2015“."""
    return f"seit {_with_article(value, 'dem')}"


def until(value: PartialDate) -> str:
    """Return „bis zum 10. Juni 2015“, „bis März 2015“, „bis zum Jahr 2015“."""
    return f"bis {_with_article(value, 'zum')}"


def ahead_of(value: PartialDate) -> str:
    """Return „vor dem 10. Juni 2015“, „vor März 2015“, „vor dem Jahr 2015“."""
    return f"vor {_with_article(value, 'dem')}"


def following(value: PartialDate) -> str:
    """Return „nach dem 10. Juni 2015“, „nach März 2015“, „nach dem Jahr 2015“."""
    return f"nach {_with_article(value, 'dem')}"


def from_to(start: PartialDate, end: PartialDate) -> str:
    """Return „vom 3. bis zum 5. Juni 2015“, „von März bis Mai 2015“, „in den Jahren 2013 bis 2015“."""
    if start == end:
        return on(start)
    if not (start.month or start.quarter or end.month or end.quarter):
        return f"in den Jahren {start.year} bis {end.year}"
    begin = day(start)
    if not (start.month or start.quarter):
        return f"von {start.year} {until(end)}"
    if start.year == end.year and _precision(start) == _precision(end):
        begin = f"{start.day}." if start.day and start.month == end.month else _short(start)
        begin = begin.removesuffix(" Quartal")
    return f"{_with_article(start, 'vom', begin, bare='von')} {until(end)}"


def due(value: PartialDate) -> str:
    """Return „für den 10. Juni 2015“, „für März 2015“, „für das erste Quartal 2015“, „für das Jahr 2015“."""
    if value.quarter:
        return f"für das {_ORDINALS[value.quarter - 1][:-1]} Quartal {value.year}"
    return f"für {_with_article(value, 'den' if value.day else 'das')}"


def dated(value: PartialDate) -> str:
    """Return what a paper's date is: „vom 10. Juni 2015“, „vom Juni 2015“, „aus dem Jahr 2015“."""
    return f"vom {day(value)}" if value.month else f"aus dem {day(value)}"


def of_day(value: PartialDate) -> str:
    """Return what tells an event by its date: „vom 10. Juni 2015“, „im März 2015“, „im Jahr 2015“."""
    return dated(value) if value.day else on(value)


def as_of(value: PartialDate) -> str:
    """Return „Stand: 31. Dezember 2014“, „Stand: 2014“."""
    if value.quarter:
        return f"Stand: {value.quarter}. Quartal {value.year}"
    return f"Stand: {day(value).removeprefix('Jahr ')}"


def _short(value: PartialDate) -> str:
    """Return a date without its year; empty where nothing more is known."""
    if value.quarter:
        return f"{_ORDINALS[value.quarter - 1]} Quartal"
    if value.month is None:
        return ""
    pattern = "d. MMMM" if value.day else "MMMM"
    return format_date(date(value.year, value.month, value.day or 1), pattern, locale=_GERMAN)


def _with_article(value: PartialDate, article: str, words: str = "", *, bare: str = "") -> str:
    """Return a date behind an article; a month has none, but perhaps a preposition of its own."""
    words = words or day(value)
    before = bare if value.month is not None and value.day is None else article
    return f"{before} {words}".strip()


def _precision(value: PartialDate) -> tuple[bool, bool, bool]:
    return value.day is not None, value.month is not None, value.quarter is not None


HELPERS: Final[tuple[Callable[..., Any], ...]] = (
    on, on_in_digits, since, until, ahead_of, following, from_to, due, dated, of_day, day, as_of,
)  # fmt: skip
