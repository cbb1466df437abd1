"""The pages of the ministries with their names and offices over time (Ministerien)."""

from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts import current_actor
from app.parliament import current_parliament
from app.web.administration.forms import Field, Form, Kind, reading
from app.web.administration.frame import crumbs, timeline_of
from inquiries.administration import ministries as administration
from inquiries.administration.entries import Subject, get_entry
from inquiries.administration.ministries import NameEntry, enter_ministry, get_name, name_ministry
from inquiries.foundation import clock
from inquiries.foundation.errors import NotFound
from inquiries.parliament.ministries import Ministry, authorities_of, houses_of, ministries_of

TITLE: Final = "Ministerien"
LEAD: Final = "Namen, Amtsbezeichnungen und Aufgaben der Ministerien, jeweils für ihre Zeit."
NAME_FIELDS: Final = (
    Field("name", "Name", hint="Zum Beispiel „Ministerium für Inneres und Sport“."),
    Field("abbreviation", "Abkürzung"),
    Field("office", "Amtsbezeichnung", hint="Wie sie in der Zuleitungszeile steht: „Die Ministerin für …“."),
    Field("valid_from", "Von", Kind.DAY),
    Field("valid_to", "Bis", Kind.DAY, optional=True, hint="Bleibt leer, solange der Name gilt."),
    Field(
        "keywords",
        "Aufgaben",
        Kind.LINES,
        optional=True,
        hint="Ein Stichwort je Zeile. Danach wird die Federführung vorgeschlagen.",
    ),
)
NEW_FIELDS: Final = (
    Field("code", "Kürzel", hint="Bleibt immer gleich, auch wenn das Ministerium anders heißt."),
    Field("is_chancellery", "Dies ist die Staatskanzlei", Kind.FLAG),
)

bp = Blueprint("ministries", __name__, url_prefix="/ministerien")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the ministries by their names of today, each followed by its authorities."""
    today = clock.today()
    houses = houses_of(reading(), current_parliament())
    houses.sort(key=lambda each: (each.superior_id or each.id, each.superior_id is not None))
    return render_template(
        "pages/administration/ministries.html",
        ministries=[(each, each.named_on(today)) for each in houses],
        names={each.id: each.named_on(today).abbreviation for each in houses},
    )


@bp.get("/neu")
def new() -> ResponseReturnValue:
    """Show the empty form."""
    return _form().page()


@bp.post("/neu")
def enter() -> ResponseReturnValue:
    """Enter a ministry with its first name."""

    def store(session: Session, values: dict[str, Any]) -> Ministry:
        kind = {name: values.pop(name) for name in ("code", "is_chancellery", "superior_id")}
        parliament, entry = current_parliament(session), NameEntry(**values)
        return enter_ministry(session, current_actor(), parliament, entry=entry, **kind)

    return _form().save(
        store,
        done="Das Haus ist eingetragen.",
        next_url=lambda ministry: url_for(".show", entry_id=ministry.id),
    )


@bp.get("/<int:entry_id>")
def show(entry_id: int) -> ResponseReturnValue:
    """Show a ministry with all its names and the history."""
    session, today = reading(), clock.today()
    ministry = get_entry(session, Ministry, entry_id, current_parliament())
    superior = session.get(Ministry, ministry.superior_id) if ministry.superior_id else None
    return render_template(
        "pages/administration/ministry.html",
        ministry=ministry,
        now=ministry.named_on(today),
        superior=(superior.id, superior.named_on(today).name) if superior else None,
        authorities=[(each.id, each.named_on(today).name) for each in authorities_of(session, ministry.id)],
        entries=timeline_of(Subject.MINISTRY, ministry.id),
    )


@bp.get("/<int:entry_id>/name")
@bp.get("/<int:entry_id>/name/<int:name_id>")
def name(entry_id: int, name_id: int | None = None) -> ResponseReturnValue:
    """Show the form of a name, a further one or one to change."""
    return _name_form(entry_id, name_id).page()


@bp.post("/<int:entry_id>/name")
@bp.post("/<int:entry_id>/name/<int:name_id>")
def rename(entry_id: int, name_id: int | None = None) -> ResponseReturnValue:
    """Enter a further name or change one."""
    return _name_form(entry_id, name_id).save(
        lambda session, values: name_ministry(
            session, current_actor(), current_parliament(session), entry_id, NameEntry(**values), name_id=name_id
        ),
        done="Der Name ist gespeichert.",
        next_url=lambda _name: url_for(".show", entry_id=entry_id),
    )


@bp.get("/<int:entry_id>/nachordnung")
def superior(entry_id: int) -> ResponseReturnValue:
    """Show the form that puts an authority under another ministry."""
    return _superior_form(entry_id).page()


@bp.post("/<int:entry_id>/nachordnung")
def subordinate(entry_id: int) -> ResponseReturnValue:
    """Put an authority under another ministry."""
    return _superior_form(entry_id).save(
        lambda session, values: administration.subordinate(
            session, current_actor(), current_parliament(session), entry_id, superior_id=values["superior_id"]
        ),
        done="Die Behörde ist jetzt diesem Ministerium nachgeordnet.",
        next_url=lambda _authority: url_for(".show", entry_id=entry_id),
    )


def _superior_form(entry_id: int) -> Form:
    authority = get_entry(reading(), Ministry, entry_id, current_parliament())
    if authority.superior_id is None:
        raise NotFound("Ein Ministerium ist keinem anderen nachgeordnet.")
    name, back = authority.named_on(clock.today()).name, url_for(".show", entry_id=entry_id)
    return _form(
        title="Anderem Ministerium nachordnen",
        lead=f"{name}. Zulieferungen, um die schon gebeten ist, gehen weiter an das Haus, das gebeten hat.",
        fields=(replace(_superior_field(), optional=False, hint=None),),
        button="Speichern",
        values={"superior_id": authority.superior_id},
        back_url=back,
        breadcrumbs=crumbs((TITLE, url_for(".overview")), (name, back)),
    )


def _form(**changes: Any) -> Form:
    frame: dict[str, Any] = {
        "title": "Ministerium oder Behörde eintragen",
        "fields": (*NEW_FIELDS, _superior_field(), *NAME_FIELDS),
        "back_url": url_for(".overview"),
        "breadcrumbs": crumbs((TITLE, url_for(".overview"))),
        "button": "Eintragen",
    }
    return Form(**frame | changes)


def _superior_field() -> Field:
    today = clock.today()
    return Field(
        "superior_id",
        "Nachgeordnet",
        Kind.CHOICE,
        optional=True,
        options=[(each.id, each.named_on(today).name) for each in ministries_of(reading(), current_parliament())],
        hint="Nur für Behörden: Sie liefern ihrem Ministerium zu und antworten dem Landtag nie selbst.",
        empty="Keinem, dies ist ein Ministerium",
    )


def _name_form(entry_id: int, name_id: int | None) -> Form:
    ministry = get_entry(reading(), Ministry, entry_id, current_parliament())
    now = ministry.named_on(clock.today())
    back = url_for(".show", entry_id=ministry.id)
    shown = get_name(ministry, name_id) if name_id is not None else now
    values = {field.name: getattr(shown, field.name) for field in NAME_FIELDS}
    if name_id is None:
        values |= {"valid_from": None, "valid_to": None}
    return _form(
        title="Namen ändern" if name_id else "Neuer Name",
        lead="Drucksachen behalten den Namen ihres Tages."
        + ("" if name_id else " Der jetzige Name endet am Tag, bevor der neue beginnt."),
        fields=NAME_FIELDS,
        button="Speichern",
        values=values,
        back_url=back,
        breadcrumbs=crumbs((TITLE, url_for(".overview")), (now.name, back)),
    )
