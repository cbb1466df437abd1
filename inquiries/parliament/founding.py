"""Setting up a parliament: from its data file, from one written by hand, or with its rules alone (Einrichtung)."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament import data
from inquiries.parliament.members import ParliamentaryGroup
from inquiries.parliament.ministries import Ministry, MinistryName
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.parliament.rules import get_profile


def found_parliament(session: Session, code: str, names: Any = None) -> Parliament:
    """Return the parliament with a code, set up; a second call changes nothing.

    `names` are its terms, groups and ministries as a file written by hand has them, in place of those delivered. Where
    nothing is delivered it begins with its rules, for the Fachadministration to enter the rest. Raises InvalidInput
    for an unknown code, for names that break their schema, and for names of a parliament that has terms already.
    """
    profile = get_profile(code)
    if names is not None:
        _ensure_names_of(profile.code, names)
    found = session.scalar(select(Parliament).where(Parliament.code == profile.code))
    if found is None:
        found = Parliament(code=profile.code, name=profile.name, government=profile.government)
        session.add(found)
        session.flush()
        _fill(session, found, data.names_of(profile.code) if names is None else names)
    elif names is not None:
        _ensure_empty(session, found)
        _fill(session, found, names)
    return found


def _ensure_names_of(code: str, names: Any) -> None:
    if fault := data.first_fault(names, schema_of=data.NAMES):
        raise InvalidInput(
            f"Die Datei ist an der Stelle {fault.json_path} nicht wie vorgesehen: {fault.message}. "
            "Berichtigen Sie die Stelle; eingerichtet wurde nichts.",
            field="names",
        )
    if names["parliament"] != code:
        raise InvalidInput(
            f"Die Datei ist für das Parlament {names['parliament']}, nicht für {code}. Eingerichtet wurde nichts.",
            field="names",
        )


def _ensure_empty(session: Session, parliament: Parliament) -> None:
    for model in (ElectoralTerm, ParliamentaryGroup, Ministry):
        if session.scalar(select(model.id).where(model.parliament_id == parliament.id).limit(1)) is not None:
            raise InvalidInput(
                f"Für {parliament.name} ist schon etwas eingetragen; eine Datei füllt nur ein leeres Parlament. "
                "Tragen Sie Weiteres einzeln ein, auf den Seiten der Fachadministration oder mit Befehlen.",
                field="names",
            )


def _fill(session: Session, parliament: Parliament, content: dict[str, Any]) -> None:
    session.add_all(
        ElectoralTerm(
            parliament_id=parliament.id,
            number=term["number"],
            begins_on=date.fromisoformat(term["begins_on"]),
            ends_on=_day(term.get("ends_on")),
        )
        for term in content.get("electoral_terms", ())
    )
    session.add_all(
        ParliamentaryGroup(
            parliament_id=parliament.id,
            name=group["name"],
            printed_form=group["printed_form"],
            aliases=group.get("aliases", []),
        )
        for group in content.get("groups", ())
    )
    session.add_all(_ministry(parliament, ministry) for ministry in content.get("ministries", ()))
    session.flush()


def _ministry(parliament: Parliament, content: dict[str, Any]) -> Ministry:
    names = [
        MinistryName(
            name=name["name"],
            abbreviation=name["abbreviation"],
            office=name["office"],
            keywords=name.get("keywords", []),
            doubtful=name.get("doubtful", []),
            valid_from=date.fromisoformat(name["valid_from"]),
            valid_to=_day(name.get("valid_to")),
        )
        for name in content["names"]
    ]
    chancellery = content.get("is_chancellery", False)
    return Ministry(parliament_id=parliament.id, code=content["code"], is_chancellery=chancellery, names=names)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
