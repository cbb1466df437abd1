"""Clock, actors, permissions, blobs, moments: the ground."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from inquiries.foundation import blobs, clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, NotFound
from inquiries.foundation.permissions import GRANTS, Permission, Role, granted


def test_a_pinned_clock_stands_on_its_day() -> None:
    with clock.pinned_to(date(2015, 11, 4)):
        assert clock.today() == date(2015, 11, 4)
        with clock.pinned_to(None):
            assert clock.today() == date(2015, 11, 4)
    assert clock.today() == clock.now().astimezone(clock.GERMANY).date() != date(2015, 11, 4)


def test_moments_come_back_aware_in_utc(session: Session) -> None:
    message = outbox.enqueue(session, "test")
    message.due_at = datetime(2015, 7, 1, 12, tzinfo=clock.GERMANY)
    session.commit()
    session.refresh(message)
    assert message.due_at == datetime(2015, 7, 1, 10, tzinfo=UTC)
    assert message.due_at.tzinfo is not None


def test_a_naive_moment_is_refused(session: Session) -> None:
    outbox.enqueue(session, "test").due_at = datetime(2015, 7, 1)  # noqa: DTZ001  # the naive one is the point
    with pytest.raises(StatementError, match="naive"):
        session.flush()


def test_every_role_has_a_row_of_rights() -> None:
    assert set(GRANTS) == set(Role)
    assert granted(frozenset(Role)) == frozenset(Permission)


def test_parliament_and_government_share_no_right_but_reading() -> None:
    government = {role for role in Role if role.is_government}
    theirs = granted(frozenset(government))
    ours = granted(frozenset({Role.CLERK, Role.PRESIDENT, Role.MEMBER, Role.MEMBER_STAFF}))
    assert theirs & ours == {Permission.READ_PUBLISHED}


def test_a_missing_right_is_named() -> None:
    with pytest.raises(Forbidden, match="Antworten freizugeben"):
        Actor("o", "Max Mustermann", frozenset({Role.OFFICER})).require(Permission.CLEAR_ANSWER)
    Actor.system().require(Permission.CLEAR_ANSWER)


def test_an_actor_without_a_ministry_acts_for_none() -> None:
    nobody = Actor("o", "Max Mustermann", frozenset({Role.OFFICER}))
    assert not nobody.acts_for(None)
    with pytest.raises(NotFound):
        nobody.require_ministry(1)
    Actor("o", "Max Mustermann", ministry_id=1).require_ministry(1)
    assert Actor.system().acts_for(None)
    assert Actor("o", "Max Mustermann", frozenset({Role.OFFICER})).is_government
    assert not Actor.public().is_government


def test_equal_files_are_kept_once_and_read_back(session: Session) -> None:
    first = blobs.store(session, b"Text", media_type="text/plain")
    assert blobs.store(session, b"Text", media_type="text/plain") is first
    assert blobs.read(session, first.sha256) == b"Text"


def test_a_file_that_changed_is_refused(session: Session) -> None:
    blob = blobs.store(session, b"Text", media_type="text/plain")
    blob.content = b"anders"
    session.flush()
    for name in (blob.sha256, "0" * 64):
        with pytest.raises(NotFound):
            blobs.read(session, name)


def test_each_wait_is_twice_the_last_and_an_hour_at_most() -> None:
    message = outbox.OutboxMessage(topic="test", attempts=0)
    waits = []
    for _ in range(12):
        outbox.postpone(message, ValueError("so nicht"))
        waits.append((message.due_at - clock.now()).total_seconds())
    assert [round(wait) for wait in waits[:3]] == [5, 10, 20]
    assert round(waits[-1]) == 3600
