"""Reminding somebody by hand of an inquiry that lies with them (Anstoßen)."""

from sqlalchemy.orm import Session

from inquiries.assignment import Errand, ErrandKind
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import Forbidden, StepNotAllowed
from inquiries.foundation.permissions import Permission, Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.people import Person, people_with
from inquiries.queries import get_inquiry
from inquiries.reminders import situation_of
from inquiries.workflow import WITH_GOVERNMENT, Stage

MAY_REMIND = frozenset({Role.CHANCELLERY, Role.COORDINATOR, Role.APPROVER})


def remind_of(session: Session, actor: Actor, inquiry_id: int) -> list[Person]:
    """Remind whoever has the next step of an inquiry, once a day for each who reminds; return whom that reached.

    Raise Forbidden for who does not watch over others' work, StepNotAllowed when it does not lie inside the
    government.
    """
    if not actor.roles & MAY_REMIND:
        raise Forbidden("Erinnern können die Staatskanzlei, die Ressortkoordination und die Hausleitung.")
    inquiry = get_inquiry(session, actor, inquiry_id)
    if inquiry.stage not in WITH_GOVERNMENT:
        raise StepNotAllowed(
            f"Die Anfrage {inquiry.number} liegt nicht bei der Landesregierung; es gibt niemanden zu erinnern.",
            inquiry_id=inquiry.id,
        )
    reached = [person for person in _holders(session, inquiry) if _tell(session, actor, inquiry, person)]
    audit.record(session, actor, "inquiry.remind", realm=Realm.GOVERNMENT, inquiry_id=inquiry.id, reached=len(reached))
    return reached


def _holders(session: Session, inquiry: Inquiry) -> list[Person]:
    if inquiry.stage is Stage.CO_SIGNING:
        asked = [each.ministry_id for each in inquiry.errands if _is_unsigned(each)]
        return [person for house in asked for person in people_with(session, house, Permission.CO_SIGN)]
    return situation_of(session, inquiry, clock.today()).whose_turn()


def _is_unsigned(errand: Errand) -> bool:
    return errand.kind is ErrandKind.CO_SIGNATURE and errand.done_at is None


def _tell(session: Session, actor: Actor, inquiry: Inquiry, person: Person) -> bool:
    told = notify(
        session,
        Occasion.REMINDED,
        person,
        about=f"inquiry:{inquiry.id}:{clock.today()}:{actor.person_id or 'system'}",
        sender=actor.name,
        number=inquiry.number,
        title=inquiry.title,
        due_on=inquiry.due_on or "–",
        path=f"/anfragen/{inquiry.id}",
    )
    return told is not None
