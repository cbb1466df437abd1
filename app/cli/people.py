"""Commands on the people who work with the product (Personen)."""

import click
from sqlalchemy import select

from app.cli.output import Group, acting, emit
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Role
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import find_member
from inquiries.parliament.ministries import get_ministry
from inquiries.parliament.people import Person, enter_person


@click.group("people", cls=Group)
def group() -> None:
    """Personen und ihre Rollen."""


@group.command("enter")
@click.argument("new_login", metavar="LOGIN")
@click.option("--name", required=True, help="Vor- und Nachname.")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.name for role in Role], case_sensitive=False))
@click.option("--ministry", help="Kürzel oder Name des Ministeriums, für Rollen der Landesregierung.")
@click.option("--member", help="Name des Mitgliedes, für Abgeordnete und ihr Büro.")
@click.option("--division", help="Referat oder Stelle.")
@click.option("--parliament", default="MV", show_default=True)
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
        person = Person(parliament=found, login=new_login, name=name, role_codes=list(roles), division=division)
        if ministry:
            person.ministry = get_ministry(session, found, ministry, on=clock.today())
        if member and (seat := find_member(session, found, member)) is None:
            raise InvalidInput(f"Ein Mitglied „{member}“ ist hier nicht verzeichnet.", field="member")
        person.member = seat if member else None
        enter_person(session, actor, person)
    emit(new_login)


@group.command("list")
def show() -> None:
    """Alle Personen mit ihren Rollen."""
    for person in db.session.scalars(select(Person).order_by(Person.login)):
        state = "" if person.active else " (gesperrt)"
        emit(f"{person.login:24} {person.name}: {', '.join(sorted(role.value for role in person.roles))}{state}")
