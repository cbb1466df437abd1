"""Commands on the register of a term and the versions of a paper (Verzeichnis, Fassungen)."""

from pathlib import Path

import click

from app import spreadsheets
from app.cli.output import Group, acting, as_json, emit, emit_json, of_parliament, say
from app.cli.papers import write_whole
from app.extensions import db
from app.register_files import columns_of, register_word, row_in, row_of
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.parliament.parliaments import get_parliament
from inquiries.register import Register, get_term

FORMATS = ("csv", "xlsx", "docx")


@click.group("register", cls=Group)
def group() -> None:
    """Das Verzeichnis der Anfragen einer Wahlperiode."""


@group.command("show")
@click.argument("term", type=int)
@of_parliament()
@as_json
@acting
def show(*, term: int, parliament: str, as_json: bool, actor: Actor) -> None:
    """Das Verzeichnis ausgeben, eine Zeile je Nummer."""
    lines = list(_register(actor, parliament, term).lines())
    if as_json:
        emit_json([dict(zip(KEYS, row_of(line), strict=True)) for line in lines])
        return
    for line in lines:
        emit(f"{line.number}  {line.status}  {line.title}")


@group.command("export")
@click.argument("term", type=int)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--by-month", is_flag=True, help="Nach Monaten gliedern.")
@of_parliament()
@acting
def export(*, term: int, form: str, output: Path, by_month: bool, parliament: str, actor: Actor) -> None:
    """Das ganze Verzeichnis als Datei schreiben."""
    register = _register(actor, parliament, term, by_month=by_month)
    if form == "docx":
        content = register_word(register, register.term.parliament, on=clock.today())
    else:
        write = spreadsheets.write_xlsx if form == "xlsx" else spreadsheets.write_csv
        rows = (row_in(register, line) for line in register.lines())
        content = write(spreadsheets.Sheet(f"{term}. Wahlperiode", columns_of(register), rows))
    write_whole(output, content)
    say(f"{output}: {len(register)} Nummern, {len(content)} Byte.")


KEYS = ("number", "title", "members", "received_on", "due_on", "ministry", "letter_dated_on", "printed_on", "status")


def _register(actor: Actor, parliament: str, term: int, *, by_month: bool = False) -> Register:
    found = get_parliament(db.session(), parliament)
    return Register(db.session(), actor, get_term(db.session(), found, term), by_month=by_month)
