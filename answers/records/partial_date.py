"""A date that knows how much of it is known: a day, a month, a quarter or a year (Datum).

It never gives more precision than it has: „im März 2015“ does not become the first of March.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from inquiries.foundation.errors import InvalidInput

_FORM: Final = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day („2015-06-10“), a month („2015-03“), a quarter („2015-Q1“) or a year („2015“)."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO-like form; raise InvalidInput for anything else, also for days that no calendar has."""
        if not (match := _FORM.fullmatch(text)):
            raise InvalidInput(
                f"„{text}“ ist kein Datum. Erwartet wird ein Tag (2015-06-10), ein Monat (2015-03), "
                "ein Quartal (2015-Q1) oder ein Jahr (2015)."
            )
        parts = {name: int(value) for name, value in match.groupdict().items() if value}
        try:
            date(parts["year"], parts.get("month", 1), parts.get("day", 1))
        except ValueError as error:
            raise InvalidInput(f"„{text}“ ist kein Tag des Kalenders.") from error
        return cls(**parts)

    def first_day(self) -> date:
        """Return the earliest day that is meant."""
        return date(self.year, self._first_month(), self.day or 1)

    def last_day(self) -> date:
        """Return the latest day that is meant."""
        month = self._first_month() + 2 if self.quarter else self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def _first_month(self) -> int:
        return self.quarter * 3 - 2 if self.quarter else self.month or 1

    def __str__(self) -> str:
        if self.quarter:
            return f"{self.year:04}-Q{self.quarter}"
        known = (f"{part:02}" for part in (self.month, self.day) if part)
        return "-".join((f"{self.year:04}", *known))
