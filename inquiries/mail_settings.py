"""What people choose about their mail: the address, at once or daily or not at all (Einstellungen zur Post)."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.mailboxes import checked_address
from inquiries.notifications import DeliveryChoice, Notification, delivery_for
from inquiries.occasions import Delivery, Occasion, allowed, occasions_for
from inquiries.parliament.people import Person


def own_person(session: Session, actor: Actor) -> Person:
    """Return the person who acts; raise Forbidden for the system and the public, who get no mail."""
    person = session.get(Person, actor.person_id) if actor.person_id is not None else None
    if person is None:
        raise Forbidden("Einstellungen gibt es nur für Personen, die angemeldet sind.")
    return person


def choices_of(session: Session, actor: Actor) -> list[tuple[Occasion, Delivery]]:
    """Return what the actor is told of and how."""
    person = own_person(session, actor)
    return [(occasion, delivery_for(session, person, occasion)) for occasion in occasions_for(actor.roles)]


def choose(session: Session, actor: Actor, wanted: Mapping[Occasion, Delivery]) -> None:
    """Keep how the actor wants to be told; raise InvalidInput for switching off what is legally needed."""
    person = own_person(session, actor)
    for occasion, delivery in wanted.items():
        if delivery not in allowed(occasion):
            raise InvalidInput(
                f"„{occasion.value}“ lässt sich nicht abschalten, weil daran Rechte oder Fristen hängen. "
                "Wählen Sie „sofort“ oder die tägliche Zusammenfassung.",
                field=occasion.name.lower(),
            )
        _keep(session, person.id, occasion, delivery)
    detail = {occasion.name: delivery.name for occasion, delivery in wanted.items()}
    audit.record(session, actor, "person.mail_choice", realm=Realm.PARLIAMENT, entry_id=person.id, chosen=detail)


def change_own_address(session: Session, actor: Actor, text: str) -> str | None:
    """Change where the actor's mail goes, nowhere for an empty text; raise InvalidInput for what is no address."""
    person = own_person(session, actor)
    person.mail = checked_address(text)
    audit.record(session, actor, "person.mail_address", realm=Realm.PARLIAMENT, entry_id=person.id)
    return person.mail


def unsubscribe(session: Session, person_id: int, occasion: Occasion) -> None:
    """Stop the mail of an occasion for somebody who asked by the mail itself; the system goes on to tell it.

    To stop the daily summary stops all that came with it, but for what is legally needed: that comes at once again.
    """
    if occasion is not Occasion.DIGEST:
        _keep(session, person_id, occasion, Delivery.NONE)
        return
    query = select(DeliveryChoice.occasion).where(
        DeliveryChoice.person_id == person_id, DeliveryChoice.delivery == Delivery.DAILY
    )
    for each in session.scalars(query).all():
        _keep(session, person_id, each, Delivery.NONE if Delivery.NONE in allowed(each) else Delivery.AT_ONCE)


def _keep(session: Session, person_id: int, occasion: Occasion, delivery: Delivery) -> None:
    mine = (DeliveryChoice.person_id == person_id, DeliveryChoice.occasion == occasion)
    session.execute(delete(DeliveryChoice).where(*mine))
    if delivery is not Delivery.AT_ONCE:
        session.add(DeliveryChoice(person_id=person_id, occasion=occasion, delivery=delivery))
    session.flush()


def own_notifications(
    session: Session, actor: Actor, *, page: int, size: int = 25
) -> tuple[Sequence[Notification], int]:
    """Return one page of what the actor was told, the newest first, and how much that is in all."""
    mine = (Notification.person_id == actor.person_id, Notification.occasion != Occasion.DIGEST)
    total = session.scalar(select(func.count(Notification.id)).where(*mine)) or 0
    query = select(Notification).where(*mine).order_by(Notification.id.desc())
    return session.scalars(query.limit(size).offset((page - 1) * size)).all(), total


def get_own_notification(session: Session, actor: Actor, notification_id: int) -> Notification:
    """Return something that the actor was told; raise NotFound for anybody else's."""
    notification = session.get(Notification, notification_id)
    if notification is None or notification.person_id != actor.person_id:
        raise NotFound("Diese Nachricht gibt es nicht oder sie ist nicht für Sie.", notification_id=notification_id)
    return notification


def count_unread(session: Session, actor: Actor) -> int:
    """Return how much the actor was told and has not yet marked as read."""
    mine = (Notification.person_id == actor.person_id, Notification.occasion != Occasion.DIGEST)
    return session.scalar(select(func.count(Notification.id)).where(*mine, Notification.read_at.is_(None))) or 0


def mark_read(session: Session, actor: Actor, notification_ids: Sequence[int] | None = None) -> None:
    """Mark what the actor was told as read: some of it, or all."""
    statement = update(Notification).where(Notification.person_id == actor.person_id, Notification.read_at.is_(None))
    if notification_ids is not None:
        statement = statement.where(Notification.id.in_(notification_ids))
    session.execute(statement.values(read_at=clock.now()))
