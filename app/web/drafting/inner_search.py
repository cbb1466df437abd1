"""The search beside the drafting page: earlier answers, and what one's own house has (Suche beim Entwerfen)."""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers.indexing import RECORD
from app.accounts import current_actor
from app.extensions import db
from app.inner_search import search_inside
from app.search_address import SearchAddress
from app.web.search.hits import hit_views, marked
from search_index.errors import IndexUnavailable
from search_index.query import Hit, Query
from search_index.snippet import Wanted

bp = Blueprint("inner_search", __name__, url_prefix="/entwurfssuche")

FRAGMENT = "text/plain"


@bp.get("/")
def page() -> ResponseReturnValue:
    """Answer as a page of its own, for whoever runs no scripts."""
    return render_template("pages/search/inner.html", **_found())


@bp.get("/treffer")
def panel() -> ResponseReturnValue:
    """Answer with the hits alone, for the panel beside a draft."""
    return Response(render_template("pages/search/_panel_hits.html", **_found()), mimetype=FRAGMENT)


def _found() -> dict[str, Any]:
    wanted = SearchAddress.of(request.args.items(multi=True))
    about: dict[str, Any] = {"text": wanted.text, "published": [], "own": [], "unavailable": False}
    if not wanted.text:
        return about
    try:
        found = search_inside(current_actor(), wanted.text)
    except IndexUnavailable:
        return about | {"unavailable": True}
    marks, query = Wanted.by(wanted.expression), Query(wanted.expression)
    own = [_own_view(hit, marks) for hit in found.own.hits]
    about |= {"total": found.published.total, "all_url": f"{url_for('search.results')}?{wanted.encoded()}"}
    return about | {"published": hit_views(db.session(), found.published.hits, query), "own": own}


def _own_view(hit: Hit, wanted: Wanted) -> dict[str, Any]:
    stored = hit.stored
    if stored["kind"] == RECORD:
        url, facts = url_for("records.show", key=stored["key"]), stored["label"]
    else:
        url = url_for("inquiries.show", inquiry_id=stored["inquiry_id"])
        facts = f"Entwurf zu {stored['number']}" + (f", Frage {stored['questions']}" if stored["questions"] else "")
    return {"title": hit.title, "url": url, "facts": facts, "snippet": marked(hit.passage, wanted)}
