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
    CO_SIGNING = "In Mitzeichnung"
    CLEARANCE = "Zur Freigabe"
    ANSWERED = "Beantwortet"
    PUBLISHED = "Veröffentlicht"
    WITHDRAWN = "Zurückgezogen"
    LAPSED = "Erledigt durch Ablauf der Wahlperiode"


class Event(Enum):
    """A step on the way; the value is its German name."""

    REGISTER = "Erfassen"
    HAND_IN = "Einreichen"
    ASK_BACK = "Beim Mitglied rückfragen"
    ANSWER_CLARIFICATION = "Rückfrage beantworten"
    RESUME = "Prüfung fortsetzen"
    REJECT = "Zurückweisen"
    OBJECT = "Einspruch einlegen"
    UPHOLD = "Einspruch zurückweisen"
    REOPEN = "Zurückweisung aufheben"
    FORWARD = "Der Landesregierung zuleiten"
    ASSIGN = "Federführung zuweisen"
    DECLINE = "Zuweisung ablehnen"
    RETURN = "Zuweisung zurückgeben"
    TRANSFER = "Federführung abgeben"
    ACCEPT = "Zuweisung annehmen"
    ASK_CO_SIGNATURES = "Um Mitzeichnung bitten"
    CO_SIGN = "Mitzeichnen"
    ASK_CHANGE = "Änderung erbitten"
    RECALL = "Aus der Mitzeichnung zurückholen"
    SUBMIT = "Zur Freigabe geben"
    ENDORSE = "Zustimmen und weitergeben"
    HAND_DOWN = "An einen früheren Schritt zurückgeben"
    BYPASS = "Schritt überspringen"
    SEND_BACK = "Zur Überarbeitung zurückgeben"
    CLEAR = "Freigeben und dem Landtag zuleiten"
    PUBLISH = "Veröffentlichen"
    WITHDRAW = "Zurückziehen"
    LAPSE = "Durch Ablauf der Wahlperiode erledigen"
    EXTEND = "Frist verlängern"
    SET_DUE_DAY = "Fälligkeit festsetzen"
    NOTE_INTERIM_REPORT = "Zwischenbericht vermerken"
    REQUEST_ORAL_ANSWER = "Mündliche Beantwortung verlangen"
    RECKON_ANEW = "Neu berechnete Frist übernehmen"
    KEEP_DUE_DAY = "Bisherige Frist beibehalten"


class Place(Enum):
    """To whom of those who may take a step it belongs: for any other ministry the inquiry's step does not exist."""

    ANYWHERE = "ohne Bindung an ein Ministerium"
    ASSIGNEE = "ein Ministerium, dem die Federführung angetragen ist oder das sie angenommen hat"
    LEAD = "das federführende Ministerium"
    INVOLVED = "ein beteiligtes Ministerium"
    CHAIN = "das Ministerium des Freigabeschritts, der an der Reihe ist"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: from which stages an event leads where, who may do it, whose history it enters.

    Without a target the stage stays: something is noted, such as an extension.
    """

    sources: frozenset[Stage]
    target: Stage | None
    permission: Permission
    realm: Realm
    place: Place = Place.ANYWHERE
    needs_reason: bool = False

    def leads_from(self, stage: Stage) -> Stage:
        """Return the stage after the event."""
        return stage if self.target is None else self.target


def _row(
    *sources: Stage,
    to: Stage | None,
    by: Permission,
    realm: Realm = Realm.GOVERNMENT,
    at: Place = Place.ANYWHERE,
    reason: bool = False,
) -> Transition:
    return Transition(frozenset(sources), to, by, realm, at, reason)


WITH_GOVERNMENT: Final = frozenset({Stage.FORWARDED, Stage.ASSIGNED, Stage.DRAFTING, Stage.CO_SIGNING, Stage.CLEARANCE})
HANDED_OVER: Final = frozenset({Stage.ANSWERED, Stage.PUBLISHED})
ENDED_UNANSWERED: Final = frozenset({Stage.WITHDRAWN, Stage.LAPSED})
CLOSED: Final = ENDED_UNANSWERED | {Stage.REJECTED, Stage.PUBLISHED}
_UNANSWERED: Final = (Stage.RECEIVED, Stage.CLARIFYING, *WITH_GOVERNMENT)
_P, _S, _LANDTAG, _AT = Permission, Stage, Realm.PARLIAMENT, Place

TRANSITIONS: Final[dict[Event, Transition]] = {
    Event.REGISTER: _row(to=_S.RECEIVED, by=_P.REGISTER_INQUIRY, realm=_LANDTAG),
    Event.HAND_IN: _row(to=_S.RECEIVED, by=_P.HAND_IN_INQUIRY, realm=_LANDTAG),
    Event.ASK_BACK: _row(_S.RECEIVED, to=_S.CLARIFYING, by=_P.FORWARD_INQUIRY, realm=_LANDTAG, reason=True),
    Event.ANSWER_CLARIFICATION: _row(_S.CLARIFYING, to=_S.RECEIVED, by=_P.ACT_FOR_ASKER, realm=_LANDTAG),
    Event.RESUME: _row(_S.CLARIFYING, to=_S.RECEIVED, by=_P.FORWARD_INQUIRY, realm=_LANDTAG, reason=True),
    Event.REJECT: _row(_S.RECEIVED, to=_S.REJECTED, by=_P.REJECT_INQUIRY, realm=_LANDTAG, reason=True),
    Event.OBJECT: _row(_S.REJECTED, to=None, by=_P.ACT_FOR_ASKER, realm=_LANDTAG, reason=True),
    Event.UPHOLD: _row(_S.REJECTED, to=None, by=_P.REJECT_INQUIRY, realm=_LANDTAG, reason=True),
    Event.REOPEN: _row(_S.REJECTED, to=_S.RECEIVED, by=_P.REJECT_INQUIRY, realm=_LANDTAG, reason=True),
    Event.FORWARD: _row(_S.RECEIVED, to=_S.FORWARDED, by=_P.FORWARD_INQUIRY, realm=_LANDTAG),
    Event.ASSIGN: _row(_S.FORWARDED, _S.ASSIGNED, to=_S.ASSIGNED, by=_P.ASSIGN_MINISTRY),
    Event.DECLINE: _row(_S.ASSIGNED, to=_S.ASSIGNED, by=_P.ACCEPT_ASSIGNMENT, at=_AT.ASSIGNEE, reason=True),
    Event.RETURN: _row(
        _S.ASSIGNED, _S.DRAFTING, to=_S.FORWARDED, by=_P.ACCEPT_ASSIGNMENT, at=_AT.ASSIGNEE, reason=True
    ),
    Event.TRANSFER: _row(
        _S.ASSIGNED, _S.DRAFTING, to=_S.ASSIGNED, by=_P.ACCEPT_ASSIGNMENT, at=_AT.ASSIGNEE, reason=True
    ),
    Event.ACCEPT: _row(_S.ASSIGNED, to=_S.DRAFTING, by=_P.ACCEPT_ASSIGNMENT, at=_AT.ASSIGNEE),
    Event.ASK_CO_SIGNATURES: _row(_S.DRAFTING, _S.CO_SIGNING, to=_S.CO_SIGNING, by=_P.ASK_CO_SIGNATURE, at=_AT.LEAD),
    Event.CO_SIGN: _row(_S.CO_SIGNING, to=_S.CO_SIGNING, by=_P.CO_SIGN, at=_AT.INVOLVED),
    Event.ASK_CHANGE: _row(_S.CO_SIGNING, to=_S.DRAFTING, by=_P.CO_SIGN, at=_AT.INVOLVED, reason=True),
    Event.RECALL: _row(_S.CO_SIGNING, to=_S.DRAFTING, by=_P.ASK_CO_SIGNATURE, at=_AT.LEAD, reason=True),
    Event.SUBMIT: _row(_S.DRAFTING, _S.CO_SIGNING, to=_S.CLEARANCE, by=_P.DRAFT_ANSWER, at=_AT.LEAD),
    Event.ENDORSE: _row(_S.CLEARANCE, to=_S.CLEARANCE, by=_P.CLEAR_ANSWER, at=_AT.CHAIN),
    Event.HAND_DOWN: _row(_S.CLEARANCE, to=_S.CLEARANCE, by=_P.CLEAR_ANSWER, at=_AT.CHAIN, reason=True),
    Event.BYPASS: _row(_S.CLEARANCE, to=_S.CLEARANCE, by=_P.CLEAR_ANSWER, at=_AT.LEAD, reason=True),
    Event.SEND_BACK: _row(_S.CLEARANCE, to=_S.DRAFTING, by=_P.CLEAR_ANSWER, at=_AT.CHAIN, reason=True),
    Event.CLEAR: _row(_S.CLEARANCE, to=_S.ANSWERED, by=_P.CLEAR_ANSWER, at=_AT.CHAIN),
    Event.PUBLISH: _row(_S.ANSWERED, to=_S.PUBLISHED, by=_P.PUBLISH_PAPER, realm=_LANDTAG),
    Event.WITHDRAW: _row(
        *_UNANSWERED, *HANDED_OVER, to=_S.WITHDRAWN, by=_P.WITHDRAW_INQUIRY, realm=_LANDTAG, reason=True
    ),
    Event.LAPSE: _row(*_UNANSWERED, to=_S.LAPSED, by=_P.CLOSE_TERM, realm=_LANDTAG),
    Event.EXTEND: _row(*WITH_GOVERNMENT, to=None, by=_P.KEEP_DEADLINES, realm=_LANDTAG, reason=True),
    Event.SET_DUE_DAY: _row(*WITH_GOVERNMENT, to=None, by=_P.KEEP_DEADLINES, realm=_LANDTAG, reason=True),
    Event.NOTE_INTERIM_REPORT: _row(*WITH_GOVERNMENT, to=None, by=_P.KEEP_DEADLINES, realm=_LANDTAG, reason=True),
    Event.REQUEST_ORAL_ANSWER: _row(*WITH_GOVERNMENT, to=None, by=_P.ACT_FOR_ASKER, realm=_LANDTAG, reason=True),
    Event.RECKON_ANEW: _row(*WITH_GOVERNMENT, to=None, by=_P.KEEP_DEADLINES, realm=_LANDTAG, reason=True),
    Event.KEEP_DUE_DAY: _row(*WITH_GOVERNMENT, to=None, by=_P.KEEP_DEADLINES, realm=_LANDTAG, reason=True),
}

HOLDERS: Final[dict[Stage, Role]] = {
    Stage.RECEIVED: Role.CLERK,
    Stage.CLARIFYING: Role.MEMBER,
    Stage.FORWARDED: Role.CHANCELLERY,
    Stage.ASSIGNED: Role.COORDINATOR,
    Stage.DRAFTING: Role.OFFICER,
    Stage.CO_SIGNING: Role.COORDINATOR,
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
