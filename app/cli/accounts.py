"""Commands on accounts: giving one, replacing a password (Zugänge)."""

import click

from app import accounts
from app.cli.output import Group, emit, say
from app.unit_of_work import unit_of_work
from inquiries.parliament.people import get_person_by_login

_prompt = click.option("--prompt", is_flag=True, help="Nach dem Kennwort fragen, statt eines zu erzeugen.")


@click.group("accounts", cls=Group)
def group() -> None:
    """Zugänge anlegen und Kennwörter ersetzen."""


@group.command("create")
@click.argument("login")
@_prompt
def create(login: str, *, prompt: bool) -> None:
    """Der Person LOGIN einen Zugang geben; das erzeugte Kennwort wird einmal gezeigt."""
    password = _chosen(prompt=prompt)
    with unit_of_work() as session:
        accounts.create_account(session, get_person_by_login(session, login), password)
    _show(password, prompt=prompt)


@group.command("password")
@click.argument("login")
@_prompt
def password(login: str, *, prompt: bool) -> None:
    """Das Kennwort von LOGIN ersetzen; alle Sitzungen der Person enden."""
    chosen = _chosen(prompt=prompt)
    with unit_of_work() as session:
        accounts.set_password(session, login, chosen)
    _show(chosen, prompt=prompt)


def _chosen(*, prompt: bool) -> str:
    if not prompt:
        return accounts.new_password()
    text: str = click.prompt("Kennwort", hide_input=True, confirmation_prompt="Kennwort noch einmal", err=True)
    return text


def _show(password: str, *, prompt: bool) -> None:
    if prompt:
        say("Das Kennwort ist gesetzt.")
    else:
        emit(password)
