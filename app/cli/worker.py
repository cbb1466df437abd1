"""The command that runs the worker (Hintergrunddienst)."""

import click

from app.cli.output import Command, say
from app.worker import HANDLERS, drain, run


@click.command("worker", cls=Command)
@click.option("--once", is_flag=True, help="Nur erledigen, was jetzt fällig ist.")
def worker(*, once: bool) -> None:
    """Den Postausgang abarbeiten und den Suchindex pflegen."""
    done = drain(HANDLERS) if once else run(HANDLERS)
    say(f"{done} Aufträge erledigt.")
