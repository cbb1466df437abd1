"""Commands on parliaments: which are known, which are set up, setting one up (Parlamente)."""

import json
from pathlib import Path

import click
from sqlalchemy import select

from app.cli.output import Group, as_json, emit, emit_json
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.rules import profiles


@click.group("parliaments", cls=Group)
def group() -> None:
    """Parlamente mit ihren Regeln."""


@group.command("list")
@as_json
def show(*, as_json: bool) -> None:
    """Alle bekannten Parlamente, und welche hier eingerichtet sind."""
    here = set(db.session.scalars(select(Parliament.code)))
    rows = [
        {"code": profile.code, "name": profile.name, "founded": profile.code in here, "rules": len(profile.rules)}
        for profile in profiles().values()
    ]
    if as_json:
        emit_json(rows)
        return
    for row in rows:
        emit(f"{row['code']}  {row['name']}{' (eingerichtet)' if row['founded'] else ''}")


@group.command("found")
@click.argument("code")
@click.option(
    "--names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="DATEI",
    help="JSON-Datei mit Wahlperioden, Fraktionen und Ministerien; sonst gilt, was ausgeliefert ist.",
)
def found(*, code: str, names: Path | None) -> None:
    """Das Parlament CODE einrichten; ohne hinterlegte Namen beginnt es mit seinen Regeln allein."""
    content = None if names is None else _json_of(names)
    with unit_of_work() as session:
        name = found_parliament(session, code, content).name
    emit(name)


def _json_of(file: Path) -> object:
    try:
        content: object = json.loads(file.read_text("utf-8"))
    except ValueError:
        raise InvalidInput(f"„{file.name}“ ist keine JSON-Datei in UTF-8. Eingerichtet wurde nichts.") from None
    return content
