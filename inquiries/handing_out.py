"""Giving work to an officer, whether it is still offered to the house or already lies with somebody (Zuteilung)."""

from sqlalchemy.orm import Session

from inquiries import assigning
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.queries import get_inquiry
from inquiries.workflow import Stage


def hand_out(session: Session, actor: Actor, inquiry_id: int, *, officer_id: int) -> Inquiry:
    """Give an inquiry to an officer of the house: an offered lead is accepted with that, a draft changes hands."""
    inquiry = get_inquiry(session, actor, inquiry_id)
    if inquiry.stage is Stage.ASSIGNED:
        return assigning.accept_assignment(session, actor, inquiry_id, officer_id=officer_id)
    return assigning.name_officers(session, actor, inquiry_id, officer_id=officer_id)
