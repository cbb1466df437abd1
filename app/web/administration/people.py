"""The pages of the people with their roles, places and accounts (Personen)."""

from dataclasses import asdict
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app import accounts
from app.accounts import current_actor, find_account
from app.parliament import current_parliament
from app.unit_of_work import unit_of_work
from app.web.administration.forms import Field, Form, Kind, reading
from app.web.administration.frame import ListPage, crumbs, timeline_of
from app.web.values import typed_line
from inquiries.administration.entries import Subject, get_entry, record
from inquiries.administration.members import MemberFilter, select_members
from inquiries.administration.people import (
    PersonEntry,
    PersonFilter,
    change_person,
    enter_person,
    select_people,
)
from inquiries.foundation import clock
from inquiries.foundation.permissions import Permission, Role
from inquiries.parliament.ministries import houses_of
from inquiries.parliament.people import Person

TITLE: Final = "Personen und Rollen"
LEAD: Final = "Wer mit Fragerecht arbeitet, in welcher Rolle und für welche Stelle."
FORM_FIELDS: Final = {"ministry": "ministry_id", "member": "member_id", "roles": "role_codes"}

bp = Blueprint("people", __name__, url_prefix="/personen")


@bp.get("/")
def overview() -> ResponseReturnValue:
    """List the people, as the address says."""
    wanted = PersonFilter(
        text=typed_line("text")[:200],
        role=Role.__members__.get(request.args.get("role", "")),
        ministry_id=request.args.get("ministry", type=int),
        active_only="active" in request.args,
    )
    return render_template(
        "pages/administration/people.html",
        page=ListPage[Person].of(select_people(current_parliament(), wanted)),
        wanted=wanted,
        roles=[(role.name, role.value) for role in Role],
        ministries=_ministries(),
        today=clock.today(),
    )


@bp.get("/neu")
def new() -> ResponseReturnValue:
    """Show the empty form."""
    return _form().page()


@bp.post("/neu")
def enter() -> ResponseReturnValue:
    """Enter a person; the account follows on the person's page."""
    return _form().save(
        lambda session, values: enter_person(
            session, current_actor(), current_parliament(session), PersonEntry(**values)
        ),
        done="Die Person ist eingetragen. Legen Sie jetzt ihren Zugang an.",
        next_url=lambda person: url_for(".show", entry_id=person.id),
        names=FORM_FIELDS,
    )


@bp.get("/<int:entry_id>")
def show(entry_id: int) -> ResponseReturnValue:
    """Show a person with roles, place, account and history."""
    return _page(entry_id)


@bp.get("/<int:entry_id>/bearbeiten")
def edit(entry_id: int) -> ResponseReturnValue:
    """Show the form with a person."""
    return _form_of(entry_id).page()


@bp.post("/<int:entry_id>/bearbeiten")
def change(entry_id: int) -> ResponseReturnValue:
    """Change a person's name, roles or place."""
    return _form_of(entry_id).save(
        lambda session, values: change_person(
            session, current_actor(), current_parliament(session), entry_id, PersonEntry(**values)
        ),
        done="Die Person ist geändert. Ihre Sitzungen enden, wenn sich Rollen oder Stelle geändert haben.",
        next_url=lambda person: url_for(".show", entry_id=person.id),
        names=FORM_FIELDS,
    )


@bp.post("/<int:entry_id>/zugang")
def open_account(entry_id: int) -> ResponseReturnValue:
    """Give the person an account, or a new password; it is shown once, on this page."""
    with unit_of_work() as session:
        person = get_entry(session, Person, entry_id, current_parliament(session))
        password = _new_password(session, person)
    return _page(entry_id, password=password)


def _new_password(session: Session, person: Person) -> str:
    current_actor().require(Permission.ADMINISTER)
    password = accounts.new_password()
    if find_account(session, person.login):
        accounts.set_password(session, person.login, password)
        record(session, current_actor(), Subject.PERSON, "password", person.id)
    else:
        accounts.create_account(session, person, password)
        record(session, current_actor(), Subject.PERSON, "account", person.id)
    return password


def _page(entry_id: int, *, password: str | None = None) -> ResponseReturnValue:
    session = reading()
    person = get_entry(session, Person, entry_id, current_parliament())
    return render_template(
        "pages/administration/person.html",
        person=person,
        ministry=person.ministry.named_on(clock.today()).name if person.ministry else None,
        has_account=find_account(session, person.login) is not None,
        password=password,
        entries=timeline_of(Subject.PERSON, person.id),
    )


def _ministries() -> list[tuple[int, str]]:
    today = clock.today()
    return [(each.id, each.named_on(today).name) for each in houses_of(reading(), current_parliament())]


def _fields() -> tuple[Field, ...]:
    members = reading().scalars(select_members(current_parliament(), MemberFilter()))
    return (
        Field("name", "Vor- und Nachname"),
        Field("login", "Anmeldename"),
        Field("role_codes", "Rollen", Kind.CHOICES, options=[(role.name, role.value) for role in Role]),
        Field(
            "ministry_id",
            "Ministerium",
            Kind.CHOICE,
            optional=True,
            options=_ministries(),
            empty="keines",
            hint="Für die Rollen der Landesregierung.",
        ),
        Field("division", "Referat oder Stelle", optional=True),
        Field(
            "member_id",
            "Mitglied des Landtages",
            Kind.CHOICE,
            optional=True,
            options=[(member.id, member.name) for member in members],
            empty="keines",
            hint="Für Abgeordnete und ihr Büro.",
        ),
        Field(
            "mail",
            "E-Mail-Adresse",
            optional=True,
            hint="Für Nachrichten, wenn die Stelle kein gemeinsames Postfach hat.",
        ),
        Field("active", "Darf sich anmelden", Kind.FLAG),
    )


def _form(**changes: Any) -> Form:
    frame: dict[str, Any] = {
        "title": "Person eintragen",
        "fields": _fields(),
        "back_url": url_for(".overview"),
        "breadcrumbs": crumbs((TITLE, url_for(".overview"))),
        "button": "Eintragen",
        "values": {"active": True},
    }
    return Form(**frame | changes)


def _form_of(entry_id: int) -> Form:
    person = get_entry(reading(), Person, entry_id, current_parliament())
    back = url_for(".show", entry_id=person.id)
    return _form(
        title=f"{person.name} bearbeiten",
        button="Speichern",
        values=asdict(PersonEntry.of(person)),
        back_url=back,
        breadcrumbs=crumbs((TITLE, url_for(".overview")), (person.name, back)),
    )
