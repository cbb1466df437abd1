"""Handing over the open work of somebody who leaves: a preview, then the act (Übergabe)."""

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import handing_over
from app.accounts import current_actor
from app.extensions import db
from app.formats import plural
from app.unit_of_work import unit_of_work
from app.web.values import LARGEST_ID, chosen_id
from inquiries.foundation.errors import InvalidInput

bp = Blueprint("handing_over", __name__, url_prefix="/mein-haus/uebergabe")


@bp.get("/")
def preview() -> ResponseReturnValue:
    """Choose a person, then see what would be handed over."""
    return _page(request.args.get("person", type=int))


@bp.post("/vollzug")
def act() -> ResponseReturnValue:
    """Hand everything over to the chosen successor."""
    person_id = chosen_id("person") or 0
    try:
        with unit_of_work() as session:
            work = handing_over.hand_over(session, current_actor(), person_id, successor_id=chosen_id("successor") or 0)
            shown = plural(len(work.inquiries), "Anfrage", "Anfragen")
            sentence = f"Die offene Arbeit von {work.person.name} ist übergeben ({shown})."
    except InvalidInput as refusal:
        return _page(person_id, {refusal.field or "": refusal.sentence})
    flash(sentence, "success")
    return redirect(url_for(".preview", person=person_id), HTTPStatus.SEE_OTHER)


def _page(person_id: int | None, errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor, session = current_actor(), db.session()
    staff = handing_over.staff_of(session, actor)
    known = person_id is not None and 0 < person_id <= LARGEST_ID and any(each.id == person_id for each in staff)
    work = handing_over.open_work_of(session, actor, person_id) if known and person_id else None
    page = render_template(
        "pages/ministry/handing_over.html",
        staff=[(each.id, each.name if each.active else f"{each.name} (nicht mehr tätig)") for each in staff],
        work=work,
        successors=[(each.id, each.name) for each in handing_over.successors_of(session, actor, work)] if work else [],
        successor=request.form.get("successor", ""),
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
