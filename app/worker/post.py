"""The worker's part of telling people: each notification's mail leaves once (Versand)."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.orm import Session

from app.extensions import settings
from app.letters import write_letter
from app.mail import MailNotSent, mailer
from app.unit_of_work import unit_of_work
from inquiries import delivery
from inquiries.announcements import announce_answer
from inquiries.foundation.database import Json
from inquiries.notifications import Notification

LOCK: Final = "mail.lock"


def send(_session: Session, payload: Json) -> None:
    """Send the mail of a notification. The log is written before and after; in between lies only the server's word.

    Raises MailNotSent when the mail is to be tried again.
    """
    notification_id: int = payload["notification_id"]
    with _one_at_a_time():
        with unit_of_work() as session:
            notification = delivery.begin(session, notification_id)
            message = write_letter(notification) if notification else None
        if message is None:
            return
        try:
            mailer(settings()).send(message)
        except MailNotSent as refusal:
            with unit_of_work() as session:
                notification = session.get_one(Notification, notification_id)
                final = delivery.note_failure(notification, str(refusal), permanent=refusal.permanent)
            if not final:
                raise
            return
        with unit_of_work() as session:
            delivery.note_sent(session.get_one(Notification, notification_id))


def announce(_session: Session, payload: Json) -> None:
    """Tell the Members who asked that their answer is out; safe to repeat."""
    with unit_of_work() as session:
        announce_answer(session, payload["paper_id"])


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let one process of this machine send at a time; the lock ends with its process, however that ends."""
    with (settings().home / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
