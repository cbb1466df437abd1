"""Commands on a ministry's own wording: check, export, import (Formulierungen)."""

from pathlib import Path

import click

from answers.wordings import services
from answers.wordings.exchange import read_wordings, write_wordings
from answers.wordings.queries import own_wordings
from app.cli.output import Group, acting, as_json, emit, emit_json
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("phrases", cls=Group)
def group() -> None:
    """Formulierungen, mit denen Entwürfe sagen, was in den Unterlagen steht."""


@group.command("check")
@click.argument("file", type=_FILE)
@as_json
def check(*, file: Path, as_json: bool) -> None:
    """Eine Datei mit eigenen Formulierungen prüfen, ohne etwas zu übernehmen."""
    found = [{"kind": phrase.kind.code, "name": phrase.name} for phrase in read_wordings(_text(file))]
    if as_json:
        emit_json({"usable": found})
    else:
        emit(f"verwendbar: {len(found)}")


@group.command("export")
@acting
def export(*, actor: Actor) -> None:
    """Die eigenen Formulierungen des Ministeriums von --as als TOML ausgeben."""
    emit(write_wordings(own_wordings(db.session(), actor)).rstrip("\n"))


@group.command("import")
@click.argument("file", type=_FILE)
@as_json
@acting
def import_(*, file: Path, as_json: bool, actor: Actor) -> None:
    """Eigene Formulierungen für das Ministerium von --as übernehmen: alle oder keine."""
    with unit_of_work() as session:
        changed = services.import_wordings(session, actor, _text(file))
        report = [{"kind": phrase.kind.code, "name": phrase.name} for phrase in changed]
    if as_json:
        emit_json({"changed": report})
    else:
        emit(f"geändert: {len(report)}")


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"„{file.name}“ ist kein Text in UTF-8.") from error
