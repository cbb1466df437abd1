"""A worker that is killed again and again sends each reminder once: none is lost, none is told twice."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app import create_app, schema
from app.config import ROOT
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.worker import remind
from inquiries.foundation import clock
from inquiries.foundation.permissions import Role
from inquiries.notifications import Notification, PostState
from tests.app.killed_workers import DAYS, noon, settings_of
from tests.factories import make_world
from tests.mail_server import running

RUNS = int(os.environ.get("WORKER_RUNS", "18"))  # WORKER_RUNS=1000 for the long form
INQUIRIES = 6


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an installation in which some answers are awaited from three people of a ministry."""
    home = tmp_path / "home"
    app = create_app(settings_of(home), TESTING=True)
    with app.app_context(), clock.pinned_to(DAYS[0]):
        schema.upgrade()
        with unit_of_work() as session:
            world = make_world(session)
            people = [world.person(Role.OFFICER, ministry="SM") for _ in range(2)]
            for person in [*people, world.person(Role.COORDINATOR, ministry="SM"), world.person(Role.CLERK)]:
                person.mail = f"{person.login}@fragerecht.example"
            for number in range(INQUIRIES):
                world.drafting(people[number % 2])
        db.engine.dispose()
    return home


def told_without_kills(home: Path) -> set[tuple[str, str, int]]:
    """Return what the log says when nobody is killed."""
    app = create_app(settings_of(home), TESTING=True)
    with app.app_context():
        for day in DAYS:
            with clock.pinned_to(day):
                remind(noon(day))
        return keys()


def keys() -> set[tuple[str, str, int]]:
    query = select(Notification.occasion, Notification.about, Notification.person_id)
    found = {(row.occasion.name, row.about, row.person_id) for row in db.session.execute(query)}
    db.session.remove()
    db.engine.dispose()
    return found


def test_killed_workers_send_each_reminder_exactly_once(home: Path) -> None:
    wanted = told_without_kills(Path(shutil.copytree(home, home.with_name("twin"))))
    with running() as inbox:
        command = [sys.executable, "-m", "tests.app.killed_workers", str(home), inbox.url, str(RUNS)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    kills = int(done.stdout)
    with create_app(settings_of(home), TESTING=True).app_context():
        unsent = db.session.scalar(select(func.count(Notification.id)).where(Notification.state != PostState.SENT))
        attempts = db.session.scalar(select(func.sum(Notification.attempts))) or 0
        assert keys() == wanted
    assert unsent == 0
    copies = Counter(str(mail["Message-ID"]) for mail in inbox.mails)
    assert len(copies) == len(wanted)
    surplus = copies.total() - len(copies)
    assert len({bytes(mail) for mail in inbox.mails}) == len(copies)  # a second copy is the same mail
    assert surplus <= attempts - len(copies) <= kills  # and comes only from a kill in the midst of sending
    sys.stdout.write(f"{RUNS} runs, {kills} killed, {len(copies)} mails, {surplus} more transmissions\n")
