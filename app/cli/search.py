"""Commands on the search index: query, rebuild, reconcile, status (Suche)."""

from dataclasses import asdict
from typing import Any

import click

from app import search
from app.cli.output import Group, as_json, emit, emit_json, say
from app.errors import REFUSED
from app.extensions import db
from inquiries import indexing
from inquiries.foundation.errors import NotReady
from inquiries.printed_paper import PrintedPaper
from search_index.errors import IndexUnavailable
from search_index.query import Hit, Query
from search_index.query_language import parse
from search_index.snippet import Wanted, snippet


@click.group("search", cls=Group)
def group() -> None:
    """Veröffentlichte Anfragen durchsuchen; den Suchindex pflegen."""


@group.command("query")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@as_json
def query(*, text: str, limit: int, as_json: bool) -> None:
    """Nach Fragen und Antworten suchen."""
    wanted = Query(parse(text, search.FIELDS), limit=limit, facets=tuple(search.FACETS))
    try:
        found = search.public_index().search(wanted)
    except IndexUnavailable as error:
        raise NotReady(error.sentence) from None
    marks = Wanted.by(wanted.expression)
    hits = [_shown(hit, marks) for hit in found.hits]
    if as_json:
        facets = {name: dict(counts) for name, counts in found.facets.items()}
        about = {"total": found.total, "understood": found.understood, "hits": hits}
        emit_json(about | {"facets": facets, "suggestion": found.suggestion})
        return
    for hit in hits:
        emit(f"{hit['number']:8} {hit['title']}\n         {hit['snippet']}")
    say(f"{found.total} Treffer für {found.understood}")


@group.command("rebuild")
def rebuild() -> None:
    """Den Index aus den veröffentlichten Drucksachen neu bauen."""
    search.rebuild(db.session())
    emit(f"{search.public_index().status().parents} Drucksachen sind im Index.")


@group.command("reconcile")
@click.pass_context
def reconcile(context: click.Context) -> None:
    """Den Index mit der Datenbank vergleichen; Status 1, wenn etwas fehlt oder zu viel ist."""
    try:
        held = search.public_index().parents()
    except IndexUnavailable as error:
        raise NotReady(error.sentence) from None
    wanted = {indexing.parent_key(paper) for paper in db.session().query(PrintedPaper)}
    for key in sorted(wanted - held):
        emit(f"fehlt: {key}")
    for key in sorted(held - wanted):
        emit(f"zu viel: {key}")
    if held != wanted:
        context.exit(REFUSED)
    emit(f"Der Index stimmt: {len(held)} Drucksachen.")


@group.command("status")
@as_json
def status(*, as_json: bool) -> None:
    """Zeigen, was der Index enthält."""
    try:
        found = asdict(search.public_index().status())
    except IndexUnavailable as error:
        raise NotReady(error.sentence) from None
    emit_json(found) if as_json else emit(", ".join(f"{name}: {value}" for name, value in found.items()))


def _shown(hit: Hit, wanted: Wanted) -> dict[str, Any]:
    return {
        "number": hit.stored["number"],
        "question": hit.stored["question"],
        "title": hit.title,
        "snippet": "".join(piece.text for piece in snippet(hit.passage, wanted)),
        "score": hit.score,
        "on": hit.on,
    }
