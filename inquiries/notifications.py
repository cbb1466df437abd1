"""The log of what was told to whom: each occasion once per thing and person (Benachrichtigungen)."""

from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation import clock, outbox
from inquiries.foundation.database import Base, Json
from inquiries.occasions import Delivery, Occasion
from inquiries.parliament.people import Person

__all__ = ["SEND", "DeliveryChoice", "Notification", "Occasion", "PostState", "delivery_for", "notify"]

SEND: Final = "notification.send"  # the topic of the outbox whose handler sends the mail


class PostState(Enum):
    """Where the mail of a notification stands; the value is its German name."""

    WAITING = "wartet auf den Versand"
    FOR_DIGEST = "wartet auf die Zusammenfassung"
    SENT = "versandt"
    KEPT = "nur im System"  # the person wants no mail, or has no address
    FAILED = "nicht zustellbar"
    DISCARDED = "verworfen"


class Notification(Base):
    """One thing told to one person. The row is the sent log: it is written before any mail leaves."""

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("occasion", "about", "person_id"),
        Index("ix_notifications_person_id_state", "person_id", "state"),
        Index("ix_notifications_state", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[Occasion]
    about: Mapped[str] = mapped_column(String(160))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    payload: Mapped[Json]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    state: Mapped[PostState]
    attempts: Mapped[int] = mapped_column(default=0)
    address: Mapped[str | None] = mapped_column(String(254))  # where the mail went
    settled_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("notifications.id"))  # the summary that told it

    person: Mapped[Person] = relationship()


class DeliveryChoice(Base):
    """How a person wants to be told of an occasion, where that is not at once."""

    __tablename__ = "delivery_choices"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    occasion: Mapped[Occasion] = mapped_column(primary_key=True)
    delivery: Mapped[Delivery]


def notify(session: Session, occasion: Occasion, person: Person, *, about: str, **payload: Any) -> Notification | None:
    """Tell somebody of something once: a second call with the same occasion, `about` and person does nothing.

    `about` names the thing, such as „inquiry:12“, with a day or round where it may be told again. `payload` is
    what the template mail/<occasion>.txt says; `path` in it is the page that the mail leads to. Return the new
    notification, None when it was told before or the person is no longer active.
    """
    if not person.active or _is_told(session, occasion, person, about):
        return None
    delivery = delivery_for(session, person, occasion)
    notification = Notification(
        occasion=occasion,
        about=about,
        person_id=person.id,
        payload={name: _plain(value) for name, value in payload.items()},
        created_at=clock.now(),
        state=_FIRST_STATE[delivery],
    )
    try:
        with session.begin_nested():
            session.add(notification)
    except IntegrityError:  # somebody else told it at the same moment
        return None
    if notification.state is PostState.WAITING:
        outbox.enqueue(session, SEND, notification_id=notification.id)
    return notification


def delivery_for(session: Session, person: Person, occasion: Occasion) -> Delivery:
    """Return how a person wants to be told of an occasion: at once unless chosen otherwise."""
    choice = session.get(DeliveryChoice, (person.id, occasion))
    return choice.delivery if choice else Delivery.AT_ONCE


_FIRST_STATE: Final = {
    Delivery.AT_ONCE: PostState.WAITING,
    Delivery.DAILY: PostState.FOR_DIGEST,
    Delivery.NONE: PostState.KEPT,
}


def _is_told(session: Session, occasion: Occasion, person: Person, about: str) -> bool:
    query = select(Notification.id).where(
        Notification.occasion == occasion, Notification.about == about, Notification.person_id == person.id
    )
    return session.scalar(query) is not None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, list, dict)):
        return value
    return str(value)
