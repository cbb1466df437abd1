"""Working days and holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.calendar import (
    add_working_days,
    holiday_on,
    holidays_between,
    is_working_day,
    next_working_day,
)

days = st.dates(date(1991, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("year", range(2011, 2031))
def test_mecklenburg_vorpommern_keeps_these_holidays(year) -> None:
    everyday = [(1, 1), (5, 1), (10, 3), (10, 31), (12, 25), (12, 26)] + [(3, 8)] * (year >= 2023)
    movable = [_easter(year) + timedelta(offset) for offset in (-2, 1, 39, 50)]
    expected = {date(year, month, day) for month, day in everyday} | set(movable)
    every_day = (date(year, 1, 1) + timedelta(n) for n in range(366))
    assert {day for day in every_day if day.year == year and holiday_on(day, "MV")} == expected


def _easter(year: int) -> date:
    """Easter Sunday by Gauss and Butcher, independent of the library that the product uses."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize(
    ("day", "parliament", "name"),
    [
        (date(2022, 3, 8), "MV", None),
        (date(2023, 3, 8), "MV", "Frauentag"),
        (date(2017, 10, 31), "BY", "Reformationstag"),
        (date(2024, 8, 15), "BY", "Mariä Himmelfahrt"),
        (date(2024, 8, 15), "SL", "Mariä Himmelfahrt"),
        (date(2024, 5, 30), "SN", None),
        (date(2024, 5, 30), "TH", None),
        (date(2025, 3, 8), "BT", "Frauentag"),
        (date(2024, 11, 20), "SN", "Buß- und Bettag"),
    ],
)
def test_holidays_are_those_of_the_seat(day, parliament, name) -> None:
    assert holiday_on(day, parliament) == name


def test_years_without_known_holidays_are_refused() -> None:
    with pytest.raises(InvalidInput, match="Für das Jahr 1990"):
        holiday_on(date(1990, 12, 31), "MV")


@given(days, st.integers(0, 30), st.booleans())
def test_the_next_working_day_is_found_and_days_add_up(day, n, saturdays) -> None:
    first = next_working_day(day, "MV", saturdays=saturdays)
    assert is_working_day(first, "MV", saturdays=saturdays)
    assert 0 <= (first - day).days <= 5
    one_by_one = day
    for _ in range(n):
        one_by_one = add_working_days(one_by_one, 1, "MV", saturdays=saturdays)
    assert add_working_days(day, n, "MV", saturdays=saturdays) == one_by_one


def test_holidays_on_a_sunday_are_left_out() -> None:
    found = list(holidays_between(date(2016, 12, 23), date(2017, 1, 1), "MV"))
    assert found == [(date(2016, 12, 26), "Zweiter Weihnachtstag")]
