"""The pages of the common mailboxes (Gemeinsame Postfächer)."""

from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.administration.forms import Field, Form, Kind, reading
from app.web.administration.frame import crumbs, timeline_of
from inquiries.administration.entries import Subject, get_entry
from inquiries.administration.mailboxes import MailboxEntry, keep_mailbox, mailboxes_of, remove_mailbox
from inquiries.foundation import clock
from inquiries.mailboxes import GroupMailbox
from inquiries.parliament.ministries import houses_of

TITLE: Final = "Gemeinsame Postfächer"
LEAD: Final = "Wohin die Post eines Referats oder eines ganzen Hauses geht, statt an einzelne Personen."

bp = Blueprint("mailboxes", __name__, url_prefix="/postfaecher")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the common mailboxes."""
    today = clock.today()
    boxes = [(box, box.ministry.named_on(today)) for box in mailboxes_of(reading(), current_parliament())]
    return render_template("pages/administration/mailboxes.html", boxes=boxes)


@bp.get("/neu")
def new() -> ResponseReturnValue:
    """Show the empty form."""
    return _form().page()


@bp.post("/neu")
def enter() -> ResponseReturnValue:
    """Enter a common mailbox."""
    return _save(_form(), None, "Das Postfach ist eingetragen.")


@bp.get("/<int:entry_id>")
def edit(entry_id: int) -> ResponseReturnValue:
    """Show a common mailbox with its form and its history."""
    return _form_of(entry_id).page()


@bp.post("/<int:entry_id>")
def change(entry_id: int) -> ResponseReturnValue:
    """Change a common mailbox."""
    return _save(_form_of(entry_id), entry_id, "Das Postfach ist geändert.")


@bp.post("/<int:entry_id>/entfernen")
def remove(entry_id: int) -> ResponseReturnValue:
    """Remove a common mailbox."""
    with unit_of_work() as session:
        remove_mailbox(session, current_actor(), current_parliament(session), entry_id)
    flash("Das Postfach ist entfernt. Post geht dort wieder an die Personen selbst.", "success")
    return redirect(url_for(".overview"), HTTPStatus.SEE_OTHER)


def _save(form: Form, entry_id: int | None, done: str) -> ResponseReturnValue:
    return form.save(
        lambda session, values: keep_mailbox(
            session,
            current_actor(),
            current_parliament(session),
            MailboxEntry(**values | {"division": values["division"] or ""}),
            mailbox_id=entry_id,
        ),
        done=done,
        next_url=lambda _box: url_for(".overview"),
    )


def _form(**changes: Any) -> Form:
    today = clock.today()
    options = [(each.id, each.named_on(today).name) for each in houses_of(reading(), current_parliament())]
    frame: dict[str, Any] = {
        "title": "Postfach eintragen",
        "fields": (
            Field("ministry_id", "Ministerium", Kind.CHOICE, options=options, empty="Bitte wählen"),
            Field(
                "division",
                "Referat",
                optional=True,
                hint="Genau so, wie es bei den Personen steht. Bleibt leer, wenn das Postfach für das ganze Haus gilt.",
            ),
            Field("address", "Mailadresse"),
        ),
        "back_url": url_for(".overview"),
        "breadcrumbs": crumbs((TITLE, url_for(".overview"))),
        "button": "Eintragen",
    }
    return Form(**frame | changes)


def _form_of(entry_id: int) -> Form:
    box = get_entry(reading(), GroupMailbox, entry_id, current_parliament())
    return _form(
        title=box.address,
        button="Speichern",
        values={"ministry_id": box.ministry_id, "division": box.division, "address": box.address},
        history=timeline_of(Subject.MAILBOX, box.id),
    )
