"""The outbox: what is to be done after a change, kept in the transaction of the change (Postausgang)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from inquiries.foundation import clock
from inquiries.foundation.database import Base, Json

Handler = Callable[[Session, Json], None]  # reads and acts on the world outside; bears repetition

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
LONG_WORK: Final = "job."  # how the topics begin whose handlers may take minutes


class Lane(Enum):
    """A worker's lane: long work keeps nothing else waiting (Spur)."""

    QUICK = "rasch"
    LONG = "lang"


class OutboxMessage(Base):
    """A thing to do once the change is committed, tried until it is done."""

    __tablename__ = "outbox_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(String(80))
    payload: Mapped[Json]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    last_error: Mapped[str | None] = mapped_column(Text)


def enqueue(session: Session, topic: str, **payload: Any) -> OutboxMessage:
    """Put a message into the session's transaction: it exists exactly when the change does."""
    moment = clock.now()
    message = OutboxMessage(topic=topic, payload=payload, created_at=moment, due_at=moment)
    session.add(message)
    return message


def next_message(session: Session, lane: Lane | None = None) -> OutboxMessage | None:
    """Return the oldest message of a lane, or of all, that is due and not done, locked against other workers."""
    query = (
        select(OutboxMessage)
        .where(OutboxMessage.done_at.is_(None), OutboxMessage.due_at <= clock.now())
        .order_by(OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if lane is not None:
        is_long = OutboxMessage.topic.startswith(LONG_WORK)
        query = query.where(is_long if lane is Lane.LONG else ~is_long)
    return session.scalar(query)


def finish(message: OutboxMessage) -> None:
    """Note that a message's work is done."""
    message.done_at = clock.now()
    message.last_error = None


def postpone(message: OutboxMessage, error: BaseException) -> None:
    """Note a failure and try again later, each time after twice the wait, an hour at most."""
    message.attempts += 1
    message.last_error = f"{type(error).__name__}: {error}"[:2000]
    message.due_at = clock.now() + min(FIRST_WAIT * 2 ** min(message.attempts - 1, 20), LONGEST_WAIT)
