"""The daily summary: what people chose not to be told at once (Tägliche Zusammenfassung)."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.notifications import Notification, Occasion, PostState, notify
from inquiries.parliament.people import Person

DAILY_AT: Final = time(7)


def people_with_news(session: Session) -> Sequence[int]:
    """Return for whom something waits to be summed up."""
    query = select(Notification.person_id).where(Notification.state == PostState.FOR_DIGEST).distinct()
    return session.scalars(query.order_by(Notification.person_id)).all()


def sum_up(
    session: Session, person_id: int, today: date, subject_of: Callable[[Notification], str]
) -> Notification | None:
    """Tell a person in one notification what gathered since the last; once a day, None when that was done.

    `subject_of` writes the line about each thing.
    """
    person = session.get_one(Person, person_id)
    query = select(Notification).where(Notification.person_id == person_id, Notification.state == PostState.FOR_DIGEST)
    news = session.scalars(query.order_by(Notification.id)).all()
    items = [{"subject": subject_of(each), "path": each.payload.get("path") or "/nachrichten/"} for each in news]
    count = f"{len(items)} {'Nachricht' if len(items) == 1 else 'Nachrichten'}"
    digest = notify(session, Occasion.DIGEST, person, about=f"digest:{today}", items=items, count=count, day=today)
    if digest is not None:
        for each in news:
            each.state, each.settled_at, each.digest_id = PostState.SENT, clock.now(), digest.id
    return digest
