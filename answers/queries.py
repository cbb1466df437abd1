"""Reads of the government's side: an answer exists only for the ministry that drafts it (Abfragen)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from answers.answer import Answer, AnswerRevision
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.queries import get_inquiry, visible_to
from inquiries.workflow import Stage


def get_own_inquiry(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    """Return an inquiry that the actor's ministry answers; raise NotFound for any other."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    inquiry = get_inquiry(session, actor, inquiry_id)
    actor.require_ministry(inquiry.lead_ministry_id)
    return inquiry


def get_inquiry_in_drafting(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    """Return an inquiry whose answer the actor may work on now; raise StepNotAllowed in any other stage."""
    actor.require(Permission.DRAFT_ANSWER)
    inquiry = get_own_inquiry(session, actor, inquiry_id)
    if inquiry.stage is not Stage.DRAFTING:
        raise StepNotAllowed(
            f"Der Entwurf lässt sich nur in der Stufe „{Stage.DRAFTING.value}“ ändern; "
            f"die Anfrage steht in der Stufe „{inquiry.stage.value}“.",
            stage=inquiry.stage,
        )
    return inquiry


def inquiries_in_drafting(session: Session, actor: Actor) -> list[Inquiry]:
    """Return the inquiries whose answers the actor's ministry works on now, the most urgent first."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    query = select(Inquiry).where(
        visible_to(actor), Inquiry.stage == Stage.DRAFTING, Inquiry.lead_ministry_id == actor.ministry_id
    )
    return list(session.scalars(query.order_by(Inquiry.due_on, Inquiry.id)))


def find_answer(session: Session, actor: Actor, inquiry_id: int) -> Answer | None:
    """Return the answer to an inquiry of the actor's ministry, None before its first draft."""
    inquiry = get_own_inquiry(session, actor, inquiry_id)
    of_the_ministry = Answer.ministry_id == inquiry.lead_ministry_id
    return session.scalar(select(Answer).where(Answer.inquiry_id == inquiry.id, of_the_ministry))


def get_answer(session: Session, actor: Actor, inquiry_id: int) -> Answer:
    """Return the answer to an inquiry of the actor's ministry; raise NotFound before its first draft."""
    answer = find_answer(session, actor, inquiry_id)
    if answer is None:
        raise NotFound("Zu dieser Anfrage gibt es noch keinen Entwurf. Verknüpfen Sie Unterlagen und entwerfen Sie.")
    return answer


def get_revision(session: Session, actor: Actor, inquiry_id: int, number: int) -> AnswerRevision:
    """Return one revision of an answer of the actor's ministry; raise NotFound when there is none."""
    answer = get_answer(session, actor, inquiry_id)
    query = select(AnswerRevision).where(AnswerRevision.answer_id == answer.id, AnswerRevision.number == number)
    revision = session.scalar(query)
    if revision is None:
        raise NotFound(f"Eine Fassung {number} gibt es von dieser Antwort nicht.", number=number)
    return revision


def revision_facts(session: Session, answer: Answer) -> Sequence[AnswerRevision]:
    """Return all revisions of an answer, the newest first, without their texts."""
    query = select(AnswerRevision).where(AnswerRevision.answer_id == answer.id)
    return session.scalars(query.order_by(AnswerRevision.number.desc()).options(defer(AnswerRevision.content))).all()
