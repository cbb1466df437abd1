"""Following an inquiry, and no longer (Verfolgen)."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.unit_of_work import unit_of_work
from inquiries import following
from inquiries.queries import get_inquiry

bp = Blueprint("following", __name__, url_prefix="/anfragen/<int:inquiry_id>/verfolgen")


@bp.post("")
def start(inquiry_id: int) -> ResponseReturnValue:
    """Let this person be told of each public step from now on."""
    with unit_of_work() as session:
        inquiry = get_inquiry(session, current_actor(), inquiry_id)
        following.follow(session, current_actor(), inquiry)
        sentence = f"Sie verfolgen die Anfrage {inquiry.number} und erhalten bei jedem öffentlichen Schritt Nachricht."
    flash(sentence)
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), 303)


@bp.post("/beenden")
def stop(inquiry_id: int) -> ResponseReturnValue:
    """Tell this person no more, and go back to where that was asked for."""
    with unit_of_work() as session:
        following.unfollow(session, current_actor(), inquiry_id)
    flash("Sie verfolgen diese Anfrage nicht mehr.")
    if request.form.get("back") == "searches":
        return redirect(url_for("saved_searches.overview"), 303)
    return redirect(url_for("inquiries.show", inquiry_id=inquiry_id), 303)
