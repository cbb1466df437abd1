"""Commands on source records: import, export, link (Unterlagen)."""

from dataclasses import asdict
from pathlib import Path

import click

from answers.records import services
from answers.records.exchange import write_records
from answers.records.schema import load
from app.cli.output import Group, acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.parliament.parliaments import get_parliament
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.queries import get_inquiry_by_number


@click.group("records", cls=Group)
def group() -> None:
    """Unterlagen der Ministerien."""


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@of_parliament()
@as_json
@acting
def import_(*, file: Path, parliament: str, as_json: bool, actor: Actor) -> None:
    """Unterlagen aus einer JSON-Datei übernehmen: alle oder keine."""
    with unit_of_work() as session:
        found = get_parliament(session, parliament)
        report = asdict(services.import_records(session, actor, found, file.read_bytes(), file=file.name))
    if as_json:
        emit_json(report)
    else:
        emit(", ".join(f"{name}: {len(keys)}" for name, keys in report.items()))


@group.command("export")
@acting
def export(*, actor: Actor) -> None:
    """Alle Unterlagen als eine JSON-Datei ausgeben, wie der Import sie liest."""
    emit(write_records(services.export_records(db.session(), actor)))


@group.command("schema")
def schema() -> None:
    """Das JSON-Schema solcher Dateien ausgeben."""
    emit_json(load())


@group.command("link")
@click.argument("number")
@click.argument("record", nargs=-1, required=True)
@acting
def link(*, number: str, record: tuple[str, ...], actor: Actor) -> None:
    """Unterlagen mit einer Anfrage verknüpfen."""
    with unit_of_work() as session:
        inquiry = get_inquiry_by_number(session, actor, PrintedPaperNumber.parse(number))
        services.link_records(session, actor, inquiry.id, record)
    emit(f"{number}: {len(record)} Unterlagen verknüpft.")
