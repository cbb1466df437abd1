"""A question-back to the Member and its answer, with changed questions where need be (Rückfrage)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.proceedings.models import Clarification
from inquiries.proceedings.standing import inquiry_to_act_on, people_who_asked
from inquiries.queries import get_inquiry
from inquiries.services import take_step, write_wording
from inquiries.wording import Wording, ensure
from inquiries.workflow import TRANSITIONS, Event


def ask_back(session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None) -> Inquiry:
    """Put a question to the Member; the inquiry rests until it is answered. The Member is told."""
    inquiry = take_step(session, actor, inquiry_id, Event.ASK_BACK, revision=revision, reason=reason.strip())
    asked = Clarification(
        inquiry_id=inquiry.id,
        question=reason.strip(),
        asked_at=clock.now(),
        asked_by=actor.name,
        before=inquiry.wording.to_json(),
    )
    session.add(asked)
    session.flush()
    for person in people_who_asked(session, inquiry):
        notify(
            session,
            Occasion.CLARIFICATION,
            person,
            about=f"clarification:{asked.id}",
            number=str(inquiry.number),
            title=inquiry.title,
            reason=reason.strip(),
            path=f"/anfragen/{inquiry.id}",
        )
    return inquiry


def answer_clarification(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    text: str,
    wording: Wording | None = None,
    revision: int | None = None,
) -> Inquiry:
    """Answer the question-back, with a changed wording where one is given; the clerk goes on with the check."""
    actor.require(TRANSITIONS[Event.ANSWER_CLARIFICATION].permission)
    inquiry_to_act_on(session, actor, inquiry_id)
    inquiry = take_step(
        session, actor, inquiry_id, Event.ANSWER_CLARIFICATION, revision=revision, reason=text.strip() or None
    )
    changed = wording.tidied() if wording is not None else inquiry.wording
    changed.ensure_complete()
    ensure(
        bool(text.strip()) or changed != inquiry.wording,
        "text",
        "Antworten Sie auf die Rückfrage oder ändern Sie den Wortlaut.",
    )
    if changed != inquiry.wording:
        write_wording(session, inquiry, changed)
    asked = _open_one(session, inquiry)
    if asked is not None:
        asked.answer, asked.answered_at, asked.answered_by = text.strip(), clock.now(), actor.name
        asked.after = changed.to_json()
    return inquiry


def clarifications_of(session: Session, actor: Actor, inquiry_id: int) -> list[Clarification]:
    """Return an inquiry's questions-back, the latest first; the government learns only of what it was sent."""
    inquiry = get_inquiry(session, actor, inquiry_id)
    if actor.is_government:
        return []
    query = select(Clarification).where(Clarification.inquiry_id == inquiry.id).order_by(Clarification.id.desc())
    return list(session.scalars(query))


def _open_one(session: Session, inquiry: Inquiry) -> Clarification | None:
    query = (
        select(Clarification)
        .where(Clarification.inquiry_id == inquiry.id, Clarification.answered_at.is_(None))
        .order_by(Clarification.id.desc())
    )
    return session.scalars(query).first()
