"""The calendar of one's due days: a secret address of which only the digest is kept (Fristenkalender)."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, String, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship, selectinload

from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.database import Base
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry, InquiryAsker
from inquiries.mail_settings import own_person
from inquiries.parliament.people import Person, actor_of
from inquiries.queries import visible_to
from inquiries.waiting import drafted_by
from inquiries.workflow import WITH_GOVERNMENT

_WIDE = {Role.CLERK, Role.CHANCELLERY, Role.COORDINATOR, Role.APPROVER}  # all that they see is theirs to watch


class CalendarToken(Base):
    """The address of a person's calendar, kept as its SHA-256; deleting the row revokes it."""

    __tablename__ = "calendar_tokens"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]

    person: Mapped[Person] = relationship()


def create_token(session: Session, actor: Actor) -> str:
    """Return a new secret for the address of the actor's calendar; the one before is revoked with that."""
    person = own_person(session, actor)
    token = secrets.token_urlsafe(32)
    kept = session.get(CalendarToken, person.id) or CalendarToken(person_id=person.id)
    kept.digest, kept.created_at = _digest(token), clock.now()
    session.add(kept)
    audit.record(session, actor, "person.calendar_created", realm=Realm.PARLIAMENT, entry_id=person.id)
    return token


def revoke_token(session: Session, actor: Actor) -> None:
    """Close the actor's calendar: its address leads nowhere from now on."""
    person = own_person(session, actor)
    if (kept := session.get(CalendarToken, person.id)) is not None:
        session.delete(kept)
        audit.record(session, actor, "person.calendar_revoked", realm=Realm.PARLIAMENT, entry_id=person.id)


def find_token(session: Session, actor: Actor) -> CalendarToken | None:
    """Return what is kept of the address of the actor's calendar, None when there is none."""
    return session.get(CalendarToken, actor.person_id) if actor.person_id is not None else None


def reader_of(session: Session, token: str) -> Actor:
    """Return as whom a calendar is read; raise NotFound for a wrong or revoked token and for people who left."""
    kept = session.scalar(select(CalendarToken).where(CalendarToken.digest == _digest(token)))
    if kept is None or not kept.person.active:
        raise NotFound("Diesen Kalender gibt es nicht.")
    return actor_of(kept.person)


def due_days(session: Session, actor: Actor) -> Sequence[Inquiry]:
    """Return the inquiries whose due day concerns the actor: asked, worked on, or watched by them, by due day."""
    query = select(Inquiry).where(
        visible_to(actor), _concerns(actor), Inquiry.due_on.is_not(None), Inquiry.stage.in_(WITH_GOVERNMENT)
    )
    loaded = (selectinload(Inquiry.term), selectinload(Inquiry.parliament))
    return session.scalars(query.options(*loaded).order_by(Inquiry.due_on, Inquiry.id)).all()


def _concerns(actor: Actor) -> ColumnElement[bool]:
    if actor.roles & _WIDE:
        return visible_to(actor)
    asked = Inquiry.askers.any(InquiryAsker.member_id == actor.member_id)
    return or_(drafted_by(actor), asked)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
