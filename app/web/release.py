"""Release: the clerk sees the exact file and publishes it (Veröffentlichung)."""

from datetime import date
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import release
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import word_file
from app.web.paper_view import paper_view
from app.web.values import parse_day
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.queries import card_of, get_inquiry

bp = Blueprint("release", __name__, url_prefix="/anfragen/<int:inquiry_id>")


@bp.get("/veroeffentlichung")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show the paper as it would be published on a day: unless the address names one, the usual."""
    return _page(inquiry_id, request.args.get("printed_on") or _usual_day(inquiry_id))


@bp.get("/druckfahne.docx")
def docx(inquiry_id: int) -> ResponseReturnValue:
    """Send the very file that would be published."""
    printed_on = _printed_on(request.args.get("printed_on") or _usual_day(inquiry_id))
    proof = release.proof(db.session(), current_actor(), inquiry_id, printed_on=printed_on)
    return word_file(proof.docx, f"Druckfahne-{proof.paper.number}.docx".replace("/", "-"))


@bp.post("/veroeffentlichung")
def publish(inquiry_id: int) -> ResponseReturnValue:
    """Publish the file that the clerk saw."""
    typed = request.form.get("printed_on", "")
    try:
        with unit_of_work() as session:
            paper = release.publish(
                session,
                current_actor(),
                inquiry_id,
                printed_on=_printed_on(typed),
                sha256=request.form.get("sha256", ""),
                revision=request.form.get("revision", type=int),
            )
            number = paper.number
    except InvalidInput as refusal:
        return _page(inquiry_id, typed, {refusal.field or "": refusal.sentence})
    flash(f"Die Drucksache {number} ist veröffentlicht und in wenigen Sekunden in der Suche zu finden.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _usual_day(inquiry_id: int) -> str:
    """Return today, or the letter's day where that is later."""
    inquiry = get_inquiry(db.session(), current_actor(), inquiry_id)
    return max(clock.today(), inquiry.letter_dated_on or clock.today()).isoformat()


def _printed_on(text: str) -> date:
    return parse_day(text, field="printed_on", what="der Ausgabetag")


def _page(inquiry_id: int, typed: str, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, proof = current_actor(), None
    errors = dict(errors or {})
    try:
        proof = release.proof(db.session(), actor, inquiry_id, printed_on=_printed_on(typed))
    except InvalidInput as refusal:
        errors.setdefault(refusal.field or "", refusal.sentence)
    page = render_template(
        "pages/inquiries/release.html",
        card=card_of(get_inquiry(db.session(), actor, inquiry_id), actor),
        printed_on=typed,
        proof=proof,
        printed=paper_view(proof.paper) if proof else None,
        errors=errors,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
