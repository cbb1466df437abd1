"""Frozen due days beside a fresh reckoning, after holidays, rules or settings changed (Nachrechnung).

Nothing changes by itself: an open inquiry keeps its frozen rule until the clerk accepts a proposed day. A day that was
agreed or decided is left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament import deadlines, rules
from inquiries.parliament.deadlines import Deadline
from inquiries.proceedings.due_days import add_note, deadline_of
from inquiries.proceedings.models import DeadlineNote, DeadlineNoteKind
from inquiries.queries import ON_A_CARD, visible_to
from inquiries.services import take_step
from inquiries.workflow import WITH_GOVERNMENT, Event

AGREED = (DeadlineNoteKind.EXTENSION, DeadlineNoteKind.DECISION)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An inquiry whose due day would be another one if it were reckoned today, and why."""

    inquiry: Inquiry
    before: date
    fresh: Deadline
    why: str


def proposals(session: Session, actor: Actor) -> list[Proposal]:
    """Return what the clerk may accept or dismiss, by the frozen due day."""
    actor.require(Permission.KEEP_DEADLINES)
    agreed = exists().where(DeadlineNote.inquiry_id == Inquiry.id, DeadlineNote.kind.in_(AGREED))
    query = (
        select(Inquiry)
        .where(visible_to(actor), Inquiry.stage.in_(WITH_GOVERNMENT), ~agreed)
        .order_by(Inquiry.due_on, Inquiry.id)
    )
    open_ones = session.scalars(query.options(*ON_A_CARD))
    found = (_proposal(inquiry) for inquiry in open_ones)
    return [each for each in found if each is not None and not _was_dismissed(session, each)]


def accept_proposal(session: Session, actor: Actor, inquiry_id: int, *, due_on: date | None = None) -> Inquiry:
    """Take over the fresh reckoning, rule and all; `due_on` is the day that the clerk saw."""
    return _accept(session, actor, _the_one(session, actor, inquiry_id, due_on=due_on))


def accept_proposals(session: Session, actor: Actor, seen: Mapping[int, date]) -> int:
    """Take over all the proposed days that the clerk saw, by inquiry, and return how many; all of them or none."""
    found = {each.inquiry.id: each for each in proposals(session, actor)}
    for inquiry_id, due_on in seen.items():
        _accept(session, actor, _ensure_proposed(found.get(inquiry_id), due_on))
    return len(seen)


def dismiss_proposal(
    session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Keep the frozen due day, with a reason; the same day is not proposed again."""
    proposal = _the_one(session, actor, inquiry_id)
    inquiry = take_step(session, actor, inquiry_id, Event.KEEP_DUE_DAY, revision=revision, reason=reason.strip())
    note = DeadlineNote(kind=DeadlineNoteKind.DISMISSED, reason=reason)
    add_note(session, actor, inquiry, note, proposed=proposal.fresh.due_on)
    return inquiry


def _accept(session: Session, actor: Actor, proposal: Proposal) -> Inquiry:
    fresh, why = proposal.fresh, proposal.why
    inquiry = take_step(session, actor, proposal.inquiry.id, Event.RECKON_ANEW, reason=why, due_on=fresh.due_on)
    add_note(session, actor, inquiry, DeadlineNote(kind=DeadlineNoteKind.RECKONING, reason=why), deadline=fresh)
    return inquiry


def _proposal(inquiry: Inquiry) -> Proposal | None:
    frozen = deadline_of(inquiry)
    try:
        rule = rules.rule_to_follow(inquiry.parliament.code, inquiry.received_on)
    except InvalidInput:  # the rules no longer know any for that day: the frozen one stays
        return None
    fresh = deadlines.due_day(rule, frozen.event_on, saturdays=inquiry.parliament.saturdays_count)
    if fresh.due_on == frozen.due_on:
        return None
    return Proposal(inquiry, frozen.due_on, fresh, _why(frozen, fresh))


def _why(frozen: Deadline, fresh: Deadline) -> str:
    if frozen.rule.deadline != fresh.rule.deadline:
        return f"Die Regel wurde geändert ({fresh.rule.id})."
    if frozen.saturdays != fresh.saturdays:
        return "Samstage zählen jetzt mit." if fresh.saturdays else "Samstage zählen nicht mehr mit."
    return "Die Feiertage wurden geändert."


def _was_dismissed(session: Session, proposal: Proposal) -> bool:
    query = select(DeadlineNote.id).where(
        DeadlineNote.inquiry_id == proposal.inquiry.id,
        DeadlineNote.kind == DeadlineNoteKind.DISMISSED,
        DeadlineNote.due_after == proposal.fresh.due_on,
    )
    return session.scalar(query) is not None


def _the_one(session: Session, actor: Actor, inquiry_id: int, *, due_on: date | None = None) -> Proposal:
    found = next((each for each in proposals(session, actor) if each.inquiry.id == inquiry_id), None)
    return _ensure_proposed(found, due_on)


def _ensure_proposed(found: Proposal | None, due_on: date | None) -> Proposal:
    if found is None or due_on not in (None, found.fresh.due_on):
        raise StepNotAllowed("Für diese Anfrage ist dieser Tag nicht mehr vorgeschlagen. Sehen Sie die Liste neu an.")
    return found
