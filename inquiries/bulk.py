"""Steps on many inquiries at once: which rows can, which can't and why (Sammelschritte)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries import reminding
from inquiries.admissibility import formal_findings
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import DomainError, InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.queries import ON_A_CARD, InquiryCard, card_of, visible_to
from inquiries.workflow import TRANSITIONS, Event, ensure_possible

MOST: Final = 500


class BulkStep(Enum):
    """What can be done with many inquiries; the value is its German name."""

    FORWARD = "Der Landesregierung zuleiten"
    REMIND = "Die Landesregierung an die Antwort erinnern"
    LIST = "Als Excel-Liste herunterladen"
    WORD = "Als Word-Dateien herunterladen"


@dataclass(frozen=True, slots=True)
class Row:
    """One inquiry in the preview: whether the step is possible, else why not; and what to look at before."""

    card: InquiryCard
    refused: str | None
    remarks: tuple[str, ...] = ()


NEEDS: Final = {
    BulkStep.FORWARD: TRANSITIONS[Event.FORWARD].permission,
    BulkStep.REMIND: Permission.FORWARD_INQUIRY,
    BulkStep.LIST: Permission.FOLLOW_INQUIRIES,
    BulkStep.WORD: Permission.FOLLOW_INQUIRIES,
}


def steps_for(actor: Actor) -> list[BulkStep]:
    """Return what an actor may do with many inquiries."""
    return [step for step in BulkStep if actor.may(NEEDS[step])]


def preview(session: Session, actor: Actor, step: BulkStep, ids: Iterable[int]) -> list[Row]:
    """Judge each inquiry that exists for the actor, by number; nothing is changed.

    Raises InvalidInput for none and for too many.
    """
    actor.require(NEEDS[step])
    chosen = set(ids)
    if not chosen:
        raise InvalidInput("Sie haben keine Anfrage gewählt. Kreuzen Sie in der Liste mindestens eine an.")
    if len(chosen) > MOST:
        raise InvalidInput(f"Auf einmal gehen höchstens {MOST} Anfragen. Engen Sie die Liste mit Filtern ein.")
    query = (
        select(Inquiry)
        .join(Inquiry.term)
        .where(visible_to(actor), Inquiry.id.in_(chosen))
        .order_by(ElectoralTerm.number, Inquiry.serial)
        .options(*ON_A_CARD)
    )
    return [_judged(session, actor, step, inquiry) for inquiry in session.scalars(query)]


def _judged(session: Session, actor: Actor, step: BulkStep, inquiry: Inquiry) -> Row:
    refused = _HINDRANCES[step](session, inquiry)
    remarks = _remarks(session, inquiry) if step is BulkStep.FORWARD and refused is None else ()
    return Row(card_of(inquiry, actor), refused, remarks)


def _remarks(session: Session, inquiry: Inquiry) -> tuple[str, ...]:
    return tuple(finding.message for finding in formal_findings(session, inquiry))


def _forwarding(session: Session, inquiry: Inquiry) -> str | None:
    del session
    try:
        ensure_possible(inquiry.stage, Event.FORWARD)
    except DomainError as refusal:
        return refusal.sentence
    return None


def _nothing(session: Session, inquiry: Inquiry) -> None:
    del session, inquiry


_HINDRANCES: Final[dict[BulkStep, Callable[[Session, Inquiry], str | None]]] = {
    BulkStep.FORWARD: _forwarding,
    BulkStep.REMIND: reminding.hindrance,
    BulkStep.LIST: _nothing,
    BulkStep.WORD: _nothing,
}
