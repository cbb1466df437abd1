"""Commands on the search index: query, rebuild, reconcile, status (Suche)."""

from dataclasses import asdict
from typing import Any

import click

from app import inner_search, search
from app.cli.output import Group, acting, as_json, emit, emit_json, say
from app.errors import REFUSED
from app.extensions import db
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotReady
from search_index.errors import IndexUnavailable
from search_index.query import Hit, Query
from search_index.snippet import Wanted, snippet


@click.group("search", cls=Group)
def group() -> None:
    """Veröffentlichte Anfragen durchsuchen; den Suchindex pflegen."""


@group.command("query")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--index", "which", type=click.Choice(["public", "internal"]), default="public", show_default=True)
@as_json
@acting
def query(*, text: str, limit: int, which: str, as_json: bool, actor: Actor) -> None:
    """Nach Fragen und Antworten suchen; internal nimmt Entwürfe und Unterlagen des eigenen Hauses dazu."""
    wanted = Query(search.understand(text), limit=limit, facets=tuple(search.FACETS))
    try:
        found = search.public_index().search(wanted)
        own = _own_hits(actor, text, limit) if which == "internal" else []
    except IndexUnavailable as error:
        raise NotReady(error.sentence) from None
    marks = Wanted.by(wanted.expression)
    best = sorted([*found.hits, *own], key=lambda hit: -hit.score)[:limit]
    hits = [_shown(hit, marks) for hit in best]
    total = found.total + len(own)
    if as_json:
        facets = {name: dict(counts) for name, counts in found.facets.items()}
        about = {"total": total, "understood": found.understood, "hits": hits}
        emit_json(about | {"facets": facets, "suggestion": found.suggestion})
        return
    for hit in hits:
        emit(f"{hit['number']:8} {hit['title']}\n         {hit['snippet']}")
    say(f"{total} Treffer für {found.understood}")


@group.command("rebuild")
def rebuild() -> None:
    """Den Index aus den veröffentlichten Drucksachen neu bauen, daneben, dann ausgetauscht."""
    search.rebuild(db.session())
    emit(f"{search.public_index().status().parents} Drucksachen sind im Index.")


@group.command("reconcile")
@click.option("--heal", is_flag=True, help="Was fehlt, aufnehmen; was zu viel ist, herausnehmen.")
@click.pass_context
def reconcile(context: click.Context, *, heal: bool) -> None:
    """Den Index mit der Datenbank vergleichen; Status 1, wenn etwas fehlt oder zu viel ist."""
    try:
        missing, excess = search.differences(db.session())
    except IndexUnavailable as error:
        raise NotReady(error.sentence) from None
    for word, keys in (("fehlt", missing), ("zu viel", excess)):
        for key in sorted(keys):
            emit(f"{word}: {key}")
    if heal:
        search.put_right(db.session(), missing | excess)
        emit(f"In Ordnung gebracht: {len(missing | excess)} Drucksachen.")
    elif missing or excess:
        context.exit(REFUSED)
    else:
        emit(f"Der Index stimmt: {search.public_index().status().parents} Drucksachen.")


@group.command("status")
@as_json
def status(*, as_json: bool) -> None:
    """Zeigen, was der Index enthält."""
    try:
        found = asdict(search.public_index().status())
    except IndexUnavailable as error:
        raise NotReady(error.sentence) from None
    emit_json(found) if as_json else emit(", ".join(f"{name}: {value}" for name, value in found.items()))


def _own_hits(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Return what the actor's own house has; the system, who is nobody in particular, sees every house's."""
    if actor.is_system:
        return [hit for results in inner_search.search_everywhere(text, limit=limit) for hit in results.hits]
    return list(inner_search.search_inside(actor, text, limit=limit).own.hits)


def _shown(hit: Hit, wanted: Wanted) -> dict[str, Any]:
    return {
        "number": hit.stored.get("number") or hit.stored.get("key", ""),
        "question": hit.stored.get("question") or hit.stored.get("questions", ""),
        "title": hit.title,
        "snippet": "".join(piece.text for piece in snippet(hit.passage, wanted)),
        "score": hit.score,
        "on": hit.on,
    }
