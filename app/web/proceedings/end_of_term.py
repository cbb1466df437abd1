"""The end of an electoral term: what would lapse, and the yes to it (Abschluss einer Wahlperiode)."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.proceedings.end_of_term import lapse_inquiries, term_of, would_lapse
from inquiries.queries import card_of

bp = Blueprint("end_of_term", __name__, url_prefix="/wahlperioden")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the terms with what is still unanswered in each."""
    actor, session = current_actor(), db.session()
    query = select(ElectoralTerm).where(ElectoralTerm.parliament_id == current_parliament().id)
    terms = session.scalars(query.order_by(ElectoralTerm.number.desc())).all()
    return render_template(
        "pages/end_of_term/overview.html",
        terms=[(term, len(would_lapse(session, actor, term)), _has_ended(term)) for term in terms],
    )


@bp.get("/<int:number>/abschluss")
def preview(number: int) -> ResponseReturnValue:
    """Show what would lapse; nothing changes yet."""
    actor, session = current_actor(), db.session()
    term = term_of(session, current_parliament(), number)
    found = would_lapse(session, actor, term)
    return render_template(
        "pages/end_of_term/preview.html",
        term=term,
        cards=[card_of(inquiry, actor) for inquiry in found],
        has_ended=_has_ended(term),
    )


@bp.post("/<int:number>/abschluss")
def lapse(number: int) -> ResponseReturnValue:
    """Let what the preview showed lapse."""
    with unit_of_work() as session:
        term = term_of(session, current_parliament(session), number)
        expected = request.form.get("expected", type=int)
        count = len(lapse_inquiries(session, current_actor(), term, expected=expected))
    inquiries, are = ("Eine Anfrage", "ist") if count == 1 else (f"{count} Anfragen", "sind")
    flash(f"{inquiries} der {number}. Wahlperiode {are} durch deren Ablauf erledigt.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


def _has_ended(term: ElectoralTerm) -> bool:
    return term.ends_on is not None and term.ends_on < clock.today()
