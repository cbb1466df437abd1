"""The command that runs the worker (Hintergrunddienst)."""

import click

from app.cli.output import Command, say
from app.worker import HANDLERS, drain, remind, run


@click.command("worker", cls=Command)
@click.option("--once", is_flag=True, help="Nur erledigen, was jetzt fällig ist.")
def worker(*, once: bool) -> None:
    """Erinnern, Mails versenden, den Suchindex pflegen."""
    if once:
        remind()
    done = drain(HANDLERS) if once else run(HANDLERS)
    say(f"{done} Aufträge erledigt.")
