"""Ministries with their names and offices over time as the Fachadministration keeps them (Ministerien)."""

from dataclasses import asdict, dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from inquiries.administration.entries import (
    Subject,
    apply,
    ensure,
    ensure_apart,
    ensure_span,
    get_entry,
    record,
)
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission
from inquiries.parliament.ministries import Ministry, MinistryName, get_ministry_by_id, houses_of, ministries_of
from inquiries.parliament.parliaments import Parliament


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What is entered of a ministry's name: the office is the line „Die Ministerin für …“ of the paper."""

    name: str
    abbreviation: str
    office: str
    valid_from: date
    valid_to: date | None = None
    keywords: list[str] = field(default_factory=list)


def enter_ministry(
    session: Session,
    actor: Actor,
    parliament: Parliament,
    code: str,
    entry: NameEntry,
    *,
    is_chancellery: bool = False,
    superior_id: int | None = None,
) -> Ministry:
    """Enter a ministry, or under a superior one its authority (nachgeordnete Behörde), with its first name.

    Raises InvalidInput for a code already taken, a second chancellery, or an authority that has authorities itself.
    """
    actor.require(Permission.ADMINISTER)
    _ensure_named(entry)
    others = houses_of(session, parliament)
    _ensure_superior(superior_id, ministries_of(session, parliament), is_chancellery=is_chancellery)
    ensure(bool(code), "code", "Geben Sie ein Kürzel an, das bleibt, auch wenn das Ministerium anders heißt.")
    ensure(
        code.casefold() not in {each.code.casefold() for each in others},
        "code",
        f"Das Kürzel „{code}“ hat schon ein anderes Haus.",
    )
    ensure(
        not is_chancellery or not any(each.is_chancellery for each in others),
        "is_chancellery",
        "Eine Staatskanzlei ist schon eingetragen; es gibt nur eine.",
    )
    ministry = Ministry(
        parliament_id=parliament.id,
        code=code,
        is_chancellery=is_chancellery,
        superior_id=superior_id,
        names=[MinistryName(**asdict(entry))],
    )
    session.add(ministry)
    session.flush()
    record(session, actor, Subject.MINISTRY, "enter", ministry.id, code=code, name=entry.name)
    return ministry


def name_ministry(
    session: Session,
    actor: Actor,
    parliament: Parliament,
    ministry_id: int,
    entry: NameEntry,
    *,
    name_id: int | None = None,
) -> MinistryName:
    """Enter a further name of a ministry, or change one; papers keep the name of their day."""
    actor.require(Permission.ADMINISTER)
    ministry = get_entry(session, Ministry, ministry_id, parliament)
    own = get_name(ministry, name_id) if name_id is not None else None
    _ensure_named(entry)
    others = [each for each in ministry.names if each is not own]
    if own is None:
        others = _ended_before(entry, others)
    ensure_apart(entry.valid_from, entry.valid_to, others, what="dem Namen")
    if own is None:
        own = MinistryName(**asdict(entry))
        ministry.names.append(own)
        session.flush()
        record(session, actor, Subject.MINISTRY, "name", ministry.id, name=entry.name, valid_from=entry.valid_from)
    elif changed := apply(own, {**asdict(entry), "doubtful": []}):  # whoever enters it confirms it
        record(session, actor, Subject.MINISTRY, "name_change", ministry.id, changed=changed)
    return own


def subordinate(
    session: Session, actor: Actor, parliament: Parliament, authority_id: int, *, superior_id: int | None
) -> Ministry:
    """Put an authority under another ministry, as a new government does; what is under way stays with who asked."""
    actor.require(Permission.ADMINISTER)
    authority = get_entry(session, Ministry, authority_id, parliament)
    ensure(authority.superior_id is not None, "superior_id", "Ein Ministerium ist keinem anderen nachgeordnet.")
    ensure(superior_id is not None, "superior_id", "Eine Behörde braucht ein Ministerium, dem sie nachgeordnet ist.")
    _ensure_superior(superior_id, ministries_of(session, parliament), is_chancellery=False)
    before, after = (get_ministry_by_id(session, each or 0).code for each in (authority.superior_id, superior_id))
    if apply(authority, {"superior_id": superior_id}):
        record(session, actor, Subject.MINISTRY, "subordinate", authority.id, changed={"superior": [before, after]})
    return authority


def _ended_before(entry: NameEntry, others: list[MinistryName]) -> list[MinistryName]:
    """Let the name that holds now end on the day before the new one begins: a ministry never lacks a name."""
    for other in others:
        if other.valid_to is None and other.valid_from < entry.valid_from:
            other.valid_to = date.fromordinal(entry.valid_from.toordinal() - 1)
    return others


def get_name(ministry: Ministry, name_id: int) -> MinistryName:
    """Return one name of a ministry; raise NotFound when there is none with this id."""
    found = next((each for each in ministry.names if each.id == name_id), None)
    if found is None:
        raise NotFound("Diesen Namen gibt es nicht mehr.", name_id=name_id)
    return found


def _ensure_superior(superior_id: int | None, ministries: list[Ministry], *, is_chancellery: bool) -> None:
    """Ensure that an authority stands under a ministry of this government and is no chancellery."""
    ensure(
        superior_id is None or superior_id in {each.id for each in ministries},
        "superior_id",
        "Nachgeordnet ist eine Behörde einem Ministerium. Wählen Sie es aus der Liste.",
    )
    ensure(
        superior_id is None or not is_chancellery,
        "is_chancellery",
        "Die Staatskanzlei ist keinem Ministerium nachgeordnet. Wählen Sie eines von beiden ab.",
    )


def _ensure_named(entry: NameEntry) -> None:
    ensure(bool(entry.name), "name", "Geben Sie den Namen des Ministeriums an.")
    ensure(bool(entry.abbreviation), "abbreviation", "Geben Sie die Abkürzung an, zum Beispiel „SM“.")
    ensure(
        bool(entry.office),
        "office",
        "Geben Sie die Amtsbezeichnung an, wie sie in der Zuleitungszeile steht: „Die Ministerin für …“.",
    )
    ensure_span(entry.valid_from, entry.valid_to)
