"""Answering a citation whose record has changed (veraltete Belege)."""

from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.drafting.stale import StaleCitation, with_kept, with_taken_over
from answers.queries import get_answer, get_inquiry_in_drafting
from answers.records.queries import linked_records
from answers.services.checking import stale_in
from answers.services.proposing import proposed
from answers.services.revising import add_revision, ensure_fresh, ensure_place
from inquiries.foundation.actor import Actor


def keep_stale(
    session: Session, actor: Actor, inquiry_id: int, place: int, *, reason: str, revision: int | None = None
) -> Answer:
    """Let a sentence stand although the record behind it has changed, for a reason that is kept with it."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    stale = _stale_at(session, actor, answer, place)
    draft = with_kept(answer.draft, stale, reason=reason)
    add_revision(session, actor, answer, draft, reason=f"Stehen gelassen: {stale.description}"[:200])
    return answer


def take_over_stale(
    session: Session, actor: Actor, inquiry_id: int, place: int, *, revision: int | None = None
) -> Answer:
    """Write a sentence anew from the record as it is now."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    stale = _stale_at(session, actor, answer, place)
    records = linked_records(session, actor, inquiry.id)
    fresh = proposed(session, inquiry, records)
    draft = with_taken_over(answer.draft, stale, fresh)
    add_revision(session, actor, answer, draft, reason=f"Übernommen: {stale.description}"[:200])
    return answer


def _stale_at(session: Session, actor: Actor, answer: Answer, place: int) -> StaleCitation:
    stale = stale_in(session, actor, answer)
    ensure_place(place, tuple(stale))
    return stale[place]
