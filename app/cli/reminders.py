"""Commands that show and tell what is due (Erinnerungen)."""

from typing import Any

import click
from sqlalchemy import select

from app.cli.output import Group, as_json, emit, emit_json, say
from app.extensions import db
from app.worker.reminding import remind
from inquiries.parliament.people import Person
from inquiries.reminders import Reminder, due_reminders


@click.group("reminders", cls=Group)
def group() -> None:
    """Erinnerungen an Wartendes, Fälliges und Überfälliges."""


@group.command("due")
@as_json
def due(*, as_json: bool) -> None:
    """Zeigen, woran jetzt zu erinnern ist, ohne es zu tun."""
    found = sorted(due_reminders(db.session()), key=lambda each: (each.occasion.name, each.about, each.person_id))
    rows = [_shown(each) for each in found]
    if as_json:
        emit_json(rows)
        return
    for row in rows:
        emit(f"{row['occasion']:<20} {row['number']:<10} {row['person']}")
    say(f"{len(rows)} Erinnerungen sind fällig.")


@group.command("send")
def send() -> None:
    """Erinnern, woran zu erinnern ist; die Mails verschickt der Hintergrunddienst."""
    say(f"{remind()} Erinnerungen vorgemerkt.")


def _shown(reminder: Reminder) -> dict[str, Any]:
    login = db.session.scalar(select(Person.login).where(Person.id == reminder.person_id))
    return {
        "occasion": reminder.occasion.name,
        "number": reminder.payload["number"],
        "about": reminder.about,
        "person": login,
    }
