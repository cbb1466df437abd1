"""What waits for somebody, as the desk's condition has it (Schreibtisch im Test)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.queries import InquiryCard, card_of, visible_to, waits_for


def waiting_for(session: Session, actor: Actor) -> list[InquiryCard]:
    """Return the inquiries whose next step is the actor's."""
    query = select(Inquiry).join(Inquiry.term).where(visible_to(actor), waits_for(actor)).order_by(Inquiry.id)
    return [card_of(inquiry, actor) for inquiry in session.scalars(query)]
