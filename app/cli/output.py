"""The frame of every command: the clock, who acts, refusals as sentences (Befehlszeile)."""

import functools
import json
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.errors import exit_status
from app.extensions import db, settings
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import DomainError
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import actor_of, get_person_by_login

F = TypeVar("F", bound=Callable[..., Any])


class _Framed(click.Command):
    def invoke(self, ctx: click.Context) -> Any:
        """Run with the application's settings; a refusal is one sentence on stderr and an exit status."""
        app = ctx.ensure_object(ScriptInfo).load_app()
        with app.app_context(), clock.pinned_to(settings().demo_today):
            try:
                return super().invoke(ctx)
            except DomainError as error:
                say(error.sentence)
                ctx.exit(exit_status(error))


class Command(_Framed):
    """A command of the product that stands alone, such as `flask doctor`."""


class Group(_Framed, AppGroup):
    """A family of commands, such as `flask papers …`."""


def acting(function: F) -> F:
    """Give a command `--as LOGIN` and hand it the actor; without it, the system acts."""

    @click.option("--as", "login", metavar="LOGIN", help="Im Namen dieser Person handeln; sonst handelt das System.")
    @functools.wraps(function)
    def wrapper(*args: Any, login: str | None, **values: Any) -> Any:
        actor = actor_of(get_person_by_login(db.session(), login)) if login else Actor.system()
        return function(*args, actor=actor, **values)

    return wrapper  # type: ignore[return-value]  # the signature is the same but for the actor


as_json = click.option("--json", "as_json", is_flag=True, help="Das Ergebnis als ein JSON-Dokument ausgeben.")


def _parliament_here() -> str:
    """Return the code of the only parliament set up here; MV where there are several, none, or no database yet."""
    try:
        codes = db.session.scalars(select(Parliament.code).limit(2)).all()
    except SQLAlchemyError:  # the command may need no database at all
        db.session.rollback()
        codes = []
    return codes[0] if len(codes) == 1 else "MV"


def of_parliament(name: str = "parliament") -> Callable[[F], F]:
    """Give a command `--parliament CODE`, by default the one that is set up here."""
    return click.option(
        "--parliament",
        name,
        default=_parliament_here,
        show_default="das eine, das hier eingerichtet ist; sonst MV",
        help="Kürzel des Parlaments.",
    )


def say(text: str) -> None:
    """Tell the person something that is not the result: it goes to stderr."""
    click.echo(text, err=True)


def emit(text: str) -> None:
    """Print a line of the result."""
    click.echo(text)


def emit_json(value: Any) -> None:
    """Print the result as one JSON document; days and moments as ISO."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_iso) + "\n")


def _iso(value: Any) -> str:
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
