"""The register of a term: on pages, and whole as CSV, Excel and Word (Verzeichnis der Kleinen Anfragen)."""

from http import HTTPStatus
from itertools import groupby
from typing import Any, Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import spreadsheets
from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.register_files import columns_of, month_of, register_word, row_in
from app.web.downloads import word_file
from inquiries.foundation import clock
from inquiries.foundation.errors import NotFound
from inquiries.register import Register, get_term, terms_of

bp = Blueprint("register", __name__, url_prefix="/verzeichnis")

PAGE_SIZE: Final = 50


@bp.get("/")
def latest() -> ResponseReturnValue:
    """Lead to the register of the term that runs today, else the latest."""
    terms = terms_of(db.session(), current_parliament())
    running = [term for term in terms if term.begins_on <= clock.today()]
    if not terms:
        raise NotFound("Hier ist noch keine Wahlperiode eingerichtet.")
    return redirect(url_for(".show", number=(running or terms)[0].number), HTTPStatus.SEE_OTHER)


@bp.get("/<int:number>")
def show(number: int) -> ResponseReturnValue:
    """Show one page of a term's register."""
    register = _register(number)
    pages = max(1, -(-len(register) // PAGE_SIZE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    lines = list(register.lines((page - 1) * PAGE_SIZE, page * PAGE_SIZE))
    kept: dict[str, Any] = {"month": 1} if register.by_month else {}
    return render_template(
        "pages/register.html",
        register=register,
        parts=[(heading, list(rows)) for heading, rows in groupby(lines, key=lambda line: month_of(line, register))],
        terms=terms_of(db.session(), current_parliament()),
        page=page,
        pages=pages,
        page_url=lambda number_of_page: url_for(".show", number=number, page=number_of_page, **kept),
        kept=kept,
    )


@bp.get("/<int:number>.<kind>")
def file(number: int, kind: str) -> Response:
    """Send the whole register of a term as CSV, XLSX or Word."""
    register, name = _register(number), f"Verzeichnis-{number}-Wahlperiode"
    if kind == "docx":
        return word_file(register_word(register, current_parliament(), on=clock.today()), f"{name}.docx")
    if kind not in {"csv", "xlsx"}:
        raise NotFound("In diesem Format gibt es das Verzeichnis nicht; möglich sind CSV, XLSX und DOCX.")
    rows = (row_in(register, line) for line in register.lines())
    sheet = spreadsheets.Sheet(f"{number}. Wahlperiode", columns_of(register), rows)
    return spreadsheets.send(sheet, kind, name)


def _register(number: int) -> Register:
    term = get_term(db.session(), current_parliament(), number)
    return Register(db.session(), current_actor(), term, by_month="month" in request.args)
