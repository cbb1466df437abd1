"""Who acts for the Members who asked: they themselves and their staff, or the clerk in their name (Antragsbefugnis)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import Person, people_with
from inquiries.queries import get_inquiry


def inquiry_to_act_on(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    """Return an inquiry that the actor may decide about; raise NotFound or Forbidden.

    The first-named Member decides, not one who joined. The clerk acts on a paper that the Member sent.
    """
    inquiry = get_inquiry(session, actor, inquiry_id)
    if not decides(actor, inquiry):
        raise Forbidden("Darüber entscheidet das Mitglied, das die Anfrage als erstes eingereicht hat, oder sein Büro.")
    return inquiry


def decides(actor: Actor, inquiry: Inquiry) -> bool:
    """Tell whether an actor may decide about an inquiry in the name of who asked it."""
    if actor.may(Permission.REGISTER_INQUIRY):
        return True
    return bool(inquiry.askers) and inquiry.askers[0].member_id == actor.member_id and actor.member_id is not None


def people_who_asked(session: Session, inquiry: Inquiry) -> list[Person]:
    """Return the Members who asked and their staff, as far as they work with this system."""
    members = [asker.member_id for asker in inquiry.askers]
    query = select(Person).where(Person.member_id.in_(members), Person.active.is_(True)).order_by(Person.id)
    return list(session.scalars(query))


def people_who_answer(session: Session, inquiry: Inquiry) -> list[Person]:
    """Return the lead ministry's co-ordinators and the officers of the answer; nobody before there is a lead."""
    if inquiry.lead_ministry_id is None:
        return []
    coordinators = people_with(session, inquiry.lead_ministry_id, Permission.ACCEPT_ASSIGNMENT)
    officers = [each for each in (inquiry.officer, *inquiry.further_officers) if each is not None]
    return list(dict.fromkeys([*coordinators, *officers]))
