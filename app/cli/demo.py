"""The command that loads the demonstration (Vorführung)."""

import json
import os
from typing import Any, Final

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import worker
from app.accounts import create_account, find_account, new_password
from app.cli.output import Group, as_json, emit, emit_json, say
from app.config import LOGINS_FILE
from app.demo import archive, loader, stages
from app.demo.large_archive import publish_large_archive
from app.extensions import settings
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.foundation.errors import StepNotAllowed
from inquiries.parliament.people import Person
from inquiries.publication import count_papers, publish_archive

PAPERS: Final = 200


@click.group("demo", cls=Group)
def group() -> None:
    """Die Vorführung einrichten."""


@group.command("load")
@click.option("--seed-only", is_flag=True, help="Ohne erfundenes Archiv und weitere Anfragen.")
@click.option("--seed-stage", type=click.Choice(["drafting", "none"]), default="drafting", show_default=True)
@click.option("--papers", type=click.IntRange(0, 100_000), default=PAPERS, show_default=True)
@as_json
def load(*, seed_only: bool, seed_stage: str, papers: int, as_json: bool) -> None:
    """Das Vorführparlament laden; ein zweiter Lauf ändert nichts."""
    if settings().is_production:
        raise StepNotAllowed("In einer Installation für den Betrieb wird keine Vorführung geladen.")
    with unit_of_work() as session:
        parliament = loader.load_people(session)
        loader.load_records(session, parliament)
        is_new = not seed_only and papers > 0 and not count_papers(session)
        if is_new:
            say(f"{papers} erfundene Drucksachen werden geschrieben …")
            by_hand = archive.invented_papers(session, parliament, min(papers, PAPERS))
            publish_archive(session, parliament, by_hand)
        if not seed_only:
            stages.load_open_business(session, parliament)
        seed = loader.find_seed(session)
        if seed is None and seed_stage == "drafting":
            seed = loader.load_seed(session, parliament)
        number = str(seed.number) if seed else None
        logins = _logins(session)
    if is_new and papers > PAPERS:
        for done in publish_large_archive(papers - PAPERS, today=clock.today()):
            say(f"{PAPERS + done} von {papers}")
    worker.drain(worker.HANDLERS)
    _print(number, logins, as_json=as_json)


def _logins(session: Session) -> dict[str, str]:
    """Return the logins with their passwords; random ones are made for people without an account, and kept."""
    path = settings().home / LOGINS_FILE
    logins: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    for person in session.scalars(select(Person).order_by(Person.id)):
        if find_account(session, person.login) is None:
            logins[person.login] = new_password()
            create_account(session, person, logins[person.login])
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:  # noqa: PTH123 - the mode counts
        json.dump(logins, file, indent=2)
    return logins


def _print(number: str | None, logins: dict[str, str], *, as_json: bool) -> None:
    result: dict[str, Any] = {"inquiry": number, "logins": logins}
    if as_json:
        emit_json(result)
        return
    emit(f"Anfrage: {number or 'wird von Hand erfasst'}")
    for login, password in logins.items():
        emit(f"{login:20} {password}")
