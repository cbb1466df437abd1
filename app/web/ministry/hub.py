"""The page that gathers what a ministry's co-ordination orders (Mein Haus)."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from answers import chain_setup
from answers.clearance_chain import steps_of
from app.accounts import current_actor
from app.extensions import db
from inquiries.foundation import clock
from inquiries.parliament.absences import absences_of

bp = Blueprint("house", __name__, url_prefix="/mein-haus")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """Show the ways to chain, absences and handing over, each with how it stands."""
    actor, session, today = current_actor(), db.session(), clock.today()
    ministry = chain_setup.own_ministry(session, actor)
    away = [each for each in absences_of(session, actor) if each.from_on <= today <= each.to_on]
    return render_template(
        "pages/ministry/hub.html",
        ministry=ministry.named_on(today).name,
        steps=[step.name for step in steps_of(session, ministry.id)],
        silence_is_consent=ministry.silence_is_consent,
        away=away,
    )
