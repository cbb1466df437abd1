"""The chain of clearance as a page, and whether silence is consent (Freigabeweg)."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from answers import chain_setup
from answers.chain_setup import MOST_STEPS, USUAL, PlannedStep
from answers.clearance_chain import steps_of
from app.accounts import current_actor
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.foundation.errors import InvalidInput

bp = Blueprint("chain", __name__, url_prefix="/mein-haus/freigabeweg")

SPARE: int = 2  # empty steps at the end, so that one can be added without a script


@bp.get("")
def edit() -> ResponseReturnValue:
    """Show the steps that the ministry set up, or with „muster“ the usual ones as a beginning."""
    actor = current_actor()
    ministry = chain_setup.own_ministry(db.session(), actor)
    rows = [
        PlannedStep(step.name, tuple(person.id for person in step.people), step.at_chancellery)
        for step in steps_of(db.session(), ministry.id)
    ]
    if "muster" in request.args:
        rows = [PlannedStep(name) for name in USUAL]
    return _page(rows)


@bp.post("")
def save() -> ResponseReturnValue:
    """Set the chain up as the form says; a step without a name is left out."""
    planned = _planned()
    try:
        with unit_of_work() as session:
            rows = chain_setup.set_chain(session, current_actor(), planned)
            count = len(rows)
    except InvalidInput as refusal:
        return _page(planned, {refusal.field or "": refusal.sentence})
    flash(
        f"Der Freigabeweg hat jetzt {count} Schritte. Er gilt für Antworten, die ab jetzt zur Freigabe gehen."
        if count
        else "Ohne Schritte gibt die Hausleitung allein frei.",
        "success",
    )
    return redirect(url_for(".edit"), HTTPStatus.SEE_OTHER)


@bp.post("/verschweigung")
def silence() -> ResponseReturnValue:
    """Decide whether silence on a co-signature counts as consent."""
    is_consent = "is_consent" in request.form
    with unit_of_work() as session:
        chain_setup.set_silence(session, current_actor(), is_consent=is_consent)
    flash(
        "Schweigen gilt jetzt nach Fristablauf als Mitzeichnung und wird so vermerkt."
        if is_consent
        else "Schweigen gilt nicht als Mitzeichnung.",
        "success",
    )
    return redirect(url_for(".edit"), HTTPStatus.SEE_OTHER)


def _planned() -> list[PlannedStep]:
    form, found = request.form, []
    for index in range(MOST_STEPS + SPARE + 1):
        name = form.get(f"name-{index}", "").strip()
        if name:
            people = tuple(form.getlist(f"people-{index}", type=int))
            order = form.get(f"order-{index}", index + 1, type=int)
            found.append((order, index, PlannedStep(name, people, f"chancellery-{index}" in form)))
    return [step for _, _, step in sorted(found, key=lambda each: each[:2])]


def _page(rows: list[PlannedStep], errors: dict[str, str] | None = None) -> ResponseReturnValue:
    actor = current_actor()
    ministry = chain_setup.own_ministry(db.session(), actor)
    shown: list[Any] = [*rows, *[PlannedStep("")] * SPARE]
    page = render_template(
        "pages/ministry/chain.html",
        ministry=ministry.named_on(clock.today()).name,
        rows=shown,
        has_steps=bool(rows),
        approvers=[
            (person.id, person.name, person.division) for person in chain_setup.approvers_of(db.session(), actor)
        ],
        silence_is_consent=ministry.silence_is_consent,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
