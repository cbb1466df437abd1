"""Commands that count (Auswertungen)."""

from datetime import datetime
from typing import Any

import click

from app.cli.output import Group, acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from inquiries.foundation.actor import Actor
from inquiries.parliament.parliaments import get_parliament
from inquiries.statistics.cases import Wanted
from inquiries.statistics.tables import Table, tables_for


@click.group("statistics", cls=Group)
def group() -> None:
    """Zahlen über Anfragen und Antworten."""


@group.command("show")
@of_parliament()
@click.option("--term", type=int, help="Nur diese Wahlperiode.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Eingang ab diesem Tag.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Eingang bis zu diesem Tag.")
@as_json
@acting
def show(
    *, actor: Actor, parliament: str, term: int | None, since: datetime | None, until: datetime | None, as_json: bool
) -> None:
    """Alle Auswertungen zeigen, die diese Person sehen darf."""
    wanted = Wanted(term=term, since=since.date() if since else None, until=until.date() if until else None)
    tables = tables_for(db.session(), actor, get_parliament(db.session(), parliament), wanted)
    if as_json:
        emit_json([_as_json(table) for table in tables])
        return
    for table in tables:
        emit(f"\n{table.title}\n" + " | ".join(column.label for column in table.columns))
        for row in table.rows:
            emit(" | ".join("–" if cell is None else str(cell) for cell in row))


def _as_json(table: Table) -> dict[str, Any]:
    columns = [column.label for column in table.columns]
    return {"name": table.name, "title": table.title, "columns": columns, "rows": [list(row) for row in table.rows]}
