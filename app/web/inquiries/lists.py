"""Lists as files and on paper, and the views that a person keeps (Listen, Ansichten)."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from itertools import islice
from typing import Final

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import spreadsheets
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.inquiries.filter import ListAddress
from app.web.inquiries.listing import chips, days_left
from inquiries import saved_views
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.listing import NO_GROUP, every_card
from inquiries.queries import InquiryCard
from inquiries.saved_views import views_of

bp = Blueprint("lists", __name__, url_prefix="/anfragen")

LONGEST_PRINT: Final = 1000
COLUMNS: Final = (
    "Nummer",
    "Art",
    "Titel",
    "Fragende",
    "Fraktion",
    "Stufe",
    "Liegt bei",
    "Seit",
    "Eingang",
    "Zuleitung",
    "Fällig",
    "Schreiben vom",
    "Fristgerecht",
    "Ministerium",
    "Nummer der Anfrage",
)


@bp.get("/liste.<kind>")
def file(kind: str) -> Response:
    """Send the whole list that the address describes as CSV or XLSX."""
    if kind not in {"csv", "xlsx"}:
        raise NotFound("In diesem Format gibt es die Liste nicht; möglich sind CSV und XLSX.")
    address = ListAddress.read(request.args)
    return send_list(every_card(db.session(), current_actor(), address.wanted), kind)


def send_list(cards: Iterable[InquiryCard], kind: str) -> Response:
    """Send inquiries as a file for a spreadsheet."""
    sheet = spreadsheets.Sheet("Anfragen", COLUMNS, (list(row_of(card)) for card in cards))
    return spreadsheets.send(sheet, kind, f"Anfragen-{clock.today():%Y-%m-%d}")


def row_of(card: InquiryCard) -> Iterator[spreadsheets.Cell]:
    """Yield what a file's line says of an inquiry."""
    yield from (str(card.number), card.kind, card.title)
    yield ", ".join(name for name, _ in card.askers)
    yield ", ".join(dict.fromkeys(group or NO_GROUP for _, group in card.askers))
    yield from (card.stage.value, card.holder, card.since if card.holder else None)
    yield from (card.received_on, card.forwarded_on, card.due_on, card.letter_dated_on)
    yield from ({True: "ja", False: "nein", None: None}[card.in_time], card.ministry)
    yield str(card.own_number) if card.own_number else None


@bp.get("/druckansicht")
def paper() -> ResponseReturnValue:
    """Show the whole list on one page, for the printer."""
    address = ListAddress.read(request.args)
    cards = list(islice(every_card(db.session(), current_actor(), address.wanted), LONGEST_PRINT + 1))
    return render_template(
        "pages/inquiries/print.html",
        address=address,
        filters=[text for text, _ in chips(address)],
        cards=cards[:LONGEST_PRINT],
        is_cut=len(cards) > LONGEST_PRINT,
        days_left=days_left,
        today=clock.today(),
    )


@bp.get("/ansichten")
def views() -> ResponseReturnValue:
    """Show the person's views."""
    return _views_page()


@bp.post("/ansichten")
def save() -> ResponseReturnValue:
    """Keep the address of the list under a name."""
    address = ListAddress.read(request.form)
    name = request.form.get("name", "")
    try:
        with unit_of_work() as session:
            view = saved_views.save_view(
                session, current_actor(), name=name, query=address.query, is_default="default" in request.form
            )
    except InvalidInput as refusal:
        return _views_page({"name": refusal.sentence}, address=address, typed=name)
    flash(f"Die Ansicht „{view.name}“ ist gespeichert.", "success")
    return redirect(f"{url_for('inquiries.overview')}?{address.query or 'view=all'}", HTTPStatus.SEE_OTHER)


@bp.post("/ansichten/<int:view_id>/name")
def rename(view_id: int) -> ResponseReturnValue:
    """Give a view another name."""
    name = request.form.get("name", "")
    try:
        with unit_of_work() as session:
            saved_views.rename_view(session, current_actor(), view_id, name=name)
    except InvalidInput as refusal:
        return _views_page({f"name-{view_id}": refusal.sentence}, typed=name)
    return _to_views("Die Ansicht hat einen neuen Namen.")


@bp.post("/ansichten/<int:view_id>/standard")
def choose(view_id: int) -> ResponseReturnValue:
    """Let the list open with a view, or with it no longer."""
    chosen = None if "none" in request.form else view_id
    with unit_of_work() as session:
        saved_views.choose_default(session, current_actor(), chosen)
    return _to_views("Die Liste öffnet sich jetzt " + ("mit dieser Ansicht." if chosen else "ohne Filter."))


@bp.post("/ansichten/<int:view_id>/loeschen")
def delete(view_id: int) -> ResponseReturnValue:
    """Delete a view."""
    with unit_of_work() as session:
        name = saved_views.delete_view(session, current_actor(), view_id)
    return _to_views(f"Die Ansicht „{name}“ ist gelöscht.")


def _to_views(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".views"), HTTPStatus.SEE_OTHER)


def _views_page(
    errors: dict[str, str] | None = None, *, address: ListAddress | None = None, typed: str = ""
) -> ResponseReturnValue:
    page = render_template(
        "pages/inquiries/views.html",
        views=[(view, chips(ListAddress.of_query(view.query))) for view in views_of(db.session(), current_actor())],
        address=address,
        typed=typed,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
