"""The years that a question asks about, and whether what a record holds is of those years (Zeitraum)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from answers.records.partial_date import PartialDate
from answers.records.record import Record

_OF_A_NAME: Final = re.compile(  # „die Konzeption aus dem Jahr 2011“, „die im Jahr 2011 beschlossene Konzeption“
    r"\baus dem Jahre? \d{4}|\bim Jahre? \d{4} (?:beschlossen|verabschiedet|erstellt|aufgestellt|vorgelegt)e[nrs]?\b"
)
_ASKED: Final = re.compile(
    r"(?:\b(?:im|in den|für das|für die|des|der) \w*jahr(?:e[ns]?|es)?|\b(?:in|für|haushalt)"
    r"|\b(?:fanden?|hat|haben|wurden?|gab es|landesregierung)) "
    r"(?P<first>(?:19|20)\d\d)(?:/(?:\d\d)?(?P<slash>\d\d))?(?: (?:und|bis) (?P<last>\d{4}))?\b",
    re.IGNORECASE,
)
_DATES: Final = ("held_on", "as_of", "begun_on", "ended_on")


@dataclass(frozen=True, slots=True)
class Years:
    """Years that a question names, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        if self.first == self.last:
            return f"im Jahr {self.first}"
        return f"in den Jahren {self.first} {'und' if self.last == self.first + 1 else 'bis'} {self.last}"

    def hold(self, record: Record) -> bool:
        """Tell whether a record's figures are of these years: it lies within them, or its table names one."""
        dates = [PartialDate.parse(record.facts[name]) for name in _DATES if name in record.facts]
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        if dates and all(start <= each.first_day() and each.last_day() <= end for each in dates):
            return True
        return any(self.first <= year <= self.last for year in _named(record))


def years_asked(text: str) -> Years | None:
    """Return the years that a question is about; None where it names none, or one that is part of a name."""
    match = _ASKED.search(_OF_A_NAME.sub(" ", text))
    if match is None:
        return None
    first = int(match["first"])
    last = int(match["last"] or (f"{match['first'][:2]}{match['slash']}" if match["slash"] else first))
    return Years(min(first, last), max(first, last))


def _named(record: Record) -> Iterator[int]:
    """Yield the years by which a record is known and those in the head and first column of its table."""
    names = [record.title, *(str(record.facts.get(name, "")) for name in ("full_title", "short_title", "subject"))]
    columns = [column["name"] for column in record.facts.get("columns", ())]
    rows = [str(row[0]) for row in record.facts.get("rows", ())]
    for each in (*names, *columns, *rows):
        yield from map(int, re.findall(r"\b\d{4}\b", each))
