"""Reminders at the command line: what is due is shown, then told once."""

import json

from tests.app.demonstration import Installation


def test_what_is_due_is_shown_and_told_once(house: Installation) -> None:
    due = json.loads(house.flask("reminders", "due", "--json").stdout)
    assert ("WORK_WAITING", "referat") in {(each["occasion"], each["person"]) for each in due}
    listed = house.flask("reminders", "due")
    assert f"{len(due)} Erinnerungen sind fällig." in listed.stderr
    assert house.flask("reminders", "send").stderr.startswith(f"{len(due)} Erinnerungen")
    assert json.loads(house.flask("reminders", "due", "--json").stdout) == []


def test_the_worker_reminds_and_sends(house: Installation) -> None:
    assert house.flask("worker", "--once").exit_code == 0
    mails = sorted((house.home / "mails").iterdir())
    assert mails
    assert house.flask("worker", "--once").stderr.splitlines()[-1] == "0 Aufträge erledigt."
    assert sorted((house.home / "mails").iterdir()) == mails
