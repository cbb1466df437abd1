"""A published answer becomes a record of one's ministry, with one click (frühere Antwort übernehmen)."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from answers.records.services import keep_earlier_answer
from app.accounts import current_actor
from app.extensions import db
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import get_paper

bp = Blueprint("earlier", __name__)


@bp.post("/unterlagen-aus-drucksache/<int:term>/<int:serial>")
def take_over(term: int, serial: int) -> ResponseReturnValue:
    """Keep a passage of a published paper as a record, or lead to the one that holds it already."""
    paper = get_paper(db.session(), current_parliament().code, PrintedPaperNumber(term, serial))
    labels = request.form.getlist("question")
    with unit_of_work() as session:
        parliament = current_parliament(session)
        record, is_new = keep_earlier_answer(session, current_actor(), parliament, paper.content, labels)
        key = record.key
    flash("Die Antwort ist jetzt eine Unterlage." if is_new else "Diese Unterlage gab es schon.", "success")
    return redirect(url_for("records.show", key=key), HTTPStatus.SEE_OTHER)
