"""Setting up a parliament from its data file: terms, groups, ministries with their names (Einrichtung)."""

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


def found_parliament(session: Session, code: str) -> Parliament:
    """Return the parliament with a code, set up with all that its data file knows; a second call changes nothing."""
    profile = get_profile(code)
    found = session.scalar(select(Parliament).where(Parliament.code == profile.code))
    if found is not None:
        return found
    content = _content(profile.code)
    parliament = Parliament(code=profile.code, name=profile.name, government=profile.government)
    session.add(parliament)
    session.flush()
    session.add_all(
        ElectoralTerm(
            parliament_id=parliament.id,
            number=term["number"],
            begins_on=date.fromisoformat(term["begins_on"]),
            ends_on=_day(term["ends_on"]),
        )
        for term in content["electoral_terms"]
    )
    session.add_all(
        ParliamentaryGroup(
            parliament_id=parliament.id,
            name=group["name"],
            printed_form=group["printed_form"],
            aliases=group["aliases"],
        )
        for group in content["groups"]
    )
    session.add_all(_ministry(parliament, ministry) for ministry in content["ministries"])
    session.flush()
    return parliament


def _content(code: str) -> dict[str, Any]:
    try:
        content: dict[str, Any] = data.load(code.lower())
    except FileNotFoundError:
        raise InvalidInput(
            f"Für das Parlament {code} sind noch keine Wahlperioden und Ministerien hinterlegt.", field="parliament"
        ) from None
    return content


def _ministry(parliament: Parliament, content: dict[str, Any]) -> Ministry:
    names = [
        MinistryName(
            name=name["name"],
            abbreviation=name["abbreviation"],
            office=name["office"],
            keywords=name["keywords"],
            doubtful=name["doubtful"],
            valid_from=date.fromisoformat(name["valid_from"]),
            valid_to=_day(name["valid_to"]),
        )
        for name in content["names"]
    ]
    return Ministry(
        parliament_id=parliament.id, code=content["code"], is_chancellery=content["is_chancellery"], names=names
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
