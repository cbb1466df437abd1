"""The way of one mail: begun, sent, refused, tried again by hand or given up (Zustellung)."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from inquiries.foundation import audit, clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import NotFound, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.mailboxes import address_for
from inquiries.notifications import SEND, Notification, PostState
from inquiries.occasions import RULES

MOST_ATTEMPTS: Final = 80  # with an hour between the later ones about three days: longer than a weekend
NO_ADDRESS: Final = "Für diese Person ist keine Mailadresse hinterlegt."


def begin(session: Session, notification_id: int) -> Notification | None:
    """Note that a mail is about to leave and return its notification with the address; None if nothing is to be sent.

    Without an address it stays in the system; a legally needed one then counts as undeliverable. A mailbox that
    several people share gets a thing once.
    """
    notification = session.get(Notification, notification_id, with_for_update=True, populate_existing=True)
    if notification is None or notification.state is not PostState.WAITING:
        return None
    notification.address = address_for(session, notification.person)
    if notification.address is None:
        _keep_without_address(notification)
        return None
    if _is_in_the_same_mailbox(session, notification):
        note_sent(notification)
        return None
    notification.attempts += 1
    return notification


def _keep_without_address(notification: Notification) -> None:
    if RULES[notification.occasion].required:
        give_up(notification, NO_ADDRESS)
    else:
        notification.state, notification.settled_at = PostState.KEPT, clock.now()


def _is_in_the_same_mailbox(session: Session, notification: Notification) -> bool:
    query = select(Notification.id).where(
        Notification.occasion == notification.occasion,
        Notification.about == notification.about,
        Notification.address == notification.address,
        Notification.state == PostState.SENT,
        Notification.id != notification.id,
    )
    return session.scalars(query).first() is not None


def note_sent(notification: Notification) -> None:
    """Note that the mail server took the mail over."""
    notification.state, notification.settled_at, notification.last_error = PostState.SENT, clock.now(), None


def note_failure(notification: Notification, reason: str, *, permanent: bool) -> bool:
    """Note why a mail did not leave; tell whether that was final: at once, or after too many attempts."""
    if permanent or notification.attempts >= MOST_ATTEMPTS:
        give_up(notification, reason)
        return True
    notification.last_error = reason
    return False


def give_up(notification: Notification, reason: str) -> None:
    """Lay a mail among the dead letters, with the reason."""
    notification.state, notification.settled_at, notification.last_error = PostState.FAILED, clock.now(), reason


def dead_letters(session: Session, actor: Actor) -> Sequence[Notification]:
    """Return the mails that could not be delivered to people of the actor's parliament, the newest first."""
    actor.require(Permission.ADMINISTER)
    query = select(Notification).where(Notification.state == PostState.FAILED).order_by(Notification.settled_at.desc())
    found = session.scalars(query.options(joinedload(Notification.person)))
    return [each for each in found if _concerns(actor, each)]


def try_again(session: Session, actor: Actor, notification_id: int) -> Notification:
    """Send a dead letter once more, to the address that is now the right one."""
    notification = _dead_letter(session, actor, notification_id)
    notification.state, notification.settled_at, notification.attempts = PostState.WAITING, None, 0
    outbox.enqueue(session, SEND, notification_id=notification.id)
    audit.record(session, actor, "mail.retry", realm=Realm.PARLIAMENT, notification_id=notification.id)
    return notification


def discard(session: Session, actor: Actor, notification_id: int) -> Notification:
    """Give a dead letter up for good; the person still finds it in the system."""
    notification = _dead_letter(session, actor, notification_id)
    notification.state, notification.settled_at = PostState.DISCARDED, clock.now()
    audit.record(session, actor, "mail.discard", realm=Realm.PARLIAMENT, notification_id=notification.id)
    return notification


def count_in(session: Session, state: PostState) -> int:
    """Return how many mails are in a state."""
    return session.scalar(select(func.count(Notification.id)).where(Notification.state == state)) or 0


def _dead_letter(session: Session, actor: Actor, notification_id: int) -> Notification:
    actor.require(Permission.ADMINISTER)
    notification = session.get(Notification, notification_id, with_for_update=True)
    if notification is None or not _concerns(actor, notification):
        raise NotFound("Diese Nachricht gibt es nicht.", notification_id=notification_id)
    if notification.state is not PostState.FAILED:
        raise StepNotAllowed(
            f"Diese Nachricht ist nicht mehr unzustellbar, sondern: {notification.state.value}.",
            state=notification.state,
        )
    return notification


def _concerns(actor: Actor, notification: Notification) -> bool:
    return actor.is_system or notification.person.parliament_id == actor.parliament_id
