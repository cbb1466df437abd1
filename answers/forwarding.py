"""Forwarding to the government, with the question's paper where a parliament prints it at once (Zuleitung)."""

from datetime import date

from sqlalchemy.orm import Session

from answers.release import publish_question
from inquiries import services
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry


def forward(
    session: Session, actor: Actor, inquiry_id: int, *, on: date | None = None, revision: int | None = None
) -> Inquiry:
    """Forward an inquiry; its question appears as a paper of that day, where the parliament's profile says so."""
    on = on or clock.today()
    inquiry = services.forward_inquiry(session, actor, inquiry_id, on=on, revision=revision)
    if question_appears(inquiry):
        publish_question(session, actor, inquiry.id, printed_on=on)
    return inquiry


def question_appears(inquiry: Inquiry) -> bool:
    """Tell whether forwarding publishes the question by itself, as the parliament's profile has it."""
    return services.numbering_on(inquiry.parliament, inquiry.received_on).question_at_forwarding
