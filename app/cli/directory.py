"""Commands on terms, groups, Members and ministries: list, enter, change (Stammdaten)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

import click

from app.cli.output import Group, acting, as_json, emit, emit_json, of_parliament
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.administration.groups import GroupEntry, change_group, enter_group, groups_of
from inquiries.administration.members import (
    MemberEntry,
    MemberFilter,
    MembershipEntry,
    enter_member,
    seat_member,
    select_members,
)
from inquiries.administration.ministries import NameEntry, enter_ministry, name_ministry
from inquiries.administration.terms import TermEntry, change_term, enter_term, terms_of
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import Membership, find_group, find_member
from inquiries.parliament.ministries import get_ministry, ministries_of
from inquiries.parliament.parliaments import ElectoralTerm, Parliament, get_parliament

_DAY: Final = click.DateTime(formats=["%Y-%m-%d"])
_parliament = of_parliament("code")
_begin = click.option("--from", "begin", type=_DAY, required=True, metavar="TAG", help="Erster Tag, z. B. 2021-10-26.")
_end = click.option("--to", "end", type=_DAY, metavar="TAG", help="Letzter Tag; ohne ihn ist das Ende offen.")


@click.group("terms", cls=Group)
def terms() -> None:
    """Wahlperioden."""


@terms.command("list")
@_parliament
@as_json
def list_terms(*, code: str, as_json: bool) -> None:
    """Alle Wahlperioden, die neueste zuerst."""
    _show(
        as_json,
        terms_of(db.session(), _found(code)),
        lambda term: {"number": term.number, "begins_on": term.begins_on, "ends_on": term.ends_on},
    )


@terms.command("enter")
@click.argument("number", type=int)
@_begin
@_end
@_parliament
@acting
def enter_one_term(*, number: int, begin: datetime, end: datetime | None, code: str, actor: Actor) -> None:
    """Eine Wahlperiode eintragen; ist sie schon da, ihre Tage ändern."""
    entry = TermEntry(number, begin.date(), _day(end))
    with unit_of_work() as session:
        parliament = found_parliament(session, code)
        known = next((term for term in terms_of(session, parliament) if term.number == number), None)
        if known is None:
            enter_term(session, actor, parliament, entry)
        else:
            change_term(session, actor, parliament, known.id, entry)
    emit(str(number))


@click.group("groups", cls=Group)
def groups() -> None:
    """Fraktionen."""


@groups.command("list")
@_parliament
@as_json
def list_groups(*, code: str, as_json: bool) -> None:
    """Alle Fraktionen mit allen Namen."""
    _show(
        as_json,
        groups_of(db.session(), _found(code)),
        lambda group: {"name": group.name, "printed_form": group.printed_form, "aliases": group.aliases},
    )


@groups.command("enter")
@click.argument("name")
@click.option("--printed", required=True, help="Wie sie auf Drucksachen heißt, z. B. „Fraktion der SPD“.")
@click.option("--alias", "aliases", multiple=True, help="Weiterer Name; ersetzt die bisherigen.")
@_parliament
@acting
def enter_one_group(*, name: str, printed: str, aliases: tuple[str, ...], code: str, actor: Actor) -> None:
    """Eine Fraktion eintragen; heißt schon eine so, deren Namen ändern."""
    with unit_of_work() as session:
        parliament = found_parliament(session, code)
        known = find_group(session, parliament, name)
        entry = GroupEntry(name, printed, list(aliases) or (known.aliases if known else []))
        if known is None:
            enter_group(session, actor, parliament, entry)
        else:
            change_group(session, actor, parliament, known.id, entry)
    emit(name)


@click.group("members", cls=Group)
def members() -> None:
    """Mitglieder des Landtages."""


@members.command("list")
@_parliament
@as_json
def list_members(*, code: str, as_json: bool) -> None:
    """Alle Mitglieder mit ihren Mitgliedschaften."""
    found = db.session.scalars(select_members(_found(code), MemberFilter()))
    _show(
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
@_parliament
@acting
def enter_one_member(*, name: str, feminine: bool | None, code: str, actor: Actor) -> None:
    """Ein Mitglied eintragen; seine Mitgliedschaft folgt mit „flask members seat“."""
    with unit_of_work() as session:
        enter_member(session, actor, found_parliament(session, code), MemberEntry(name.strip(), feminine))
    emit(name)


@members.command("seat")
@click.argument("name")
@click.option("--term", type=int, required=True, help="Nummer der Wahlperiode.")
@click.option("--group", "group_name", help="Fraktion; ohne sie ist das Mitglied fraktionslos.")
@_begin
@_end
@_parliament
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
        member = find_member(session, parliament, name)
        group = find_group(session, parliament, group_name) if group_name else None
        if member is None or (group_name and group is None):
            missing = f"Ein Mitglied „{name}“" if member is None else f"Eine Fraktion „{group_name}“"
            raise InvalidInput(f"{missing} ist hier nicht verzeichnet.")
        number = next((each.id for each in terms_of(session, parliament) if each.number == term), 0)
        entry = MembershipEntry(number, group.id if group else None, begin.date(), _day(end))
        seat_member(session, actor, parliament, member.id, entry)
    emit(name)


@click.group("ministries", cls=Group)
def ministries() -> None:
    """Ministerien."""


@ministries.command("list")
@_parliament
@as_json
def list_ministries(*, code: str, as_json: bool) -> None:
    """Alle Ministerien mit ihren Namen."""
    _show(
        as_json,
        ministries_of(db.session(), _found(code)),
        lambda ministry: {
            "code": ministry.code,
            "names": [
                {"name": name.name, "office": name.office, "valid_from": name.valid_from, "valid_to": name.valid_to}
                for name in ministry.names
            ],
        },
    )


@ministries.command("enter")
@click.argument("ministry", metavar="KÜRZEL")
@click.option("--name", required=True, help="Name des Ministeriums.")
@click.option("--abbreviation", help="Abkürzung; sonst das Kürzel.")
@click.option("--office", required=True, help="Amtsbezeichnung der Zuleitungszeile, z. B. „Die Ministerin für …“.")
@click.option("--keyword", "keywords", multiple=True, help="Aufgabe, nach der die Federführung vorgeschlagen wird.")
@click.option("--chancellery", is_flag=True, help="Es ist die Staatskanzlei.")
@click.option("--under", metavar="KÜRZEL", help="Ministerium, dem diese Behörde nachgeordnet ist.")
@_begin
@_parliament
@acting
def enter_one_ministry(
    *,
    ministry: str,
    keywords: tuple[str, ...],
    chancellery: bool,
    under: str | None,
    code: str,
    actor: Actor,
    **said: Any,
) -> None:
    """Ein Ministerium oder eine nachgeordnete Behörde mit dem ersten Namen eintragen."""
    begin = said["begin"].date()
    entry = NameEntry(said["name"], said["abbreviation"] or ministry, said["office"], begin, keywords=list(keywords))
    with unit_of_work() as session:
        parliament = found_parliament(session, code)
        superior = get_ministry(session, parliament, under, on=begin).id if under else None
        enter_ministry(session, actor, parliament, ministry, entry, is_chancellery=chancellery, superior_id=superior)
    emit(ministry)


@ministries.command("rename")
@click.argument("ministry")
@click.option("--name", required=True, help="Neuer Name.")
@click.option("--abbreviation", required=True, help="Neue Abkürzung.")
@click.option("--office", required=True, help="Amtsbezeichnung der Zuleitungszeile, z. B. „Die Ministerin für …“.")
@_begin
@_parliament
@acting
def rename(
    *, ministry: str, name: str, abbreviation: str, office: str, begin: datetime, code: str, actor: Actor
) -> None:
    """Dem Ministerium MINISTRY von einem Tag an einen neuen Namen geben; seine Aufgaben bleiben."""
    with unit_of_work() as session:
        parliament = get_parliament(session, code)
        found = get_ministry(session, parliament, ministry, on=clock.today())
        keywords = found.named_on(begin.date()).keywords
        entry = NameEntry(name, abbreviation, office, begin.date(), keywords=list(keywords))
        name_ministry(session, actor, parliament, found.id, entry)
    emit(found.code)


def _found(code: str) -> Parliament:
    return get_parliament(db.session(), code)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _seat(seat: Membership) -> dict[str, Any]:
    term: ElectoralTerm = seat.term
    return {
        "term": term.number,
        "group": seat.group.name if seat.group else None,
        "valid_from": seat.valid_from,
        "valid_to": seat.valid_to,
    }


def _show(as_json: bool, entries: Iterable[Any], said: Callable[[Any], dict[str, Any]]) -> None:
    rows = [said(entry) for entry in entries]
    if as_json:
        emit_json(rows)
        return
    for row in rows:
        emit("  ".join(_text(value) for value in row.values()))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(" ".join(map(_text, each.values())) if isinstance(each, dict) else each for each in value)
    return "–" if value is None else str(value)
