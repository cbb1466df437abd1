"""The rules of parliaments, each in force for a span of time (Fristenregeln der Geschäftsordnungen).

A value that nobody could confirm is None and shown as open; nothing is made up.
"""

from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Self

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament import data


class Unit(Enum):
    """What a time limit is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Start(Enum):
    """The event that starts the clock."""

    FORWARDING = "forwarding"
    DISPATCH = "dispatch_by_landtag"
    RECEIPT = "receipt_by_government"
    REQUEST = "request_by_president"


class OralAnswer(Enum):
    """How an answer that is overdue comes to be given in a sitting."""

    ON_REQUEST = "on_request"
    ASKERS_CHOICE = "askers_choice"
    PRACTICE = "practice"
    OF_ITSELF = "of_itself"


class Evidence(Enum):
    """What the values of a rule rest on."""

    PRIMARY = "primary"
    QUOTED = "quoted"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A length of time such as ten working days, and the event that starts it; None where that is open."""

    n: int
    unit: Unit
    start: Start | None = None

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """Return the limit that a rule's JSON form holds."""
        start = content.get("start")
        return cls(content["n"], Unit(content["unit"]), Start(start) if start else None)


@dataclass(frozen=True, slots=True)
class MajorRule:
    """What is known of the Große Anfrage: who may ask, how soon the government says when it will answer."""

    asked_by: str
    declare_within: TimeLimit
    law: str

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """Return the part of a rule's JSON form that speaks of the Große Anfrage."""
        return cls(content["asked_by"], TimeLimit.from_json(content["declare_within"]), content["law"])


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which an inquiry may be rejected, as the rules of procedure word it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class RejectionRule:
    """What is known of rejecting an inquiry: the grounds, and how long the Member may object."""

    grounds: tuple[Ground, ...]
    objection: TimeLimit
    law: str

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """Return the part of a rule's JSON form that speaks of rejection."""
        grounds = tuple(Ground(**ground) for ground in content["grounds"])
        return cls(grounds, TimeLimit.from_json(content["objection"]), content["law"])


@dataclass(frozen=True, slots=True)
class Rule:
    """One parliament's rule on written inquiries, as frozen onto an inquiry when its clock starts."""

    id: str
    parliament: str
    instrument: str
    asked_by: str
    max_questions: int | None
    deadline: TimeLimit
    saturday_counts: bool | None
    extension: str | None
    overdue: str | None
    oral_answer: OralAnswer | None
    numbering: str | None
    law: str
    valid_from: date | None
    valid_to: date | None
    status: tuple[Evidence, ...]
    caveat: str | None
    doubtful: tuple[str, ...]
    sources: tuple[str, ...]
    due_line: str | None
    major: MajorRule | None = None
    rejection: RejectionRule | None = None
    urgent: TimeLimit | None = None
    sub_questions_count: bool | None = None
    questions_per_term: int | None = None
    asker_names_ministry: bool | None = None

    def in_force_on(self, on: date) -> bool:
        """Tell whether the rule is in force on a day; an open beginning or end does not limit it."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)

    def printed_due_line(self, due_on: date) -> str | None:
        """Return the line that names the due day on the question paper, None where no such line is known."""
        return self.due_line.format(due_on=f"{due_on:%d.%m.%Y}") if self.due_line else None

    def to_json(self) -> dict[str, Any]:
        """Return the form kept with an inquiry."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """Return the rule that `to_json` wrote; raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            **content
            | {
                "deadline": TimeLimit.from_json(content["deadline"]),
                "valid_from": _day(content["valid_from"]),
                "valid_to": _day(content["valid_to"]),
                "status": tuple(Evidence(value) for value in content["status"]),
                "oral_answer": OralAnswer(known) if (known := content.get("oral_answer")) else None,
                "doubtful": tuple(content["doubtful"]),
                "sources": tuple(content["sources"]),
                "major": MajorRule.from_json(major) if (major := content.get("major")) else None,
                "rejection": RejectionRule.from_json(law) if (law := content.get("rejection")) else None,
                "urgent": TimeLimit.from_json(urgent) if (urgent := content.get("urgent")) else None,
            }
        )


@dataclass(frozen=True, slots=True)
class ParliamentProfile:
    """A parliament as the data describes it: names, the holidays at its seat, its rules in order of time."""

    code: str
    name: str
    government: str
    holiday_state: str
    catholic_holidays: bool
    rules: tuple[Rule, ...]
    major_instrument: str | None = None


@cache
def profiles() -> dict[str, ParliamentProfile]:
    """Return all parliaments by their codes, in the order of the data."""
    return {content["code"]: _profile(content) for content in data.load("parliaments")["parliaments"]}


def get_profile(parliament: str) -> ParliamentProfile:
    """Return the parliament with a code such as MV; raise InvalidInput naming the known codes."""
    if profile := profiles().get(parliament.strip().upper()):
        return profile
    raise InvalidInput(
        f"Ein Parlament mit dem Kürzel „{parliament}“ ist nicht bekannt. Bekannt sind: {', '.join(profiles())}.",
        field="parliament",
    )


def rule_for(parliament: str, on: date, *, rule_id: str | None = None) -> Rule:
    """Return the rule in force on a day, or the one that is named, in force or not.

    Raises InvalidInput when none is known, and never takes the nearest one instead.
    """
    profile = get_profile(parliament)
    if rule_id is not None:
        return _named(profile, rule_id)
    if rule := next((rule for rule in profile.rules if rule.in_force_on(on)), None):
        return rule
    raise InvalidInput(
        f"Für das Parlament {profile.code} ({profile.name}) ist am {on:%d.%m.%Y} keine geltende Regel bekannt. "
        f"Nennen Sie eine, wenn nach ihr gerechnet werden soll; bekannt sind: {_ids(profile)}.",
        field="event_on",
    )


def rule_to_follow(parliament: str, on: date) -> Rule:
    """Return the rule that inquiries of a day are dealt with by: the one in force, or the last one that is known.

    Where the known rules have ended, the last one goes on for want of a later, and each due day says so. Raises
    InvalidInput for a day before the first known rule.
    """
    profile = get_profile(parliament)
    ended = [rule for rule in profile.rules if rule.valid_to is not None and rule.valid_to < on]
    if ended and not any(rule.in_force_on(on) for rule in profile.rules):
        return ended[-1]
    return rule_for(parliament, on)


def _named(profile: ParliamentProfile, rule_id: str) -> Rule:
    if rule := next((rule for rule in profile.rules if rule.id.casefold() == rule_id.strip().casefold()), None):
        return rule
    raise InvalidInput(
        f"Das Parlament {profile.code} ({profile.name}) hat keine Regel „{rule_id}“. Bekannt sind: {_ids(profile)}.",
        field="rule",
    )


def _ids(profile: ParliamentProfile) -> str:
    return ", ".join(rule.id for rule in profile.rules)


def _profile(content: dict[str, Any]) -> ParliamentProfile:
    code = content["code"]
    return ParliamentProfile(
        code=code,
        name=content["name"],
        government=content["government"],
        holiday_state=content["holidays"]["state"],
        catholic_holidays=content["holidays"]["catholic"],
        rules=tuple(Rule.from_json({"parliament": code, **rule}) for rule in content["rules"]),
        major_instrument=content.get("major_instrument"),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case tuple():
            return [_plain(each) for each in value]
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case _:
            return value
