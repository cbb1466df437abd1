"""Reminding the government of an answer: once a day, to whoever has the next step there (Erinnerung)."""

from datetime import datetime, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.errors import StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.queries import get_inquiry
from inquiries.reminders import situation_of
from inquiries.workflow import WITH_GOVERNMENT

REMINDED: Final = "inquiry.remind"


def remind_government(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    """Remind the government of an answer that is due; whom it reaches there, the Landtag does not learn."""
    actor.require(Permission.FORWARD_INQUIRY)
    inquiry = get_inquiry(session, actor, inquiry_id)
    if reason := hindrance(session, inquiry):
        raise StepNotAllowed(reason, inquiry_id=inquiry.id)
    today = clock.today()
    audit.record(session, actor, REMINDED, realm=Realm.PARLIAMENT, inquiry_id=inquiry.id, due_on=inquiry.due_on)
    for person in situation_of(session, inquiry, today).whose_turn():
        notify(
            session,
            Occasion.REMINDED,
            person,
            about=f"inquiry:{inquiry.id}:{today}",
            sender=f"Die Landtagsverwaltung ({actor.name})",
            number=str(inquiry.number),
            title=inquiry.title,
            due_on=inquiry.due_on,
            path=f"/anfragen/{inquiry.id}",
        )
    return inquiry


def hindrance(session: Session, inquiry: Inquiry) -> str | None:
    """Return why the government can't be reminded of an inquiry now, None when it can."""
    if inquiry.stage not in WITH_GOVERNMENT or inquiry.due_on is None:
        return "Die Anfrage liegt nicht bei der Landesregierung."
    if clock.today() < inquiry.due_on:
        return f"Die Antwort ist erst am {inquiry.due_on:%d.%m.%Y} fällig."
    if _is_reminded_today(session, inquiry):
        return "An diese Anfrage wurde heute schon erinnert."
    return None


def _is_reminded_today(session: Session, inquiry: Inquiry) -> bool:
    since = datetime.combine(clock.today(), time(), clock.GERMANY)
    query = select(AuditEntry.id).where(
        AuditEntry.inquiry_id == inquiry.id, AuditEntry.action == REMINDED, AuditEntry.at >= since
    )
    return session.scalars(query.limit(1)).first() is not None
