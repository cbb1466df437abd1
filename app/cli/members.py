"""Commands on Members: list, enter, change, seat (Mitglieder des Landtages)."""

from datetime import datetime
from typing import Any

import click
from sqlalchemy.orm import Session

from app.cli.entries import day_of, found_of, from_day, of_this_parliament, show, to_day
from app.cli.output import Group, acting, as_json, emit
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.administration.members import (
    MemberEntry,
    MemberFilter,
    MembershipEntry,
    change_member,
    enter_member,
    seat_member,
    select_members,
)
from inquiries.administration.terms import terms_of
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import Member, Membership, find_group, find_member
from inquiries.parliament.parliaments import ElectoralTerm, Parliament, get_parliament


@click.group("members", cls=Group)
def members() -> None:
    """Mitglieder des Landtages."""


@members.command("list")
@of_this_parliament
@as_json
def list_members(*, code: str, as_json: bool) -> None:
    """Alle Mitglieder mit ihren Mitgliedschaften."""
    found = db.session.scalars(select_members(found_of(code), MemberFilter()))
    show(
        as_json,
        found,
        lambda member: {
            "name": member.name,
            "feminine": member.feminine,
            "verified": member.verified,
            "memberships": [_seat(seat) for seat in member.memberships],
        },
    )


@members.command("enter")
@click.argument("name")
@click.option("--feminine/--masculine", default=None, help="„der Abgeordneten“ oder „des Abgeordneten“.")
@of_this_parliament
@acting
def enter_one_member(*, name: str, feminine: bool | None, code: str, actor: Actor) -> None:
    """Ein Mitglied eintragen; seine Mitgliedschaft folgt mit „flask members seat“."""
    with unit_of_work() as session:
        enter_member(session, actor, found_parliament(session, code), MemberEntry(name.strip(), feminine))
    emit(name)


@members.command("change")
@click.argument("name")
@click.option("--name", "renamed", metavar="NAME", help="Neuer Name; erschienene Drucksachen behalten den alten.")
@click.option("--feminine/--masculine", default=None, help="„der Abgeordneten“ oder „des Abgeordneten“.")
@of_this_parliament
@acting
def change_one_member(*, name: str, renamed: str | None, feminine: bool | None, code: str, actor: Actor) -> None:
    """Name oder Anrede eines Mitglieds ändern."""
    with unit_of_work() as session:
        parliament = get_parliament(session, code)
        member = _known_member(session, parliament, name)
        entry = MemberEntry((renamed or member.name).strip(), member.feminine if feminine is None else feminine)
        emit(change_member(session, actor, parliament, member.id, entry).name)


@members.command("seat")
@click.argument("name")
@click.option("--term", type=int, required=True, help="Nummer der Wahlperiode.")
@click.option("--group", "group_name", help="Fraktion; ohne sie ist das Mitglied fraktionslos.")
@from_day
@to_day
@of_this_parliament
@acting
def seat(
    *,
    name: str,
    term: int,
    group_name: str | None,
    begin: datetime,
    end: datetime | None,
    code: str,
    actor: Actor,
) -> None:
    """Eine Mitgliedschaft von NAME eintragen."""
    with unit_of_work() as session:
        parliament = get_parliament(session, code)
        member = _known_member(session, parliament, name)
        group = find_group(session, parliament, group_name) if group_name else None
        if group_name and group is None:
            raise InvalidInput(f"Eine Fraktion „{group_name}“ ist hier nicht verzeichnet.")
        number = next((each.id for each in terms_of(session, parliament) if each.number == term), 0)
        entry = MembershipEntry(number, group.id if group else None, begin.date(), day_of(end))
        seat_member(session, actor, parliament, member.id, entry)
    emit(name)


def _seat(seat: Membership) -> dict[str, Any]:
    term: ElectoralTerm = seat.term
    return {
        "term": term.number,
        "group": seat.group.name if seat.group else None,
        "valid_from": seat.valid_from,
        "valid_to": seat.valid_to,
    }


def _known_member(session: Session, parliament: Parliament, name: str) -> Member:
    member = find_member(session, parliament, name)
    if member is None:
        raise InvalidInput(f"Ein Mitglied „{name}“ ist hier nicht verzeichnet.")
    return member
