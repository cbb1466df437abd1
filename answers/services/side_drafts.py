"""Keeping what is being typed, between one save and the next (Zwischenstände)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from answers.answer import Answer
from answers.queries import get_answer, get_inquiry_in_drafting
from answers.side_draft import SideDraft
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor

AT_WORK: Final = timedelta(seconds=75)  # a page tells every 20 seconds that it is open


def keep_side_draft(
    session: Session, actor: Actor, inquiry_id: int, *, fields: Mapping[str, str] | None, base_number: int
) -> Answer:
    """Note that the person has the answer open and, with `fields`, what they typed and have not saved.

    It is the person's own, so it enters no revision and no audit trail.
    """
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    if actor.person_id is None:
        return answer
    kept = find_side_draft(session, actor, answer)
    if kept is None:
        kept = SideDraft(answer_id=answer.id, person_id=actor.person_id)
        session.add(kept)
    kept.seen_at = clock.now()
    if fields is not None or kept.fields is None:
        kept.base_number = base_number
    if fields is not None:
        kept.fields, kept.saved_at = dict(fields), clock.now()
    session.flush()
    return answer


def discard_side_draft(session: Session, actor: Actor, inquiry_id: int) -> None:
    """Forget what the person typed: it is saved by now, or not wanted."""
    kept = find_side_draft(session, actor, get_answer(session, actor, inquiry_id))
    if kept is not None:
        kept.fields = kept.saved_at = None
        session.flush()


def forget_side_drafts(session: Session, answer: Answer) -> None:
    """Remove everybody's side drafts of an answer that is cleared: nothing unsaved can enter it any more."""
    session.execute(delete(SideDraft).where(SideDraft.answer_id == answer.id))


def find_side_draft(session: Session, actor: Actor, answer: Answer) -> SideDraft | None:
    """Return the person's own side draft of an answer."""
    query = select(SideDraft).where(SideDraft.answer_id == answer.id, SideDraft.person_id == actor.person_id)
    return session.scalar(query)


def others_at_work(session: Session, actor: Actor, answer: Answer) -> Sequence[str]:
    """Return the names of those who have the answer open, too."""
    query = (
        select(SideDraft)
        .where(
            SideDraft.answer_id == answer.id,
            SideDraft.person_id != (actor.person_id or 0),
            SideDraft.seen_at >= clock.now() - AT_WORK,
        )
        .options(joinedload(SideDraft.person))
    )
    return sorted(row.person.name for row in session.scalars(query))
