"""Commands on the people who work with the product (Personen)."""

from dataclasses import replace
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.output import Group, acting, emit, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.administration.people import PersonEntry, change_person, enter_person
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Role
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import find_member
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import Person, get_person_by_login

_ROLE = click.Choice([role.name for role in Role], case_sensitive=False)


@click.group("people", cls=Group)
def group() -> None:
    """Personen und ihre Rollen."""


@group.command("enter")
@click.argument("new_login", metavar="LOGIN")
@click.option("--name", required=True, help="Vor- und Nachname.")
@click.option("--role", "roles", multiple=True, type=_ROLE)
@click.option("--ministry", help="Kürzel oder Name des Ministeriums, für Rollen der Landesregierung.")
@click.option("--member", help="Name des Mitgliedes, für Abgeordnete und ihr Büro.")
@click.option("--division", help="Referat oder Stelle.")
@of_parliament()
@acting
def enter(
    *,
    new_login: str,
    name: str,
    roles: tuple[str, ...],
    ministry: str | None,
    member: str | None,
    division: str | None,
    parliament: str,
    actor: Actor,
) -> None:
    """Eine Person eintragen; einen Zugang bekommt sie mit „flask accounts create“."""
    with unit_of_work() as session:
        found = found_parliament(session, parliament)
        entry = PersonEntry(
            login=new_login.strip(),
            name=name.strip(),
            role_codes=list(roles),
            division=division,
            ministry_id=_ministry(session, found, ministry),
            member_id=_member(session, found, member),
        )
        enter_person(session, actor, found, entry)
    emit(new_login)


@group.command("change")
@click.argument("changed", metavar="LOGIN")
@click.option("--name", help="Vor- und Nachname.")
@click.option("--role", "roles", multiple=True, type=_ROLE, help="Ersetzt alle bisherigen Rollen.")
@click.option("--ministry", help="Kürzel oder Name des Ministeriums.")
@click.option("--member", help="Name des Mitgliedes.")
@click.option("--division", help="Referat oder Stelle.")
@click.option("--mail", help="E-Mail-Adresse; leer nimmt sie heraus.")
@click.option("--active/--inactive", default=None, help="Wieder zulassen oder ruhen lassen.")
@acting
def change(
    *, changed: str, roles: tuple[str, ...], ministry: str | None, member: str | None, actor: Actor, **named: Any
) -> None:
    """Name, Rollen oder Platz von LOGIN ändern; was nicht genannt ist, bleibt."""
    with unit_of_work() as session:
        person = get_person_by_login(session, changed)
        parliament = person.parliament
        named |= {
            "role_codes": list(roles) or None,
            "ministry_id": _ministry(session, parliament, ministry),
            "member_id": _member(session, parliament, member),
        }
        said: dict[str, Any] = {
            name: value if value != "" else None for name, value in named.items() if value is not None
        }
        change_person(session, actor, parliament, person.id, replace(PersonEntry.of(person), **said))
    emit(changed)


def _ministry(session: Session, parliament: Parliament, text: str | None) -> int | None:
    return get_ministry(session, parliament, text, on=clock.today()).id if text else None


def _member(session: Session, parliament: Parliament, name: str | None) -> int | None:
    if not name:
        return None
    if (seat := find_member(session, parliament, name)) is None:
        raise InvalidInput(f"Ein Mitglied „{name}“ ist hier nicht verzeichnet.", field="member")
    return seat.id


@group.command("list")
def show() -> None:
    """Alle Personen mit ihren Rollen."""
    for person in db.session.scalars(select(Person).order_by(Person.login)):
        state = "" if person.active else " (gesperrt)"
        emit(f"{person.login:24} {person.name}: {', '.join(sorted(role.value for role in person.roles))}{state}")
