"""A search taken along: feed, table, and how a browser learns to search here (Suche zum Mitnehmen)."""

from datetime import UTC, datetime, time
from typing import Final

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.extensions import db
from app.parliament import current_parliament
from app.search import public_index
from app.search_address import SearchAddress
from app.spreadsheets import Cell, Sheet, send
from app.web.search.hits import HitView, hit_views
from inquiries.foundation.clock import GERMANY
from inquiries.foundation.errors import NotReady
from search_index.errors import IndexUnavailable
from search_index.query import Sort

bp = Blueprint("search_files", __name__)

MOST_ENTRIES: Final = 50
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
MOST_ROWS: Final = 5_000
ATOM: Final = "application/atom+xml"
OPENSEARCH: Final = "application/opensearchdescription+xml"
COLUMNS: Final = (
    "Drucksache",
    "Ausgegeben am",
    "Titel",
    "Ministerium",
    "Gefragt hat",
    "Frage Nr.",
    "Frage",
    "Textstelle",
    "Adresse",
)


@bp.get("/suche.atom")
def atom() -> ResponseReturnValue:
    """Send the newest hits of a search as an Atom feed (RFC 4287)."""
    wanted = _wanted().sorted_by(Sort.DAY)
    views = _found(wanted, MOST_ENTRIES)
    moments = [_noon_of(view) for view in views]
    feed = render_template(
        "pages/search/feed.xml",
        wanted=wanted,
        entries=zip(views, moments, strict=True),
        updated=max(moments, default=EPOCH),
        page=url_for("search.results", _external=True) + f"?{wanted.encoded()}",
        parliament=current_parliament().name,
    )
    return Response(feed, mimetype=ATOM)


@bp.get("/suche.csv")
def csv() -> ResponseReturnValue:
    """Send the hits of a search, at most some thousands, as a table of plain text."""
    return _table("csv")


@bp.get("/suche.xlsx")
def xlsx() -> ResponseReturnValue:
    """Send the hits of a search, at most some thousands, for Excel."""
    return _table("xlsx")


def _table(form: str) -> ResponseReturnValue:
    rows = (_row(view) for view in _found(_wanted(), MOST_ROWS))
    return send(Sheet("Treffer", COLUMNS, rows), form, "Treffer")


@bp.get("/opensearch.xml")
def opensearch() -> ResponseReturnValue:
    """Tell browsers how to search here (OpenSearch 1.1)."""
    return Response(
        render_template("pages/search/opensearch.xml", parliament=current_parliament().name), mimetype=OPENSEARCH
    )


def _wanted() -> SearchAddress:
    return SearchAddress.of(request.args.items(multi=True))


def _found(wanted: SearchAddress, limit: int) -> list[HitView]:
    query = wanted.query(limit=limit)
    try:
        return hit_views(db.session(), public_index().search(query).hits, query)
    except IndexUnavailable:
        raise NotReady("Die Suche wird neu aufgebaut. Versuchen Sie es in wenigen Minuten erneut.") from None


def _noon_of(view: HitView) -> datetime:
    return datetime.combine(view.on, time(12), GERMANY).astimezone(UTC) if view.on else EPOCH


def _row(view: HitView) -> tuple[Cell, ...]:
    about = (view.number, view.on, view.title, view.ministry, view.askers, view.label, view.question)
    return (*about, view.snippet.striptags(), request.host_url.rstrip("/") + view.url)
