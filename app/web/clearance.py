"""Clearance: the approver reads the answer with its sources and clears it (Freigabe)."""

from datetime import date
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import queries as answer_queries
from answers import services
from answers.records.queries import own_records
from answers.services.contradicting import as_findings
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.draft_help import contradicting
from app.web.draft_view import passage_views
from app.web.inquiries import days_left
from app.web.values import parse_day
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.queries import card_of
from inquiries.workflow import Stage

bp = Blueprint("clearance", __name__, url_prefix="/anfragen/<int:inquiry_id>/freigabe")


@bp.get("/")
def show(inquiry_id: int) -> ResponseReturnValue:
    """Show the answer with its sources and what should be seen before it is cleared."""
    return _page(inquiry_id, clock.today().isoformat())


@bp.post("/")
def clear(inquiry_id: int) -> ResponseReturnValue:
    """Clear the answer under the letter's date and hand it over to the Landtag."""
    typed = request.form.get("letter_dated_on", "")
    try:
        day: date = parse_day(typed, field="letter_dated_on", what="das Datum des Schreibens")
        with unit_of_work() as session:
            revision = request.form.get("revision", type=int)
            services.clear_answer(session, current_actor(), inquiry_id, letter_dated_on=day, revision=revision)
    except InvalidInput as refusal:
        return _page(inquiry_id, typed, {refusal.field or "": refusal.sentence})
    flash(f"Die Antwort ist freigegeben und dem Landtag mit Schreiben vom {day:%d.%m.%Y} zugeleitet.", "success")
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), HTTPStatus.SEE_OTHER)


def _page(inquiry_id: int, letter_dated_on: str, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor = current_actor()
    answer = answer_queries.get_answer(db.session(), actor, inquiry_id)
    card = card_of(answer.inquiry, actor)
    own = own_records(db.session(), actor)
    differences = as_findings(answer.draft, contradicting(answer, own))
    page = render_template(
        "pages/drafts/clearance.html",
        card=card,
        days_left=days_left(card),
        remark=answer.government_remark,
        passages=passage_views(answer, own),
        findings=[*services.findings_on(db.session(), actor, inquiry_id), *differences],
        letter_dated_on=letter_dated_on,
        errors=errors or {},
        may_decide=actor.may(Permission.CLEAR_ANSWER) and card.stage is Stage.CLEARANCE,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
