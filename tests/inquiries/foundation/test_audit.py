"""The audit trail notices and refuses every change."""

import re
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from tests.conftest import AUDIT_KEY

UNGUARD = {
    "sqlite": [
        "DROP TRIGGER audit_entries_no_update",
        "DROP TRIGGER audit_entries_no_delete",
        "DROP TRIGGER audit_entries_no_replace",
    ],
    "postgresql": ["SET session_replication_role = replica"],
}


@pytest.fixture
def trail(session: Session) -> Session:
    """Return a session with three entries in the trail."""
    for number in range(3):
        audit.record(session, Actor.system(), "test.done", realm=audit.Realm.PARLIAMENT, inquiry_id=number, word="Wort")
    session.commit()
    return session


def test_an_untouched_trail_is_well(trail: Session) -> None:
    assert audit.verify(trail, AUDIT_KEY) is None


def test_an_empty_trail_is_well(session: Session) -> None:
    assert audit.verify(session, AUDIT_KEY) is None


def test_values_of_the_domain_become_plain(session: Session) -> None:
    entry = audit.record(
        session,
        Actor.public(),
        "test.done",
        realm=audit.Realm.GOVERNMENT,
        role=Role.CLERK,
        days=(date(2015, 5, 4), None),
    )
    assert entry.detail == {"role": "CLERK", "days": ["2015-05-04", None]}


def test_nothing_is_done_unrecorded(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(KeyError):
        audit.record(session, Actor.system(), "test.done", realm=audit.Realm.PARLIAMENT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET actor_login = 'niemand' WHERE id = 2",
        "DELETE FROM audit_entries WHERE id = 2",
        "DELETE FROM audit_entries",
    ],
)
def test_the_database_refuses_to_change_the_trail(trail: Session, statement: str) -> None:
    with pytest.raises(DatabaseError, match="unveränderlich"):
        trail.execute(text(statement))


def test_an_entry_cannot_be_replaced(trail: Session) -> None:
    verb = "INSERT OR REPLACE INTO" if trail.get_bind().dialect.name == "sqlite" else "INSERT INTO"
    with pytest.raises(DatabaseError):
        trail.execute(text(f"{verb} audit_entries SELECT * FROM audit_entries WHERE id = 2"))  # noqa: S608  # two fixed words


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE audit_entries SET actor_login = 'niemand' WHERE id = 2", "Eintrag 2 .* wurde verändert"),
        ("DELETE FROM audit_entries WHERE id = 2", "Eintrag 2 fehlt"),
        ("DELETE FROM audit_entries WHERE id = 3", "Nach Eintrag 2 fehlen Einträge; verzeichnet sind 3"),
        ("DELETE FROM audit_head", "Das Ende der Kette fehlt"),
        ("UPDATE audit_head SET entries = 2", "Das Siegel am Ende der Kette stimmt nicht"),
    ],
)
def test_who_gets_past_the_database_is_noticed(trail: Session, statement: str, sentence: str) -> None:
    for unguard in UNGUARD[trail.get_bind().dialect.name]:
        trail.execute(text(unguard))
    trail.execute(text(statement))
    trail.expire_all()
    found = audit.verify(trail, AUDIT_KEY)
    assert found is not None
    assert re.search(sentence, found)


def test_another_key_opens_nothing(trail: Session) -> None:
    assert audit.verify(trail, b"another key") is not None
