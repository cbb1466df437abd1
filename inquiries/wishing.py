"""The Member's own choice of the ministry that should answer, where the parliament has one (Wunsch des Mitglieds)."""

from datetime import date

from sqlalchemy.orm import Session

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament import rules
from inquiries.parliament.ministries import Ministry, ministries_of
from inquiries.parliament.parliaments import Parliament
from inquiries.wording import ensure


def may_be_named(parliament: Parliament, on: date) -> bool:
    """Tell whether an asking Member may name a ministry: by the parliament's setting, else by the rule of the day.

    Where the rule leaves it open and nothing is set, no Member names one.
    """
    if parliament.asker_names_ministry is not None:
        return parliament.asker_names_ministry
    try:
        return rules.rule_for(parliament.code, on).asker_names_ministry is True
    except InvalidInput:
        return False


def to_choose_from(session: Session, parliament: Parliament, on: date) -> list[Ministry]:
    """Return the ministries that a Member may name on a day; none where the parliament has no such choice."""
    if not may_be_named(parliament, on):
        return []
    return [each for each in ministries_of(session, parliament) if any(name.covers(on) for name in each.names)]


def kept_wish(parliament: Parliament, ministry_id: int | None, *, on: date) -> int | None:
    """Return a wish of an earlier day, None where Members have no such choice any more."""
    return ministry_id if may_be_named(parliament, on) else None


def corrected_wish(
    session: Session, parliament: Parliament, ministry_id: int | None, *, before: int | None, on: date
) -> int | None:
    """Return the wish after a correction: what was noted stays where nobody may choose any more.

    Raises InvalidInput for another one that nobody may name.
    """
    if ministry_id == before or (ministry_id is None and not may_be_named(parliament, on)):
        return before
    return ensure_choice(session, parliament, ministry_id, on=on)


def ensure_choice(session: Session, parliament: Parliament, ministry_id: int | None, *, on: date) -> int | None:
    """Return the named ministry's id, None for no wish; raise InvalidInput for one that nobody may name."""
    if ministry_id is None:
        return None
    known = {each.id for each in to_choose_from(session, parliament, on)}
    if not known:
        raise InvalidInput(f"Im {parliament.name} benennt das Mitglied kein Ministerium. Lassen Sie die Wahl weg.")
    ensure(
        ministry_id in known,
        "wished_ministry",
        "Dieses Ministerium lässt sich hier nicht benennen. Wählen Sie eines aus der Liste oder keines.",
    )
    return ministry_id
