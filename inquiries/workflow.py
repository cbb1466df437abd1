"""The way of an inquiry: its stages, its steps, and the table that alone judges them (Verfahren)."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import StepNotAllowed
from inquiries.foundation.permissions import Permission, Role


class Stage(Enum):
    """Where an inquiry stands; the value is its German name."""

    RECEIVED = "Eingegangen"
    CLARIFYING = "Rückfrage beim Mitglied"
    REJECTED = "Zurückgewiesen"
    FORWARDED = "Der Landesregierung zugeleitet"
    ASSIGNED = "Einem Ressort zugewiesen"
    DRAFTING = "In Bearbeitung"
    CLEARANCE = "Zur Freigabe"
    ANSWERED = "Beantwortet"
    PUBLISHED = "Veröffentlicht"
    WITHDRAWN = "Zurückgezogen"


class Event(Enum):
    """A step on the way; the value is its German name."""

    REGISTER = "Erfassen"
    HAND_IN = "Einreichen"
    ASK_BACK = "Beim Mitglied rückfragen"
    RESUME = "Prüfung fortsetzen"
    REJECT = "Zurückweisen"
    REOPEN = "Zurückweisung aufheben"
    FORWARD = "Der Landesregierung zuleiten"
    ASSIGN = "Federführung zuweisen"
    RETURN = "Zuweisung zurückgeben"
    ACCEPT = "Zuweisung annehmen"
    SUBMIT = "Zur Freigabe geben"
    SEND_BACK = "Zur Überarbeitung zurückgeben"
    CLEAR = "Freigeben und dem Landtag zuleiten"
    PUBLISH = "Veröffentlichen"
    WITHDRAW = "Zurückziehen"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: from which stages an event leads where, who may do it, whose history it enters."""

    sources: frozenset[Stage]
    target: Stage
    permission: Permission
    realm: Realm
    needs_reason: bool = False


def _row(
    *sources: Stage, to: Stage, by: Permission, realm: Realm = Realm.GOVERNMENT, reason: bool = False
) -> Transition:
    return Transition(frozenset(sources), to, by, realm, reason)


_UNANSWERED: Final = (
    Stage.RECEIVED,
    Stage.CLARIFYING,
    Stage.FORWARDED,
    Stage.ASSIGNED,
    Stage.DRAFTING,
    Stage.CLEARANCE,
)
_P, _S, _LANDTAG = Permission, Stage, Realm.PARLIAMENT

TRANSITIONS: Final[dict[Event, Transition]] = {
    Event.REGISTER: _row(to=_S.RECEIVED, by=_P.REGISTER_INQUIRY, realm=_LANDTAG),
    Event.HAND_IN: _row(to=_S.RECEIVED, by=_P.HAND_IN_INQUIRY, realm=_LANDTAG),
    Event.ASK_BACK: _row(_S.RECEIVED, to=_S.CLARIFYING, by=_P.FORWARD_INQUIRY, realm=_LANDTAG, reason=True),
    Event.RESUME: _row(_S.CLARIFYING, to=_S.RECEIVED, by=_P.FORWARD_INQUIRY, realm=_LANDTAG, reason=True),
    Event.REJECT: _row(_S.RECEIVED, to=_S.REJECTED, by=_P.REJECT_INQUIRY, realm=_LANDTAG, reason=True),
    Event.REOPEN: _row(_S.REJECTED, to=_S.RECEIVED, by=_P.REJECT_INQUIRY, realm=_LANDTAG, reason=True),
    Event.FORWARD: _row(_S.RECEIVED, to=_S.FORWARDED, by=_P.FORWARD_INQUIRY, realm=_LANDTAG),
    Event.ASSIGN: _row(_S.FORWARDED, _S.ASSIGNED, to=_S.ASSIGNED, by=_P.ASSIGN_MINISTRY),
    Event.RETURN: _row(_S.ASSIGNED, _S.DRAFTING, to=_S.FORWARDED, by=_P.ACCEPT_ASSIGNMENT, reason=True),
    Event.ACCEPT: _row(_S.ASSIGNED, to=_S.DRAFTING, by=_P.ACCEPT_ASSIGNMENT),
    Event.SUBMIT: _row(_S.DRAFTING, to=_S.CLEARANCE, by=_P.DRAFT_ANSWER),
    Event.SEND_BACK: _row(_S.CLEARANCE, to=_S.DRAFTING, by=_P.CLEAR_ANSWER, reason=True),
    Event.CLEAR: _row(_S.CLEARANCE, to=_S.ANSWERED, by=_P.CLEAR_ANSWER),
    Event.PUBLISH: _row(_S.ANSWERED, to=_S.PUBLISHED, by=_P.PUBLISH_PAPER, realm=_LANDTAG),
    Event.WITHDRAW: _row(*_UNANSWERED, to=_S.WITHDRAWN, by=_P.WITHDRAW_INQUIRY, realm=_LANDTAG, reason=True),
}

CLOSED: Final = frozenset({Stage.REJECTED, Stage.PUBLISHED, Stage.WITHDRAWN})
WITH_GOVERNMENT: Final = frozenset({Stage.FORWARDED, Stage.ASSIGNED, Stage.DRAFTING, Stage.CLEARANCE})
HANDED_OVER: Final = frozenset({Stage.ANSWERED, Stage.PUBLISHED})

HOLDERS: Final[dict[Stage, Role]] = {
    Stage.RECEIVED: Role.CLERK,
    Stage.CLARIFYING: Role.MEMBER,
    Stage.FORWARDED: Role.CHANCELLERY,
    Stage.ASSIGNED: Role.COORDINATOR,
    Stage.DRAFTING: Role.OFFICER,
    Stage.CLEARANCE: Role.APPROVER,
    Stage.ANSWERED: Role.CLERK,
}


def outline(stage: Stage) -> Stage:
    """Return the stage as the Landtag sees it: what happens inside the government is not shown."""
    return Stage.FORWARDED if stage in WITH_GOVERNMENT else stage


def events_from(stage: Stage) -> list[Event]:
    """Return the steps that a stage allows, in the table's order."""
    return [event for event, row in TRANSITIONS.items() if stage in row.sources]


def ensure_possible(stage: Stage, event: Event) -> Transition:
    """Return the table's row; raise StepNotAllowed when the stage does not allow the step.

    Who steps for the Landtag learns from the refusal no more than its pages show.
    """
    row = TRANSITIONS[event]
    if stage not in row.sources:
        shown = outline(stage) if row.realm is Realm.PARLIAMENT else stage
        possible = [each for each in events_from(stage) if TRANSITIONS[each].realm is row.realm]
        allowed = ", ".join(f"„{each.value}“" for each in possible)
        raise StepNotAllowed(
            f"„{event.value}“ ist nicht möglich, solange die Anfrage in der Stufe „{shown.value}“ steht. "
            + (f"Möglich sind jetzt: {allowed}." if allowed else "Das Verfahren ist abgeschlossen."),
            stage=shown,
            event=event,
        )
    return row
