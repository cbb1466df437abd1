"""The pages of the electoral terms (Wahlperioden)."""

from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.parliament import current_parliament
from app.web.administration.forms import Field, Form, Kind, reading
from app.web.administration.frame import crumbs, timeline_of
from inquiries.administration.entries import Subject, get_entry
from inquiries.administration.terms import TermEntry, change_term, enter_term, terms_of
from inquiries.parliament.parliaments import ElectoralTerm

TITLE: Final = "Wahlperioden"
LEAD: Final = "Beginn und Ende jeder Wahlperiode; jede zählt ihre Drucksachen für sich."
FIELDS: Final = (
    Field("number", "Nummer", Kind.NUMBER, hint="Zum Beispiel 8."),
    Field("begins_on", "Beginn", Kind.DAY),
    Field("ends_on", "Ende", Kind.DAY, optional=True, hint="Bleibt leer, solange die Wahlperiode läuft."),
)

bp = Blueprint("terms", __name__, url_prefix="/wahlperioden")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the terms, the newest first."""
    return render_template("pages/administration/terms.html", terms=terms_of(reading(), current_parliament()))


@bp.get("/neu")
def new() -> ResponseReturnValue:
    """Show the empty form."""
    return _form().page()


@bp.post("/neu")
def enter() -> ResponseReturnValue:
    """Enter a term."""
    return _form().save(
        lambda session, values: enter_term(session, current_actor(), current_parliament(session), TermEntry(**values)),
        done="Die Wahlperiode ist eingetragen.",
        next_url=lambda _term: url_for(".overview"),
    )


@bp.get("/<int:entry_id>")
def edit(entry_id: int) -> ResponseReturnValue:
    """Show a term with its form and its history."""
    return _form_of(entry_id).page()


@bp.post("/<int:entry_id>")
def change(entry_id: int) -> ResponseReturnValue:
    """Change a term."""
    return _form_of(entry_id).save(
        lambda session, values: change_term(
            session, current_actor(), current_parliament(session), entry_id, TermEntry(**values)
        ),
        done="Die Wahlperiode ist geändert.",
        next_url=lambda _term: url_for(".overview"),
    )


def _form(**changes: Any) -> Form:
    frame: dict[str, Any] = {
        "title": "Wahlperiode eintragen",
        "fields": FIELDS,
        "back_url": url_for(".overview"),
        "breadcrumbs": crumbs((TITLE, url_for(".overview"))),
        "button": "Eintragen",
    }
    return Form(**frame | changes)


def _form_of(entry_id: int) -> Form:
    term = get_entry(reading(), ElectoralTerm, entry_id, current_parliament())
    return _form(
        title=f"{term.number}. Wahlperiode",
        button="Speichern",
        values={field.name: getattr(term, field.name) for field in FIELDS},
        history=timeline_of(Subject.TERM, term.id),
    )
