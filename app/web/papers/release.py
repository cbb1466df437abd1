"""Release: the clerk sees the exact file and publishes it (Veröffentlichung)."""

from datetime import date
from http import HTTPStatus
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import release
from answers.proof import Proof
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.downloads import proof_pdf, word_file
from app.web.values import parse_day
from app.web.views.papers import paper_view
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import Announcement
from inquiries.queries import card_of, get_inquiry

ANNOUNCED: Final = (
    (Announcement.HEADING.value, "durch eine Überschrift: „Zu 1 und 2“"),
    (Announcement.SENTENCE.value, "durch einen Satz: „Die Fragen 1 und 2 werden …“"),
)

bp = Blueprint("release", __name__, url_prefix="/anfragen/<int:inquiry_id>")


@bp.get("/veroeffentlichung")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show the paper as it would be published on a day: unless the address names one, the usual."""
    typed = request.args.get("printed_on") or _usual_day(inquiry_id)
    return _page(inquiry_id, typed, announced=request.args.get("announced", ""))


@bp.get("/druckfahne.docx")
def docx(inquiry_id: int) -> ResponseReturnValue:
    """Send the very file that would be published."""
    proof = _proof_asked_for(inquiry_id)
    return word_file(proof.docx, f"Druckfahne-{proof.paper.number}.docx".replace("/", "-"))


@bp.get("/druckfahne.pdf")
def pdf(inquiry_id: int) -> ResponseReturnValue:
    """Send the very PDF that would be published."""
    proof = _proof_asked_for(inquiry_id)
    return proof_pdf(proof, f"Druckfahne-{proof.paper.number}.pdf".replace("/", "-"))


@bp.post("/veroeffentlichung")
def publish(inquiry_id: int) -> ResponseReturnValue:
    """Publish the file that the clerk saw."""
    typed, announced = request.form.get("printed_on", ""), request.form.get("announced", "")
    try:
        with unit_of_work() as session:
            paper = release.publish(
                session,
                current_actor(),
                inquiry_id,
                printed_on=_printed_on(typed),
                announced=_announcement(announced),
                sha256=request.form.get("sha256", ""),
                revision=request.form.get("revision", type=int),
            )
            number = paper.number
    except InvalidInput as refusal:
        return _page(inquiry_id, typed, {refusal.field or "": refusal.sentence}, announced=announced)
    flash(f"Die Drucksache {number} ist veröffentlicht und in wenigen Sekunden in der Suche zu finden.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _usual_day(inquiry_id: int) -> str:
    """Return today, or the letter's day where that is later."""
    inquiry = get_inquiry(db.session(), current_actor(), inquiry_id)
    return max(clock.today(), inquiry.letter_dated_on or clock.today()).isoformat()


def _printed_on(text: str) -> date:
    return parse_day(text, field="printed_on", what="der Ausgabetag")


def _announcement(text: str) -> Announcement | None:
    """Return how joint answers are to be announced; None leaves it to the parliament's layout."""
    return Announcement(text) if text in dict(ANNOUNCED) else None


def _proof_asked_for(inquiry_id: int) -> Proof:
    printed_on = _printed_on(request.args.get("printed_on") or _usual_day(inquiry_id))
    announced = _announcement(request.args.get("announced", ""))
    return release.proof(db.session(), current_actor(), inquiry_id, printed_on=printed_on, announced=announced)


def _page(
    inquiry_id: int, typed: str, errors: dict[str, str] | None = None, *, announced: str = ""
) -> ResponseReturnValue:
    actor, proof = current_actor(), None
    errors = dict(errors or {})
    try:
        printed_on, how = _printed_on(typed), _announcement(announced)
        proof = release.proof(db.session(), actor, inquiry_id, printed_on=printed_on, announced=how)
    except InvalidInput as refusal:
        errors.setdefault(refusal.field or "", refusal.sentence)
    page = render_template(
        "pages/inquiries/release.html",
        card=card_of(get_inquiry(db.session(), actor, inquiry_id), actor),
        printed_on=typed,
        announced=announced,
        announcements=ANNOUNCED,
        has_joint_answers=proof is not None and any(len(answer.questions) > 1 for answer in proof.paper.answers),
        proof=proof,
        printed=paper_view(proof.paper) if proof else None,
        errors=errors,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
