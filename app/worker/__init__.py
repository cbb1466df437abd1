"""The worker: does what changes left to be done, until it is told to stop (Hintergrunddienst)."""

import logging
import signal
import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from flask import current_app
from flask.ctx import AppContext
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app import alerts, inner_search, search
from app.extensions import db, settings
from app.unit_of_work import unit_of_work
from app.worker.handlers import HANDLERS
from app.worker.long_work import run_job
from app.worker.reminding import Rounds, remind
from inquiries import following
from inquiries.foundation import clock, jobs, outbox
from inquiries.foundation.errors import NotReady
from inquiries.foundation.outbox import Handler, Lane, OutboxMessage
from search_index.errors import IndexUnavailable

log = logging.getLogger(__name__)

IDLE_SECONDS: Final = 0.5
BUSY_SECONDS: Final = 5.0
HEARTBEAT: Final = "worker-heartbeat"

__all__ = ["HANDLERS", "drain", "heartbeat", "remind", "run", "step"]


def step(handlers: Mapping[str, Handler], lane: Lane | None = None) -> bool | None:
    """Handle one message of a lane, or of all. Tell whether it succeeded; None when nothing is due.

    The handler runs while nothing is locked for writing, since it may take long; then its outcome is noted.
    """
    with clock.pinned_to(settings().demo_today):
        attempt = _attempt(handlers, lane)
        if attempt is None:
            return None
        number, error = attempt
        with unit_of_work() as session:
            message = session.get_one(OutboxMessage, number)
            if error is None:
                outbox.finish(message)
            else:
                outbox.postpone(message, error)
        return error is None


def _attempt(handlers: Mapping[str, Handler], lane: Lane | None) -> tuple[int, Exception | None] | None:
    """Let the next due message's handler work; return the message's number, and what went wrong."""
    try:
        with Session(db.engine) as session:
            message = outbox.next_message(session, lane)
            if message is None:
                return None
            number, topic, payload = message.id, message.topic, message.payload
            try:
                handlers[topic](session, payload)
            except Exception as error:  # whatever a handler meets, the message keeps it and waits for its next turn
                log.exception("message %s (%s) failed", number, topic)
                return number, error
            return number, None
    except OperationalError as error:
        raise NotReady("Die Datenbank ist gerade nicht erreichbar.") from error


def drain(handlers: Mapping[str, Handler], stop: threading.Event | None = None, lane: Lane | None = None) -> int:
    """Handle all that is due now and return how many messages succeeded."""
    done = 0
    if lane is not Lane.LONG:
        search.heal()
        keep_searches_current()
    while not (stop and stop.is_set()) and (succeeded := step(handlers, lane)) is not None:
        done += succeeded
    heartbeat().touch()
    return done


def run(handlers: Mapping[str, Handler]) -> int:
    """Drain the outbox again and again until SIGTERM or SIGINT; the message at hand is finished first.

    Long work has a lane of its own beside; at the end it is interrupted and begins anew at the next start.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    beside = threading.Thread(target=_run_long_work, args=(current_app.app_context(), stop), name="long work")
    beside.start()
    done = _run_lane(handlers, stop, Lane.QUICK)
    beside.join()
    return done


def _run_long_work(context: AppContext, stop: threading.Event) -> None:
    with context:
        _run_lane({jobs.RUN: partial(run_job, stop=stop)}, stop, Lane.LONG)


def _run_lane(handlers: Mapping[str, Handler], stop: threading.Event, lane: Lane) -> int:
    done, rounds = 0, Rounds()
    while not stop.is_set():
        try:
            if lane is not Lane.LONG:
                rounds.look()
            done += drain(handlers, stop, lane)
            stop.wait(IDLE_SECONDS)
        except NotReady as error:
            log.warning("%s", error.sentence)
            stop.wait(BUSY_SECONDS)
    return done


def keep_searches_current() -> None:
    """Feed this node's indexes, look for what people wait for, and tell them."""
    with clock.pinned_to(settings().demo_today):
        try:
            search.catch_up()
            inner_search.catch_up()
            alerts.look_for_hits()
        except IndexUnavailable as error:  # damaged this very moment: the next turn heals it and goes on from here
            log.warning("search index: %s", error.sentence)
        alerts.tell()
        with unit_of_work() as session:
            following.tell_followers(session)


def heartbeat() -> Path:
    """Return the file whose time of change says when the worker last looked for work."""
    return settings().home / HEARTBEAT
