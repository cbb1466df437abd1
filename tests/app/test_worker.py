"""The worker: every message is done once, or tried again."""

import os
import signal
import threading

import pytest
from flask import Flask
from sqlalchemy import select

from app import worker
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.foundation.database import Json
from inquiries.foundation.errors import NotReady
from inquiries.foundation.outbox import Lane, OutboxMessage, enqueue


@pytest.fixture(autouse=True)
def _context(app: Flask):
    with app.app_context():
        yield


def put(*topics: str) -> None:
    with unit_of_work() as session:
        for topic in topics:
            enqueue(session, topic)


def messages() -> list[OutboxMessage]:
    db.session.rollback()
    return list(db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def fail(session, _payload: Json) -> None:
    enqueue(session, "never")
    session.flush()
    raise ZeroDivisionError("so nicht")


def test_all_that_is_due_is_done_in_order() -> None:
    put("first", "second")
    seen: list[str] = []
    handlers = {name: lambda _session, _payload, name=name: seen.append(name) for name in ("first", "second")}
    assert worker.drain(handlers) == 2
    assert seen == ["first", "second"]
    assert all(message.done_at for message in messages())
    assert worker.heartbeat().exists()


def test_a_failure_is_kept_and_tried_later_and_others_go_on() -> None:
    put("bad", "good")
    assert worker.drain({"bad": fail, "good": lambda *_: None}) == 1
    bad, good = messages()  # and nothing that the failed handler had begun
    assert (bad.attempts, bad.last_error, bad.done_at) == (1, "ZeroDivisionError: so nicht", None)
    assert bad.due_at > clock.now()
    assert good.done_at


def test_a_long_job_keeps_no_writer_waiting() -> None:
    put("long")
    assert worker.drain({"long": lambda *_: put("meanwhile"), "meanwhile": lambda *_: None}) == 2


def test_a_topic_that_nobody_knows_waits_for_a_newer_version() -> None:
    put("unknown")
    assert worker.drain({}) == 0
    assert messages()[0].attempts == 1


def test_the_worker_ends_at_a_signal_after_the_message_at_hand() -> None:
    put("stop", "rest")
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    try:
        done = worker.run({"stop": lambda *_: os.kill(os.getpid(), signal.SIGTERM), "rest": lambda *_: None})
    finally:
        for number, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(number, handler)
    assert done == 1
    assert [message.done_at is not None for message in messages()] == [True, False]


def test_a_database_out_of_reach_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter([NotReady("Die Datenbank ist gerade nicht erreichbar."), None])
    stop = threading.Event()

    def drain(_handlers: object, given: threading.Event, lane: Lane) -> int:
        if lane is Lane.LONG:
            return 0
        if error := next(calls):
            raise error
        given.set()
        return 3

    monkeypatch.setattr(worker, "drain", drain)
    monkeypatch.setattr(worker, "BUSY_SECONDS", 0.0)
    monkeypatch.setattr(worker.signal, "signal", lambda *_: None)
    assert worker.run({}) == 3
    assert not stop.is_set()
