"""The reckoning: punctuality, what is open, counts by group and Member (Kennzahlen)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from inquiries.statistics.cases import Case

NOWHERE: Final = "noch ohne Federführung"


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How a number of answers kept their days."""

    answered: int
    judged: int  # those with a due day
    in_time: int
    median_days: float | None

    @property
    def share(self) -> float | None:
        """Return the share of those in time, from 0 to 1; None when none had a due day."""
        return self.in_time / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Owed:
    """How many answers are open, and how many of them overdue."""

    open: int
    overdue: int


def quarter(day: date) -> str:
    """Return a day's quarter so that quarters sort by their names: 2015/2."""
    return f"{day.year}/{(day.month + 2) // 3}"


def punctuality(cases: Iterable[Case]) -> Punctuality:
    """Return how the answered ones among some inquiries kept their days."""
    answered = [case for case in cases if case.letter_dated_on is not None]
    judged = [case.in_time for case in answered if case.in_time is not None]
    days = [case.days for case in answered if case.days is not None]
    return Punctuality(len(answered), len(judged), sum(judged), float(median(days)) if days else None)


def punctuality_by(cases: Iterable[Case], key: Callable[[Case], str]) -> dict[str, Punctuality]:
    """Return the punctuality of the answered ones in groups, by name."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.letter_dated_on is not None:
            groups[key(case)].append(case)
    return {name: punctuality(groups[name]) for name in sorted(groups)}


def owed_by_ministry(cases: Iterable[Case], today: date) -> dict[str, Owed]:
    """Return what is open and what of it overdue, by ministry where that may be known."""
    opened: Counter[str] = Counter()
    late: Counter[str] = Counter()
    for case in cases:
        if case.is_open:
            name = case.ministry or NOWHERE
            opened[name] += 1
            late[name] += case.due_on is not None and case.due_on < today
    return {name: Owed(opened[name], late[name]) for name in sorted(opened)}


def owed(cases: Iterable[Case], today: date) -> Owed:
    """Return what is open and what of it overdue, in all."""
    found = [case for case in cases if case.is_open]
    return Owed(len(found), sum(case.due_on is not None and case.due_on < today for case in found))


def count_by(cases: Iterable[Case], keys: Callable[[Case], Iterable[str]]) -> list[tuple[str, int, int]]:
    """Return inquiries and questions by name, the most first. One of several Members counts for each of them."""
    inquiries: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for case in cases:
        for name in keys(case):
            inquiries[name] += 1
            questions[name] += case.questions
    return sorted(((name, inquiries[name], questions[name]) for name in inquiries), key=lambda row: (-row[1], row[0]))
