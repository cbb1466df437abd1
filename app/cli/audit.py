"""Commands on the audit trail (Protokoll)."""

import click

from app.cli.output import Group, emit, say
from app.errors import REFUSED
from app.extensions import db, settings
from inquiries.foundation import audit


@click.group("audit", cls=Group)
def group() -> None:
    """Das Protokoll prüfen."""


@group.command("verify")
@click.pass_context
def verify(context: click.Context) -> None:
    """Jeden Eintrag des Protokolls nachrechnen; Status 1 nennt den ersten falschen."""
    if fault := audit.verify(db.session(), settings().key_for("audit")):
        say(fault)
        context.exit(REFUSED)
    emit("Das Protokoll ist unversehrt.")
