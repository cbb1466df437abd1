"""The pages of the Members and their seats over time (Mitglieder des Landtages)."""

from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts import current_actor
from app.parliament import current_parliament
from app.web.administration.forms import Field, Form, Kind, reading
from app.web.administration.frame import ListPage, crumbs, timeline_of
from app.web.shell import NO_GROUP
from app.web.values import typed_line
from inquiries.administration.entries import Subject, get_entry
from inquiries.administration.groups import groups_of
from inquiries.administration.members import (
    MemberEntry,
    MemberFilter,
    MembershipEntry,
    change_member,
    enter_member,
    get_seat,
    inquiries_of,
    seat_member,
    select_members,
)
from inquiries.administration.terms import terms_of
from inquiries.foundation import clock
from inquiries.parliament.members import Member, membership_on

TITLE: Final = "Mitglieder des Landtages"
LEAD: Final = "Wer dem Landtag angehört oder angehörte, mit Fraktion und Zeiten."
ARTICLES: Final = (("f", "der Abgeordneten (weiblich)"), ("m", "des Abgeordneten (männlich)"))
FIELDS: Final = (
    Field("name", "Vor- und Nachname", hint="So, wie er auf Drucksachen steht, mit akademischem Grad."),
    Field("article", "Auf Drucksachen", Kind.CHOICE, optional=True, options=ARTICLES, empty="nicht bekannt"),
)
_FEMININE: Final = {"f": True, "m": False, None: None}

bp = Blueprint("members", __name__, url_prefix="/mitglieder")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the Members, as the address says."""
    session, parliament, today = reading(), current_parliament(), clock.today()
    wanted = MemberFilter(
        text=typed_line("text")[:200],
        term_id=request.args.get("term", type=int),
        group_id=request.args.get("group", type=int),
    )
    return render_template(
        "pages/administration/members.html",
        page=ListPage[Member].of(select_members(parliament, wanted)),
        wanted=wanted,
        terms=[(term.id, f"{term.number}. Wahlperiode") for term in terms_of(session, parliament)],
        groups=[(group.id, group.name) for group in groups_of(session, parliament)],
        seat_now=lambda member: membership_on(member, today),
    )


@bp.get("/neu")
def new() -> ResponseReturnValue:
    """Show the empty form."""
    return _form().page()


@bp.post("/neu")
def enter() -> ResponseReturnValue:
    """Enter a Member; the seat follows on the Member's page."""
    return _form().save(
        lambda session, values: enter_member(session, current_actor(), current_parliament(session), _entry(values)),
        done="Das Mitglied ist eingetragen. Tragen Sie jetzt die Mitgliedschaft ein.",
        next_url=lambda member: url_for(".show", entry_id=member.id),
    )


@bp.get("/<int:entry_id>")
def show(entry_id: int) -> ResponseReturnValue:
    """Show a Member with all seats and the history."""
    session = reading()
    member = get_entry(session, Member, entry_id, current_parliament())
    return render_template(
        "pages/administration/member.html",
        member=member,
        article=dict(ARTICLES).get(_article(member) or "", "nicht bekannt"),
        asked=inquiries_of(session, member),
        entries=timeline_of(Subject.MEMBER, member.id),
    )


@bp.get("/<int:entry_id>/bearbeiten")
def edit(entry_id: int) -> ResponseReturnValue:
    """Show the form with a Member's name and article."""
    return _form_of(entry_id).page()


@bp.post("/<int:entry_id>/bearbeiten")
def change(entry_id: int) -> ResponseReturnValue:
    """Change a Member's name or article."""
    return _form_of(entry_id).save(
        lambda session, values: change_member(
            session, current_actor(), current_parliament(session), entry_id, _entry(values)
        ),
        done="Das Mitglied ist geändert.",
        next_url=lambda member: url_for(".show", entry_id=member.id),
    )


@bp.get("/<int:entry_id>/mitgliedschaft")
@bp.get("/<int:entry_id>/mitgliedschaft/<int:seat_id>")
def seat(entry_id: int, seat_id: int | None = None) -> ResponseReturnValue:
    """Show the form of a seat, a new one or one to change."""
    return _seat_form(entry_id, seat_id).page()


@bp.post("/<int:entry_id>/mitgliedschaft")
@bp.post("/<int:entry_id>/mitgliedschaft/<int:seat_id>")
def take_seat(entry_id: int, seat_id: int | None = None) -> ResponseReturnValue:
    """Enter or change a seat."""

    def store(session: Session, values: dict[str, Any]) -> object:
        parliament = current_parliament(session)
        entry = MembershipEntry(**values)
        return seat_member(session, current_actor(), parliament, entry_id, entry, membership_id=seat_id)

    return _seat_form(entry_id, seat_id).save(
        store,
        done="Die Mitgliedschaft ist gespeichert.",
        next_url=lambda _seat: url_for(".show", entry_id=entry_id),
    )


def _entry(values: dict[str, Any]) -> MemberEntry:
    return MemberEntry(values["name"], _FEMININE[values["article"]])


def _article(member: Member) -> str | None:
    return next(code for code, feminine in _FEMININE.items() if feminine is member.feminine)


def _form(**changes: Any) -> Form:
    frame: dict[str, Any] = {
        "title": "Mitglied eintragen",
        "fields": FIELDS,
        "back_url": url_for(".overview"),
        "breadcrumbs": crumbs((TITLE, url_for(".overview"))),
        "button": "Eintragen",
    }
    return Form(**frame | changes)


def _form_of(entry_id: int) -> Form:
    member = get_entry(reading(), Member, entry_id, current_parliament())
    back = url_for(".show", entry_id=member.id)
    return _form(
        title=f"{member.name} bearbeiten",
        lead="Veröffentlichte Drucksachen behalten den Namen, unter dem sie erschienen sind.",
        button="Speichern",
        values={"name": member.name, "article": _article(member)},
        back_url=back,
        breadcrumbs=crumbs((TITLE, url_for(".overview")), (member.name, back)),
    )


def _seat_form(entry_id: int, seat_id: int | None) -> Form:
    session, parliament = reading(), current_parliament()
    member = get_entry(session, Member, entry_id, parliament)
    terms, groups = terms_of(session, parliament), groups_of(session, parliament)
    fields = (
        Field("term_id", "Wahlperiode", Kind.CHOICE, options=[(term.id, f"{term.number}.") for term in terms]),
        Field(
            "group_id",
            "Fraktion",
            Kind.CHOICE,
            optional=True,
            options=[(group.id, group.name) for group in groups],
            empty=NO_GROUP,
        ),
        Field("valid_from", "Von", Kind.DAY),
        Field("valid_to", "Bis", Kind.DAY, optional=True, hint="Bleibt leer, solange die Mitgliedschaft besteht."),
    )
    values: dict[str, Any] = {"term_id": terms[0].id, "valid_from": terms[0].begins_on} if terms else {}
    if seat_id is not None:
        found = get_seat(member, seat_id)
        values = {field.name: getattr(found, field.name) for field in fields}
    back = url_for(".show", entry_id=member.id)
    return _form(
        title="Mitgliedschaft ändern" if seat_id else "Mitgliedschaft eintragen",
        lead=f"{member.name}. Wechselt die Fraktion, endet eine Mitgliedschaft und am Tag darauf beginnt die nächste.",
        fields=fields,
        button="Speichern",
        values=values,
        back_url=back,
        breadcrumbs=crumbs((TITLE, url_for(".overview")), (member.name, back)),
    )
