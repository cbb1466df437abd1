"""The search page: one box, one address a search, facets that narrow it (Suche)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.errors import respond, wants_json
from app.extensions import db
from app.hit_list import AT_ONCE_MOST, REBUILDING
from app.parliament import current_parliament
from app.search import FACETS, public_index
from app.search_address import LONGEST_TEXT, SearchAddress, shown_value
from app.suggestions import completions
from app.web.search.hits import hit_views, json_of
from inquiries.foundation.errors import InvalidInput
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import find_paper
from inquiries.saved_searches import is_kept
from search_index.errors import IndexUnavailable
from search_index.query import Results, Sort

bp = Blueprint("search", __name__)

PAGE_SIZE: Final = 10
LAST_PAGE: Final = 1_000
_PAPER: Final = re.compile(r"^(?:Landtagsd|D)r(?:ucksache|s\.?)\s*", re.IGNORECASE)
FRAGMENT: Final = "text/plain"  # options without a page around them are no HTML document


@dataclass(frozen=True, slots=True)
class FacetValueView:
    """A checkbox beside the hits: a value, how many papers have it, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@bp.get("/suche")
def results() -> ResponseReturnValue:
    """Answer a search, or show how to search."""
    if wants_json():
        return as_json()
    wanted = SearchAddress.of(request.args.items(multi=True))
    if wanted.is_empty:
        return render_template("pages/search/help.html", wanted=wanted)
    if (number := _number(wanted.text)) and find_paper(db.session(), current_parliament().code, number):
        return redirect(url_for("papers.show", term=number.term, serial=number.serial))
    try:
        return _page(wanted, _page_number())
    except IndexUnavailable:
        return render_template("pages/search/rebuilding.html", wanted=wanted), HTTPStatus.SERVICE_UNAVAILABLE


@bp.get("/suche.json")
def as_json() -> ResponseReturnValue:
    """Answer a search for programs."""
    try:
        return _json(SearchAddress.of(request.args.items(multi=True)), _page_number())
    except IndexUnavailable:
        return respond(HTTPStatus.SERVICE_UNAVAILABLE, REBUILDING)


@bp.get("/suche/vorschlaege")
def suggestions() -> ResponseReturnValue:
    """Return options for the box, while somebody types."""
    text = SearchAddress.of(request.args.items(multi=True)).text
    return Response(render_template("pages/search/_suggestions.html", options=completions(text)), mimetype=FRAGMENT)


def _page_number() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)


def _page(wanted: SearchAddress, page: int) -> str:
    query = wanted.query(offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE, facets=tuple(FACETS))
    found = public_index().search(query)
    pages = min(-(-found.total // PAGE_SIZE), LAST_PAGE)
    if page > max(pages, 1):
        return _page(wanted, pages)
    return render_template(
        "pages/search/results.html",
        wanted=wanted,
        longest_text=LONGEST_TEXT if len(request.args.get("q", "")) > LONGEST_TEXT else None,
        found=found,
        hits=hit_views(db.session(), found.hits, query),
        facets=_facets(found, wanted),
        narrowed=_narrowed(wanted),
        sorts=[(sort, label, wanted.sort is sort) for sort, label in SORTS.items()],
        page=page,
        pages=pages,
        listed_at_once=AT_ONCE_MOST,
        is_kept=is_kept(db.session(), current_actor(), wanted.encoded()),
        page_url=_page_url(wanted),
        address_of=_address_of,
    )


SORTS: Final = {Sort.RELEVANCE: "Beste Treffer zuerst", Sort.DAY: "Neueste zuerst"}


def _json(wanted: SearchAddress, page: int) -> ResponseReturnValue:
    query = wanted.query(offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE, facets=tuple(FACETS))
    found = public_index().search(query)
    hits = [json_of(view) for view in hit_views(db.session(), found.hits, query)]
    about = {"total": found.total, "understood": str(wanted), "page": page, "hits": hits}
    facets = {name: dict(counts) for name, counts in found.facets.items()}
    return jsonify(about | {"facets": facets, "suggestion": found.suggestion})


def _number(text: str) -> PrintedPaperNumber | None:
    """Return the number of a paper when the text is nothing else."""
    try:
        return PrintedPaperNumber.parse(_PAPER.sub("", text))
    except InvalidInput:
        return None


def _page_url(wanted: SearchAddress) -> Callable[[int], str]:
    return lambda number: f"{url_for('search.results')}?{wanted.encoded(page=number)}"


def _address_of(wanted: SearchAddress, endpoint: str = "search.results") -> str:
    encoded = wanted.encoded()
    return url_for(endpoint) + (f"?{encoded}" if encoded else "")


def _facets(found: Results, wanted: SearchAddress) -> list[tuple[str, str, list[FacetValueView]]]:
    """Return each facet's name, title and values; where some are chosen, the others are counted as if none were."""
    views = []
    for name, title in FACETS.items():
        chosen, counts = wanted.chosen.get(name, ()), dict(found.facets.get(name, {}))
        for value in chosen:
            counts.setdefault(value, 0)
        if chosen:
            counts = _others(wanted, name) | {value: counts[value] for value in chosen}
        ordered = sorted(counts, reverse=True) if name in {"year", "term"} else list(counts)
        views.append(
            (
                name,
                title,
                [FacetValueView(each, shown_value(name, each), counts[each], each in chosen) for each in ordered],
            )
        )
    return [(name, title, values) for name, title, values in views if values]


def _others(wanted: SearchAddress, name: str) -> dict[str, int]:
    free = wanted
    for value in wanted.chosen[name]:
        free = free.without(name, value)
    return dict(public_index().search(free.query(limit=1, facets=(name,))).facets[name])


def _narrowed(wanted: SearchAddress) -> list[tuple[str, str]]:
    """Return what narrows the search, each with the address without it."""
    values = [
        (shown_value(name, value), _address_of(wanted.without(name, value)))
        for name, kept in wanted.chosen.items()
        for value in kept
    ]
    days = (("von", "ab", wanted.since), ("bis", "bis", wanted.until))
    return values + [
        (f"{word} {day:%d.%m.%Y}", _address_of(wanted.without(name, ""))) for name, word, day in days if day
    ]
