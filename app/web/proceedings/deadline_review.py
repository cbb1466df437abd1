"""Due days that would be others if they were reckoned today, to accept or dismiss (Fristen nachrechnen)."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.values import parse_day
from inquiries.foundation.errors import InvalidInput
from inquiries.proceedings.recheck import accept_proposal, accept_proposals, dismiss_proposal, proposals
from inquiries.queries import card_of

bp = Blueprint("deadline_review", __name__, url_prefix="/fristen")


@bp.get("/nachrechnung")
def overview() -> ResponseReturnValue:
    """List the proposals."""
    return _page()


@bp.post("/nachrechnung")
def accept_all() -> ResponseReturnValue:
    """Accept all the proposed days that the page showed."""
    shown = [pair.partition("=") for pair in request.form.getlist("shown")]
    seen = {
        int(inquiry_id): parse_day(day, field="shown", what="der vorgeschlagene Tag")
        for inquiry_id, _, day in shown
        if inquiry_id.isdecimal()
    }
    with unit_of_work() as session:
        count = accept_proposals(session, current_actor(), seen)
    flash(f"{count} Fristen sind neu gerechnet." if count != 1 else "1 Frist ist neu gerechnet.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


@bp.post("/nachrechnung/<int:inquiry_id>")
def decide(inquiry_id: int) -> ResponseReturnValue:
    """Accept the proposed day, or dismiss it with a reason."""
    due_on = parse_day(request.form.get("due_on", ""), field="due_on", what="der vorgeschlagene Tag")
    accepts, reason = request.form.get("do") == "accept", request.form.get("reason", "")
    try:
        with unit_of_work() as session:
            if accepts:
                accept_proposal(session, current_actor(), inquiry_id, due_on=due_on)
            else:
                dismiss_proposal(session, current_actor(), inquiry_id, reason=reason)
    except InvalidInput as refusal:
        return _page({f"reason-{inquiry_id}": refusal.sentence})
    flash(f"Fällig ist die Antwort jetzt am {due_on:%d.%m.%Y}." if accepts else "Der bisherige Tag bleibt.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


def _page(errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor = current_actor()
    found = [(card_of(each.inquiry, actor), each) for each in proposals(db.session(), actor)]
    page = render_template("pages/proceedings/review.html", found=found, errors=errors or {})
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
