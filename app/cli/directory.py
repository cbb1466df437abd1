"""Commands on terms, groups and ministries: list, enter, change (Stammdaten)."""

from datetime import datetime
from typing import Any

import click

from app.cli.entries import day_of, found_of, from_day, of_this_parliament, show, to_day
from app.cli.output import Group, acting, as_json, emit
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.administration.groups import GroupEntry, change_group, enter_group, groups_of
from inquiries.administration.ministries import NameEntry, enter_ministry, name_ministry
from inquiries.administration.terms import TermEntry, change_term, enter_term, terms_of
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import find_group
from inquiries.parliament.ministries import get_ministry, ministries_of
from inquiries.parliament.parliaments import get_parliament


@click.group("terms", cls=Group)
def terms() -> None:
    """Wahlperioden."""


@terms.command("list")
@of_this_parliament
@as_json
def list_terms(*, code: str, as_json: bool) -> None:
    """Alle Wahlperioden, die neueste zuerst."""
    show(
        as_json,
        terms_of(db.session(), found_of(code)),
        lambda term: {"number": term.number, "begins_on": term.begins_on, "ends_on": term.ends_on},
    )


@terms.command("enter")
@click.argument("number", type=int)
@from_day
@to_day
@of_this_parliament
@acting
def enter_one_term(*, number: int, begin: datetime, end: datetime | None, code: str, actor: Actor) -> None:
    """Eine Wahlperiode eintragen; ist sie schon da, ihre Tage ändern."""
    entry = TermEntry(number, begin.date(), day_of(end))
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
@of_this_parliament
@as_json
def list_groups(*, code: str, as_json: bool) -> None:
    """Alle Fraktionen mit allen Namen."""
    show(
        as_json,
        groups_of(db.session(), found_of(code)),
        lambda group: {"name": group.name, "printed_form": group.printed_form, "aliases": group.aliases},
    )


@groups.command("enter")
@click.argument("name")
@click.option("--printed", required=True, help="Wie sie auf Drucksachen heißt, z. B. „Fraktion der SPD“.")
@click.option("--alias", "aliases", multiple=True, help="Weiterer Name; ersetzt die bisherigen.")
@of_this_parliament
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


@click.group("ministries", cls=Group)
def ministries() -> None:
    """Ministerien."""


@ministries.command("list")
@of_this_parliament
@as_json
def list_ministries(*, code: str, as_json: bool) -> None:
    """Alle Ministerien mit ihren Namen."""
    show(
        as_json,
        ministries_of(db.session(), found_of(code)),
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
@from_day
@of_this_parliament
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
@from_day
@of_this_parliament
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
