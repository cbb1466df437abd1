"""What the commands on terms, groups, Members and ministries share: days, rows, the parliament (Stammdaten)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

import click

from app.cli.output import emit, emit_json, of_parliament
from app.extensions import db
from inquiries.parliament.parliaments import Parliament, get_parliament

_DAY: Final = click.DateTime(formats=["%Y-%m-%d"])
of_this_parliament = of_parliament("code")
from_day = click.option(
    "--from", "begin", type=_DAY, required=True, metavar="TAG", help="Erster Tag, z. B. 2021-10-26."
)
to_day = click.option("--to", "end", type=_DAY, metavar="TAG", help="Letzter Tag; ohne ihn ist das Ende offen.")


def found_of(code: str) -> Parliament:
    """Return the parliament with a code; raise NotFound for one that is not set up here."""
    return get_parliament(db.session(), code)


def day_of(moment: datetime | None) -> date | None:
    """Return the day of what an option gave."""
    return moment.date() if moment else None


def show(as_json: bool, entries: Iterable[Any], said: Callable[[Any], dict[str, Any]]) -> None:
    """Put out entries, each as what `said` tells of it: a line of words, or all as one JSON document."""
    rows = [said(entry) for entry in entries]
    if as_json:
        emit_json(rows)
        return
    for row in rows:
        emit("  ".join(_text(value) for value in row.values()))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(" ".join(map(_text, each.values())) if isinstance(each, dict) else each for each in value)
    return "–" if value is None else str(value)
