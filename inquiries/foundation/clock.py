"""The clock: moments in UTC, days as Germany counts them (Uhr)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

GERMANY: Final = ZoneInfo("Europe/Berlin")

_pinned_day: ContextVar[date | None] = ContextVar("pinned_day", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    moment = datetime.now(UTC)
    if (day := _pinned_day.get()) is None:
        return moment
    local = moment.astimezone(GERMANY)
    return datetime.combine(day, local.timetz()).astimezone(UTC)


def today() -> date:
    """Return the present day in Germany."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day of a moment as Germany counts it."""
    return moment.astimezone(GERMANY).date()


@contextmanager
def pinned_to(day: date | None) -> Iterator[None]:
    """Let the clock stand on a day while hours pass: for demonstrations and tests. None changes nothing."""
    token = _pinned_day.set(day or _pinned_day.get())
    try:
        yield
    finally:
        _pinned_day.reset(token)
