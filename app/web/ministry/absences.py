"""Who is away and who stands in, as a page (Vertretungen)."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from app.web.values import chosen_id, parse_day
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.parliament import absences

bp = Blueprint("absences", __name__, url_prefix="/vertretungen")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List one's own absences, or those of the whole ministry, with a form for a new one."""
    return _page()


@bp.post("/")
def enter() -> ResponseReturnValue:
    """Enter an absence."""
    try:
        from_on = parse_day(request.form.get("from_on", ""), field="from_on", what="der erste Tag")
        to_on = parse_day(request.form.get("to_on", ""), field="to_on", what="der letzte Tag")
        person_id, deputy_id = chosen_id("person") or current_actor().person_id or 0, chosen_id("deputy") or 0
        with unit_of_work() as session:
            absence = absences.enter_absence(
                session, current_actor(), person_id=person_id, deputy_id=deputy_id, from_on=from_on, to_on=to_on
            )
            sentence = (
                f"{absence.deputy.name} vertritt {absence.person.name} vom {from_on:%d.%m.%Y} bis {to_on:%d.%m.%Y}."
            )
    except InvalidInput as refusal:
        return _page({refusal.field or "": refusal.sentence})
    flash(sentence, "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


@bp.post("/<int:absence_id>/beenden")
def end(absence_id: int) -> ResponseReturnValue:
    """Remove an absence."""
    with unit_of_work() as session:
        absences.end_absence(session, current_actor(), absence_id)
    flash("Die Vertretung ist beendet.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


def _page(errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, today = current_actor(), clock.today()
    people = [(person.id, person.name) for person in absences.colleagues_of(db.session(), actor)]
    page = render_template(
        "pages/ministry/absences.html",
        rows=absences.absences_of(db.session(), actor),
        today=today,
        people=people,
        others=[each for each in people if actor.may(Permission.RUN_MINISTRY) or each[0] != actor.person_id],
        for_all=actor.may(Permission.RUN_MINISTRY),
        typed=request.form,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
