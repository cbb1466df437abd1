"""A person's own settings: address, what is told how, the calendar (Einstellungen)."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.extensions import db, settings
from app.unit_of_work import unit_of_work
from inquiries import calendar_feed, mail_settings
from inquiries.foundation.errors import InvalidInput
from inquiries.mailboxes import address_for
from inquiries.occasions import RULES, Delivery, Occasion, allowed, occasions_for

bp = Blueprint("preferences", __name__, url_prefix="/einstellungen")


@bp.get("/")
def show() -> ResponseReturnValue:
    """Show all settings of whoever is signed in."""
    return _page()


@bp.post("/mailadresse")
def address() -> ResponseReturnValue:
    """Change the person's mail address."""
    try:
        with unit_of_work() as session:
            mail = mail_settings.change_own_address(session, current_actor(), request.form.get("mail", ""))
    except InvalidInput as refusal:
        return _page(errors={refusal.field or "": refusal.sentence}, typed=request.form)
    return _back(f"Ihre Mailadresse ist jetzt {mail}." if mail else "Ihre Mailadresse ist gelöscht.")


@bp.post("/nachrichten")
def choices() -> ResponseReturnValue:
    """Keep how the person wants to be told of each occasion."""
    try:
        with unit_of_work() as session:
            mail_settings.choose(session, current_actor(), _chosen())
    except InvalidInput as refusal:
        return _page(errors={refusal.field or "": refusal.sentence}, typed=request.form)
    return _back("Ihre Auswahl ist gespeichert.")


@bp.post("/kalender")
def create_calendar() -> ResponseReturnValue:
    """Make the address of the person's calendar and show it this once."""
    with unit_of_work() as session:
        token = calendar_feed.create_token(session, current_actor())
    return _page(calendar_url=settings().public_url + url_for("calendars.feed", token=token))


@bp.post("/kalender/schliessen")
def revoke_calendar() -> ResponseReturnValue:
    """Close the person's calendar."""
    with unit_of_work() as session:
        calendar_feed.revoke_token(session, current_actor())
    return _back("Der Kalender ist geschlossen. Seine Adresse führt nirgends mehr hin.")


def _chosen() -> dict[Occasion, Delivery]:
    chosen = {}
    for occasion in occasions_for(current_actor().roles):
        name = request.form.get(occasion.name.lower(), "")
        if name and name not in Delivery.__members__:
            raise InvalidInput("Wählen Sie einen Eintrag der Liste.", field=occasion.name.lower())
        if name:
            chosen[occasion] = Delivery[name]
    return chosen


def _page(
    errors: Mapping[str, str] | None = None, typed: Mapping[str, str] | None = None, calendar_url: str | None = None
) -> ResponseReturnValue:
    session, actor, typed = db.session(), current_actor(), typed or {}
    person = mail_settings.own_person(session, actor)
    going_to = address_for(session, person)
    page = render_template(
        "pages/preferences.html",
        mail=typed.get("mail", person.mail or ""),
        common_mailbox=going_to if going_to != person.mail else None,
        choices=[
            {
                "name": occasion.name.lower(),
                "label": occasion.value,
                "options": [(each.name, each.value) for each in allowed(occasion)],
                "chosen": typed.get(occasion.name.lower(), delivery.name),
                "required": RULES[occasion].required,
            }
            for occasion, delivery in mail_settings.choices_of(session, actor)
        ],
        calendar=calendar_feed.find_token(session, actor),
        calendar_url=calendar_url,
        errors=errors or {},
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK


def _back(sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".show"), HTTPStatus.SEE_OTHER)
