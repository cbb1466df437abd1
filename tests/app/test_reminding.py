"""The worker's looks: in peace, whatever goes wrong in one; what was put off comes once a day."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.unit_of_work import unit_of_work
from app.worker import reminding
from inquiries.foundation import clock
from inquiries.foundation.errors import NotReady
from inquiries.foundation.permissions import Role
from inquiries.notifications import DeliveryChoice, Notification, Occasion
from inquiries.occasions import Delivery
from tests.factories import RECEIVED_ON, make_world


@pytest.fixture(autouse=True)
def _context(app: Flask) -> Iterator[None]:
    with app.app_context(), clock.pinned_to(RECEIVED_ON):
        yield


def at(hour: int, day: date = RECEIVED_ON) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.GERMANY)


def notifications() -> list[Notification]:
    db.session.rollback()
    return list(db.session.scalars(select(Notification).order_by(Notification.id)))


def test_what_somebody_put_off_comes_in_the_morning_in_one() -> None:
    with unit_of_work() as session:
        world = make_world(session)
        officer = world.person(Role.OFFICER, ministry="SM")
        choice = DeliveryChoice(person_id=officer.id, occasion=Occasion.WORK_WAITING, delivery=Delivery.DAILY)
        session.add(choice)
        world.drafting(officer)
        world.drafting(officer)
    assert reminding.remind(at(6)) == 2
    assert reminding.remind(at(7)) == 1
    assert reminding.remind(at(8)) == 0
    digest = notifications()[-1]
    assert digest.occasion is Occasion.DIGEST
    assert [each["subject"] for each in digest.payload["items"]] == [
        "Anfrage 6/1 liegt bei Ihnen zur Bearbeitung",
        "Anfrage 6/2 liegt bei Ihnen zur Bearbeitung",
    ]


def test_the_worker_looks_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[None] = []
    monkeypatch.setattr(reminding, "remind", lambda: looks.append(None))
    rounds = reminding.Rounds()
    rounds.look()
    rounds.look()
    assert len(looks) == 1


def test_a_database_out_of_reach_is_left_to_the_worker_to_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> int:
        raise NotReady("Die Datenbank ist gerade nicht erreichbar.")

    monkeypatch.setattr(reminding, "remind", fail)
    with pytest.raises(NotReady):
        reminding.Rounds().look()


def test_a_fault_in_reminding_stops_nothing_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(reminding, "remind", fail)
    reminding.Rounds().look()
    assert "reminding failed" in caplog.text
