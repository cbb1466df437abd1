"""Working days and public holidays at a parliament's seat (Werktage, gesetzliche Feiertage)."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

import holidays

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.rules import get_profile

ONE_DAY: Final = timedelta(days=1)
FIRST_YEAR: Final = 1991  # public holidays of all sixteen Länder are known from here
LAST_YEAR: Final = 2100
SATURDAY: Final = 5
SUNDAY: Final = 6


def ensure_known(day: date) -> None:
    """Raise InvalidInput for a day so far away that its holidays are not known."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput(
            f"Für das Jahr {day.year} sind die Feiertage nicht bekannt; gerechnet wird von {FIRST_YEAR} bis "
            f"{LAST_YEAR}. Prüfen Sie das Datum.",
            field="event_on",
        )


def holiday_on(day: date, parliament: str) -> str | None:
    """Return the German name of the public holiday at the parliament's seat, None on any other day."""
    ensure_known(day)
    return _holidays(get_profile(parliament).code, day.year).get(day)


def is_working_day(day: date, parliament: str, *, saturdays: bool = False) -> bool:
    """Tell whether a day is neither Sunday nor holiday, nor a Saturday unless Saturdays count."""
    free = (SUNDAY,) if saturdays else (SATURDAY, SUNDAY)
    return day.weekday() not in free and holiday_on(day, parliament) is None


def next_working_day(day: date, parliament: str, *, saturdays: bool = False) -> date:
    """Return the day itself when it is a working day, otherwise the next one that is."""
    while not is_working_day(day, parliament, saturdays=saturdays):
        day += ONE_DAY
    return day


def add_working_days(day: date, n: int, parliament: str, *, saturdays: bool = False) -> date:
    """Return the n-th working day after a day."""
    for _ in range(n):
        day = next_working_day(day + ONE_DAY, parliament, saturdays=saturdays)
    return day


def holidays_between(after: date, until: date, parliament: str) -> Iterator[tuple[date, str]]:
    """Yield the holidays after a day and up to another that fall on Monday to Saturday, in order."""
    day = after
    while (day := day + ONE_DAY) <= until:
        name = holiday_on(day, parliament)
        if name and day.weekday() != SUNDAY:
            yield day, name


def working_days_between(after: date, until: date, parliament: str) -> int:
    """Count the working days after a day and up to another, Saturdays left out."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(is_working_day(day, parliament) for day in days)


@cache
def _holidays(code: str, year: int) -> dict[date, str]:
    profile = get_profile(code)
    categories = ("public", "catholic") if profile.catholic_holidays else ("public",)
    found = holidays.country_holidays(
        "DE", subdiv=profile.holiday_state, years=year, language="de", categories=categories
    )
    return dict(found.items())
