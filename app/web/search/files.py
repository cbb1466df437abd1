"""A search taken along: feed, table, and how a browser learns to search here (Suche zum Mitnehmen)."""

from datetime import UTC, datetime, time
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.hit_list import AT_ONCE_MOST, COLUMNS, NAME, find, rows_of, start_export
from app.parliament import current_parliament
from app.search_address import SearchAddress
from app.spreadsheets import Sheet, send
from app.unit_of_work import unit_of_work
from app.web.search.hits import HitView, hit_views
from inquiries.foundation.clock import GERMANY
from search_index.query import Sort

bp = Blueprint("search_files", __name__)

MOST_ENTRIES: Final = 50
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
ATOM: Final = "application/atom+xml"
OPENSEARCH: Final = "application/opensearchdescription+xml"


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


@bp.post("/suche/liste")
def export() -> ResponseReturnValue:
    """Let a long list be written in the background, for somebody who is signed in."""
    wanted = SearchAddress.parse(request.form.get("address", ""))
    with unit_of_work() as session:
        job = start_export(session, current_actor(), wanted, request.form.get("form", ""))
    return redirect(url_for("jobs.show", job_id=job.id), HTTPStatus.SEE_OTHER)


def _table(form: str) -> ResponseReturnValue:
    query = _wanted().query(limit=AT_ONCE_MOST)
    rows = rows_of(db.session(), find(query).hits, query, request.host_url.rstrip("/"))
    return send(Sheet(NAME, COLUMNS, rows), form, NAME)


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
    return hit_views(db.session(), find(query).hits, query)


def _noon_of(view: HitView) -> datetime:
    return datetime.combine(view.on, time(12), GERMANY).astimezone(UTC) if view.on else EPOCH
