"""The search page: one box, one address a search (Suche)."""

from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.extensions import db
from app.parliament import current_parliament
from app.search import FACETS, FIELDS, public_index
from app.web.hits import hit_views
from app.web.values import typed_line
from inquiries.foundation.errors import InvalidInput
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import find_paper
from search_index.errors import IndexUnavailable
from search_index.query import Query, Results, Sort
from search_index.query_language import parse

bp = Blueprint("search", __name__)

PAGE_SIZE: Final = 10
LAST_PAGE: Final = 1_000


@bp.get("/suche")
def results() -> ResponseReturnValue:
    """Answer a search, or show how to search."""
    text = typed_line("q")
    chosen = {name: tuple(request.args.getlist(name)) for name in FACETS}
    if not text and not any(chosen.values()):
        return render_template("pages/search.html", query="", results=None, unavailable=False)
    if (number := _number(text)) and find_paper(db.session(), current_parliament().code, number):
        return redirect(url_for("papers.show", term=number.term, serial=number.serial))
    page = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    sort = Sort.DAY if request.args.get("sort") == "day" else Sort.RELEVANCE
    query = Query(
        parse(text, FIELDS),
        filters=chosen,
        sort=sort,
        offset=(page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
        facets=tuple(FACETS),
        facet_limit=12,
    )
    try:
        found = public_index().search(query)
    except IndexUnavailable:
        return render_template("pages/search.html", query=text, results=None, unavailable=True)
    return render_template(
        "pages/search.html",
        query=text,
        unavailable=False,
        results=found,
        hits=hit_views(db.session(), found.hits, query),
        facets=_facets(found),
        sortings=[
            ("Beste Treffer zuerst", address(sort=None, page=None), sort is Sort.RELEVANCE),
            ("Neueste zuerst", address(sort="day", page=None), sort is Sort.DAY),
        ],
        page=page,
        pages=-(-found.total // PAGE_SIZE),
        page_url=lambda number: address(page=number),
        address=address,
    )


def _number(text: str) -> PrintedPaperNumber | None:
    """Return the number of a paper when the text is nothing else."""
    try:
        return PrintedPaperNumber.parse(text)
    except InvalidInput:
        return None


def address(**changes: str | int | None) -> str:
    """Return the address of this search with some values changed; None takes one out."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name not in changes]
    return _address_of(kept + [(name, str(value)) for name, value in changes.items() if value is not None])


def _address_of(pairs: list[tuple[str, str]]) -> str:
    return f"{url_for('search.results')}?{urlencode(pairs)}"


def _facets(found: Results) -> list[tuple[str, list[tuple[str, int, str, bool]]]]:
    return [(title, items) for name, title in FACETS.items() if (items := _values(found, name))]


def _values(found: Results, name: str) -> list[tuple[str, int, str, bool]]:
    chosen = request.args.getlist(name)
    return [
        (value, count, _toggled(name, value, chosen), value in chosen)
        for value, count in found.facets.get(name, {}).items()
    ]


def _toggled(name: str, value: str, chosen: list[str]) -> str:
    """Return the address with one value of a facet added or, if it was chosen, taken out; on the first page."""
    pairs = [pair for pair in request.args.items(multi=True) if pair[0] != "page"]
    return _address_of(
        [pair for pair in pairs if pair != (name, value)] if value in chosen else [*pairs, (name, value)]
    )
