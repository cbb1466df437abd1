"""The worker's part of reminding: what is due is found, told, and summed up once a day (Erinnerungslauf)."""

import logging
import time
from datetime import datetime
from typing import Final

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.extensions import db, settings
from app.letters import render
from app.unit_of_work import unit_of_work
from inquiries import digests
from inquiries.chasing import chase
from inquiries.foundation import clock
from inquiries.foundation.errors import NotReady
from inquiries.notifications import Notification
from inquiries.reminders import Reminder, due_reminders, tell

log = logging.getLogger(__name__)

EVERY_SECONDS: Final = 60.0
AT_A_TIME: Final = 50  # a transaction's worth: nobody else waits long for the database


def remind(now: datetime | None = None) -> int:
    """Tell all that is due to be told and return how much that was. Repeating it tells nothing twice."""
    with clock.pinned_to(settings().demo_today):
        now = now or clock.now()
        due, told = _find(now), 0
        for start in range(0, len(due), AT_A_TIME):
            with unit_of_work() as session:
                told += tell(session, due[start : start + AT_A_TIME])
        with unit_of_work() as session:
            told += chase(session, today=now.astimezone(clock.GERMANY).date())
        return told + _sum_up(now)


class Rounds:
    """The worker's looks at what is due, one after the other in peace."""

    def __init__(self) -> None:
        self._next = 0.0

    def look(self) -> None:
        """Remind if the last look is long enough ago; a fault in it keeps nothing else from being done."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY_SECONDS
        try:
            remind()
        except NotReady:
            raise
        except Exception:
            log.exception("reminding failed")


def _find(now: datetime) -> list[Reminder]:
    try:
        with Session(db.engine) as session:
            return due_reminders(session, now)
    except OperationalError as error:
        raise NotReady("Die Datenbank ist gerade nicht erreichbar.") from error


def _sum_up(now: datetime) -> int:
    local = now.astimezone(clock.GERMANY)
    if local.time() < digests.DAILY_AT:
        return 0
    with unit_of_work() as session:
        people = digests.people_with_news(session)
        return sum(digests.sum_up(session, each, local.date(), _subject) is not None for each in people)


def _subject(notification: Notification) -> str:
    return render(notification)[0]
