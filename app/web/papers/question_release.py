"""The questions alone, published before their answer: the clerk sees the exact file (Veröffentlichung der Anfrage)."""

from datetime import date
from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import release
from answers.printing.script import Print
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import proof_pdf, word_file
from app.web.values import parse_day
from app.web.views.papers import paper_view
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.queries import card_of, get_inquiry

bp = Blueprint("question_release", __name__, url_prefix="/anfragen/<int:inquiry_id>")


@bp.get("/fragedruck")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show the print of the questions as it would be published on a day: unless the address names one, today."""
    return _page(inquiry_id, request.args.get("printed_on") or clock.today().isoformat())


@bp.get("/fragedruck.docx")
def docx(inquiry_id: int) -> Response:
    """Send the very file that would be published."""
    printed_on = _day(request.args.get("printed_on") or clock.today().isoformat())
    proof = release.question_proof(db.session(), current_actor(), inquiry_id, printed_on=printed_on)
    return word_file(proof.docx, f"Druckfahne-{proof.paper.number}-Anfrage.docx".replace("/", "-"))


@bp.get("/fragedruck.pdf")
def pdf(inquiry_id: int) -> Response:
    """Send the very PDF that would be published."""
    printed_on = _day(request.args.get("printed_on") or clock.today().isoformat())
    proof = release.question_proof(db.session(), current_actor(), inquiry_id, printed_on=printed_on)
    return proof_pdf(proof, f"Druckfahne-{proof.paper.number}-Anfrage.pdf".replace("/", "-"))


@bp.post("/fragedruck")
def publish(inquiry_id: int) -> ResponseReturnValue:
    """Publish the file that the clerk saw."""
    typed = request.form.get("printed_on", "")
    try:
        with unit_of_work() as session:
            printed_on, sha256 = _day(typed), request.form.get("sha256", "")
            release.publish_question(session, current_actor(), inquiry_id, printed_on=printed_on, sha256=sha256)
    except InvalidInput as refusal:
        return _page(inquiry_id, typed, {refusal.field or "": refusal.sentence})
    flash("Die Anfrage ist veröffentlicht. Frage und Antwort erscheinen später unter derselben Nummer.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _day(text: str) -> date:
    return parse_day(text, field="printed_on", what="der Ausgabetag")


def _page(inquiry_id: int, typed: str, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, proof = current_actor(), None
    errors = dict(errors or {})
    try:
        proof = release.question_proof(db.session(), actor, inquiry_id, printed_on=_day(typed))
    except InvalidInput as refusal:
        errors.setdefault(refusal.field or "", refusal.sentence)
    page = render_template(
        "pages/inquiries/question_release.html",
        card=card_of(get_inquiry(db.session(), actor, inquiry_id), actor),
        printed_on=typed,
        proof=proof,
        printed=paper_view(proof.paper, which=Print.QUESTION) if proof else None,
        errors=errors,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
