"""Due days by §§ 187 to 193 of the Civil Code, each with a sentence that explains it (Fristen).

The day of the event does not count (§ 187 (1)). A limit of days, weeks or months ends with its last day (§ 188); in a
month without that day it ends on the month's last one (§ 188 (3)). A limit that would end on a Saturday, Sunday or
public holiday ends on the next working day (§ 193). An extension counts from the original due day (§ 190).

A limit of working days (Werktage) ends on a working day by itself. Where Saturdays count as such it may end on one:
then the limit is not moved again, because a day that counts cannot also be skipped.
"""

import calendar as months
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, Self

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.calendar import (
    SATURDAY,
    add_working_days,
    ensure_known,
    holiday_on,
    holidays_between,
    is_working_day,
    next_working_day,
    working_days_between,
)
from inquiries.parliament.rule_wording import event, length, validity
from inquiries.parliament.rules import Rule, TimeLimit, Unit

SATURDAYS_COUNT: Final = False  # where the rule leaves it open and the installation sets nothing else


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due day, the sentence that explains it, and what about it is open.

    `original_due_on` is the day before any extension, and `reckoning` the sentence that explains it.
    """

    due_on: date
    explanation: str
    rule: Rule
    event_on: date
    saturdays: bool
    original_due_on: date
    notes: tuple[str, ...] = ()
    reckoning: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the published JSON form."""
        return {
            "due_on": self.due_on.isoformat(),
            "explanation": self.explanation,
            "event_on": self.event_on.isoformat(),
            "saturdays": self.saturdays,
            "original_due_on": self.original_due_on.isoformat(),
            "notes": list(self.notes),
            "reckoning": self.reckoning,
            "rule": self.rule.to_json(),
        }

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """Return the deadline that `to_json` wrote; raises KeyError, TypeError or ValueError for anything else."""
        days = {name: date.fromisoformat(content[name]) for name in ("due_on", "event_on", "original_due_on")}
        return cls(**content | days | {"rule": Rule.from_json(content["rule"]), "notes": tuple(content["notes"])})

    @property
    def is_extended(self) -> bool:
        """Tell whether the due day is no longer the original one."""
        return self.due_on != self.original_due_on


def due_day(rule: Rule, event_on: date, *, saturdays: bool | None = None) -> Deadline:
    """Return the due day for an event such as the receipt, which itself does not count.

    `saturdays` says whether Saturdays count as working days; None leaves it to the rule and, where that is open, to
    the product's setting that they do not.
    """
    ensure_known(event_on)
    counted = _saturdays_count(rule, saturdays)
    due_on, steps = _end(rule.deadline, event_on, rule.parliament, saturdays=counted)
    began = f"{event(rule.deadline.start)} {event_on:%d.%m.%Y}"
    explanation = f"{', '.join([began, *steps])} → {due_on:%d.%m.%Y}{_doubt(rule, event_on)}"
    return Deadline(
        due_on=due_on,
        explanation=explanation,
        rule=rule,
        event_on=event_on,
        saturdays=counted,
        original_due_on=due_on,
        notes=tuple(_notes(rule, event_on, saturdays=saturdays)),
        reckoning=explanation,
    )


def extended(deadline: Deadline, by: TimeLimit) -> Deadline:
    """Return the deadline extended by a length of time from its original due day, however often it was before."""
    due_on, steps = _end(by, deadline.original_due_on, deadline.rule.parliament, saturdays=deadline.saturdays)
    explanation = f"{_reckoning(deadline)}; verlängert um {', '.join(steps)} → {due_on:%d.%m.%Y}"
    return replace(deadline, due_on=due_on, explanation=explanation)


def extended_until(deadline: Deadline, day: date) -> Deadline:
    """Return the deadline extended until a day; raise InvalidInput for one not later, or on which nothing can end."""
    _ensure_end(day, deadline.rule.parliament, field="until")
    if day <= deadline.original_due_on:
        raise InvalidInput(
            f"Der neue Tag muss nach dem ursprünglich fälligen {deadline.original_due_on:%d.%m.%Y} liegen.",
            field="until",
        )
    return replace(deadline, due_on=day, explanation=f"{_reckoning(deadline)}; verlängert bis zum {day:%d.%m.%Y}")


def decided(deadline: Deadline, day: date) -> Deadline:
    """Return the deadline with a day that somebody decided on; extensions count from this day then."""
    _ensure_end(day, deadline.rule.parliament, field="due_on")
    sentence = f"{_reckoning(deadline)}; festgesetzt auf den {day:%d.%m.%Y}"
    return replace(deadline, due_on=day, explanation=sentence, original_due_on=day, reckoning=sentence)


def end_of(limit: TimeLimit, event_on: date, parliament: str) -> date:
    """Return the last day of any time limit that an event begins, such as a month for an objection."""
    ensure_known(event_on)
    return _end(limit, event_on, parliament, saturdays=SATURDAYS_COUNT)[0]


def _reckoning(deadline: Deadline) -> str:
    """Return the sentence on the original day; deadlines frozen before it was kept apart have only one."""
    return deadline.reckoning or deadline.explanation.partition("; verlängert")[0]


def _ensure_end(day: date, parliament: str, *, field: str) -> None:
    ensure_known(day)
    if not is_working_day(day, parliament):
        name = holiday_on(day, parliament) or ("ein Samstag" if day.weekday() == SATURDAY else "ein Sonntag")
        raise InvalidInput(f"Der {day:%d.%m.%Y} ist kein Werktag ({name}). Wählen Sie einen anderen Tag.", field=field)


def working_days_left(today: date, due_on: date, parliament: str) -> int:
    """Return how many working days remain after today up to the due day, Saturdays left out.

    On the due day none remains; once it has passed the number is negative, at least -1 even on the weekend after.
    """
    if due_on < today:
        return -max(1, working_days_between(due_on, today, parliament))
    return working_days_between(today, due_on, parliament)


def _saturdays_count(rule: Rule, setting: bool | None) -> bool:
    chosen = (setting, rule.saturday_counts, SATURDAYS_COUNT)
    return next(value for value in chosen if value is not None)


def _end(limit: TimeLimit, event_on: date, parliament: str, *, saturdays: bool) -> tuple[date, list[str]]:
    """Return the last day of a limit and the steps of the explanation."""
    if limit.unit is Unit.WORKING_DAYS:
        due_on = add_working_days(event_on, limit.n, parliament, saturdays=saturdays)
        return due_on, [
            f"{length(limit)} {'einschließlich der' if saturdays else 'ohne'} Samstage",
            *_skipped(event_on, due_on, parliament, saturdays=saturdays),
        ]
    last = _last_day(limit, event_on)
    due_on = next_working_day(last, parliament)
    return due_on, [length(limit), *_moved(last, due_on, parliament)]


def _last_day(limit: TimeLimit, event_on: date) -> date:
    if limit.unit is Unit.MONTHS:
        return _months_later(event_on, limit.n)
    days = limit.n * 7 if limit.unit is Unit.WEEKS else limit.n
    return event_on + timedelta(days=days)


def _months_later(day: date, n: int) -> date:
    years, month = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def _skipped(event_on: date, due_on: date, parliament: str, *, saturdays: bool) -> list[str]:
    return [
        f"{day:%d.%m.} Feiertag ({name})"
        for day, name in holidays_between(event_on, due_on, parliament)
        if saturdays or day.weekday() != SATURDAY
    ]


def _moved(last: date, due_on: date, parliament: str) -> list[str]:
    if last == due_on:
        return []
    if name := holiday_on(last, parliament):
        return [f"Ende am Feiertag {last:%d.%m.} ({name})"]
    return [f"Ende am {'Samstag' if last.weekday() == SATURDAY else 'Sonntag'} {last:%d.%m.}"]


def _doubt(rule: Rule, event_on: date) -> str:
    """Return what a reckoning must say where the rule is only known to have held until an earlier day."""
    if rule.valid_to is None or event_on <= rule.valid_to:
        return ""
    return f" (ob die Regel {rule.id} nach dem {rule.valid_to:%d.%m.%Y} noch gilt, ist nicht belegt)"


def _notes(rule: Rule, event_on: date, *, saturdays: bool | None) -> list[str]:
    notes = []
    if not rule.in_force_on(event_on):
        notes.append(f"Die Regel {rule.id} ({validity(rule)}) galt am {event_on:%d.%m.%Y} nicht; sie wurde benannt.")
    if rule.deadline.start is None:
        notes.append("Welches Ereignis die Frist auslöst, ist offen; gerechnet ist ab dem angegebenen Tag.")
    if rule.deadline.unit is Unit.WORKING_DAYS and rule.saturday_counts is None:
        notes.append(
            "Ob Samstage als Werktage zählen, lässt die Quelle offen; "
            + ("nach der Einstellung dieses Systems zählen sie nicht." if saturdays is None else "es ist hier gewählt.")
        )
    if rule.caveat:
        notes.append(rule.caveat)
    return notes
