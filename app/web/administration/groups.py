"""The pages of the parliamentary groups (Fraktionen)."""

from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from app.accounts import current_actor
from app.parliament import current_parliament
from app.web.administration.forms import Field, Form, Kind, reading
from app.web.administration.frame import crumbs, timeline_of
from inquiries.administration.entries import Subject, get_entry
from inquiries.administration.groups import GroupEntry, change_group, enter_group, groups_of, seats_of
from inquiries.parliament.members import ParliamentaryGroup

TITLE: Final = "Fraktionen"
LEAD: Final = "Wie die Fraktionen in Listen und auf Drucksachen heißen, und unter welchen Namen sie gefunden werden."
FIELDS: Final = (
    Field("name", "Kurzer Name", hint="Wie er in Listen steht, zum Beispiel „DIE LINKE“."),
    Field("printed_form", "Auf Drucksachen", hint="Genau so, wie er gedruckt wird, zum Beispiel „Fraktion DIE LINKE“."),
    Field(
        "aliases",
        "Weitere Namen",
        Kind.LINES,
        optional=True,
        hint="Einer je Zeile. Unter ihnen wird die Fraktion in eingelesenen Drucksachen erkannt.",
    ),
)

bp = Blueprint("groups", __name__, url_prefix="/fraktionen")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the groups by name."""
    session, parliament = reading(), current_parliament()
    return render_template(
        "pages/administration/groups.html", groups=groups_of(session, parliament), seats=seats_of(session, parliament)
    )


@bp.get("/neu")
def new() -> ResponseReturnValue:
    """Show the empty form."""
    return _form().page()


@bp.post("/neu")
def enter() -> ResponseReturnValue:
    """Enter a group."""
    return _form().save(
        lambda session, values: enter_group(
            session, current_actor(), current_parliament(session), GroupEntry(**values)
        ),
        done="Die Fraktion ist eingetragen.",
        next_url=lambda _group: url_for(".overview"),
    )


@bp.get("/<int:entry_id>")
def edit(entry_id: int) -> ResponseReturnValue:
    """Show a group with its form and its history."""
    return _form_of(entry_id).page()


@bp.post("/<int:entry_id>")
def change(entry_id: int) -> ResponseReturnValue:
    """Change a group's names."""
    return _form_of(entry_id).save(
        lambda session, values: change_group(
            session, current_actor(), current_parliament(session), entry_id, GroupEntry(**values)
        ),
        done="Die Fraktion ist geändert.",
        next_url=lambda _group: url_for(".overview"),
    )


def _form(**changes: Any) -> Form:
    frame: dict[str, Any] = {
        "title": "Fraktion eintragen",
        "fields": FIELDS,
        "back_url": url_for(".overview"),
        "breadcrumbs": crumbs((TITLE, url_for(".overview"))),
        "button": "Eintragen",
    }
    return Form(**frame | changes)


def _form_of(entry_id: int) -> Form:
    group = get_entry(reading(), ParliamentaryGroup, entry_id, current_parliament())
    return _form(
        title=group.name,
        lead="Anfragen und Drucksachen behalten den Namen, unter dem sie entstanden sind.",
        button="Speichern",
        values={field.name: getattr(group, field.name) for field in FIELDS},
        history=timeline_of(Subject.GROUP, group.id),
    )
