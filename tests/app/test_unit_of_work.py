"""A unit of work saves all or nothing, on both databases."""

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.extensions import db, settings
from app.unit_of_work import unit_of_work
from inquiries.foundation import audit, blobs, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, NotReady, StaleRevision
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.people import Person


@pytest.fixture(autouse=True)
def _context(app: Flask):
    with app.app_context():
        yield


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(outbox.OutboxMessage)) or 0


def test_change_entry_and_message_are_saved_together() -> None:
    with unit_of_work() as session:
        audit.record(session, Actor.system(), "test.done", realm=audit.Realm.PARLIAMENT)
        outbox.enqueue(session, "test.done")
    assert count(db.session()) == 1
    assert audit.verify(db.session(), settings().key_for("audit")) is None


def test_a_refusal_saves_nothing() -> None:
    with pytest.raises(InvalidInput), unit_of_work() as session:
        outbox.enqueue(session, "test.done")
        raise InvalidInput("Nein.")
    assert count(db.session()) == 0


def test_what_was_saved_stays_readable() -> None:
    with unit_of_work() as session:
        blob = blobs.store(session, b"Text", media_type="text/plain")
    assert blob.size == 4


def test_a_lost_race_is_told_in_german() -> None:
    with unit_of_work() as session:
        parliament = found_parliament(session, "MV")
        session.add(Person(parliament_id=parliament.id, login="e.beispiel", name="Erika Beispiel"))
    with pytest.raises(StaleRevision, match="nicht gespeichert"), unit_of_work() as session:
        session.add(Person(parliament_id=parliament.id, login="e.beispiel", name="Erika Zwei"))


def test_a_database_out_of_reach_is_told_in_german() -> None:
    with pytest.raises(NotReady, match="Es wurde nichts gespeichert"), unit_of_work():
        raise OperationalError("SELECT 1", {}, Exception("gone"))


def test_sqlite_writers_queue_and_commits_survive_a_power_cut() -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("SQLite only")
    with unit_of_work() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        with pytest.raises(OperationalError), db.engine.connect() as other:
            other.execute(text("PRAGMA busy_timeout = 0"))
            other.execute(text("CREATE TABLE never (id INTEGER)"))
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
