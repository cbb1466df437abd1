"""Withdrawing an inquiry: before its answer, after it, and after its publication (Zurückziehung)."""

from sqlalchemy.orm import Session

from inquiries import publication
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.proceedings.standing import inquiry_to_act_on
from inquiries.services import take_step
from inquiries.workflow import TRANSITIONS, Event


def withdraw_inquiry(
    session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Withdraw an inquiry with a reason; a paper already published says from now on that it was withdrawn."""
    actor.require(TRANSITIONS[Event.WITHDRAW].permission)
    inquiry = inquiry_to_act_on(session, actor, inquiry_id)
    take_step(session, actor, inquiry_id, Event.WITHDRAW, revision=revision, reason=reason.strip())
    for number in {inquiry.number, inquiry.answer_number}:
        publication.withdraw_paper(session, inquiry.parliament, number, on=clock.today())
    return inquiry
