"""The statistics, for each side no more than it may know, as page and as files (Auswertungen)."""

from datetime import date
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.accounts import current_actor
from app.charts import Chart
from app.extensions import db
from app.formats import NOTHING, number, percent
from app.parliament import current_parliament
from app.spreadsheets import Sheet, send
from app.web.values import LARGEST_ID, parse_day
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.statistics.cases import Side, Wanted, side_of
from inquiries.statistics.tables import Cell, Table, Unit, get_table, tables_for

bp = Blueprint("statistics", __name__, url_prefix="/auswertungen")

FORMATS: Final = ("csv", "xlsx")
MOST_ROWS: Final = 60  # on the page; the files hold all


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show every table that this person's side may see."""
    actor, parliament = current_actor(), current_parliament()
    wanted, errors = _wanted_of_address()
    side = side_of(actor)
    tables = tables_for(db.session(), actor, parliament, wanted)
    return render_template(
        "pages/statistics/overview.html",
        layout="layouts/page.html" if actor.roles else "layouts/public.html",
        scope=side.value,
        by_print=side is Side.PUBLIC,
        tables=[(table, _chart(table)) for table in tables],
        most_rows=MOST_ROWS,
        heads=_heads,
        shown=_shown,
        terms=_terms(),
        ministries=_ministries() if side in {Side.GOVERNMENT, Side.LANDTAG} else [],
        wanted=wanted,
        typed={name: request.args.get(name, "") for name in ("since", "until")},
        errors=errors,
        is_filtered=wanted != Wanted(),
        file_url=_file_url,
    )


@bp.get("/<name>.<kind>")
def file(name: str, kind: str) -> ResponseReturnValue:
    """Send one table as a file; raise NotFound for a format that there is none of."""
    if kind not in FORMATS:
        raise NotFound("Dieses Format gibt es nicht. Wählen Sie CSV oder Excel.", kind=kind)
    wanted, _errors = _wanted_of_address()
    table = get_table(db.session(), current_actor(), current_parliament(), wanted, name)
    sheet = Sheet(table.title[:31], [column.label for column in table.columns], table.rows)
    return send(sheet, kind, f"auswertung-{name}")


def _file_url(name: str, kind: str) -> str:
    address: dict[str, Any] = {**request.args.to_dict(), "name": name, "kind": kind}
    return url_for(".file", **address)


def _wanted_of_address() -> tuple[Wanted, dict[str, str]]:
    errors: dict[str, str] = {}
    since, until = _day("since", "der erste Tag", errors), _day("until", "der letzte Tag", errors)
    return Wanted(term=_number("term"), since=since, until=until, ministry_id=_number("ministry")), errors


def _day(name: str, what: str, errors: dict[str, str]) -> date | None:
    text = request.args.get(name, "").strip()
    try:
        return parse_day(text, field=name, what=what) if text else None
    except InvalidInput as refusal:
        errors[name] = refusal.sentence
        return None


def _number(name: str) -> int | None:
    chosen = request.args.get(name, type=int)
    return chosen if chosen is not None and 0 < chosen <= LARGEST_ID else None


def _terms() -> list[tuple[int, str]]:
    query = select(ElectoralTerm.number).where(ElectoralTerm.parliament_id == current_parliament().id)
    numbers = db.session.scalars(query.order_by(ElectoralTerm.number.desc()))
    return [(each, f"{each}. Wahlperiode") for each in numbers]


def _ministries() -> list[tuple[int, str]]:
    today = clock.today()
    return [(each.id, each.named_on(today).name) for each in ministries_of(db.session(), current_parliament())]


def _heads(table: Table) -> list[dict[str, Any]]:
    return [{"label": column.label, "numeric": column.unit is not Unit.WORD} for column in table.columns]


def _chart(table: Table) -> Chart | None:
    place = next((place for place, column in enumerate(table.columns) if column.charted), None)
    words = [place for place, column in enumerate(table.columns) if column.unit is Unit.WORD]
    if place is None or len(words) != 1:
        return None
    unit = table.columns[place].unit
    values = [
        (str(row[words[0]]), float(cell), _shown(cell, unit))
        for row in table.rows
        if isinstance(cell := row[place], int | float)
    ]
    if not any(value for _name, value, _text in values):
        return None
    return Chart.of(values, top=1.0 if unit is Unit.SHARE else None)


def _shown(cell: Cell, unit: Unit) -> str:
    if cell is None or isinstance(cell, str):
        return cell or NOTHING
    write: dict[Unit, Any] = {Unit.SHARE: percent, Unit.DAYS: lambda value: number(value, 1), Unit.COUNT: number}
    return str(write[unit](cell))
