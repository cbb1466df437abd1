"""Parliamentary groups as the Fachadministration keeps them (Fraktionen)."""

from dataclasses import asdict, dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inquiries.administration.entries import Subject, apply, ensure, get_entry, record
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.parliament.members import Membership, ParliamentaryGroup
from inquiries.parliament.parliaments import Parliament


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """What is entered of a group: how lists name it, how papers print it, how else it is called."""

    name: str
    printed_form: str
    aliases: list[str] = field(default_factory=list)


def groups_of(session: Session, parliament: Parliament) -> list[ParliamentaryGroup]:
    """Return a parliament's groups by name."""
    query = select(ParliamentaryGroup).where(ParliamentaryGroup.parliament_id == parliament.id)
    return list(session.scalars(query.order_by(ParliamentaryGroup.name)))


def seats_of(session: Session, parliament: Parliament) -> dict[int, int]:
    """Return how many memberships each group has or had, by the group's id."""
    query = (
        select(Membership.group_id, func.count())
        .join(ParliamentaryGroup, ParliamentaryGroup.id == Membership.group_id)
        .where(ParliamentaryGroup.parliament_id == parliament.id)
        .group_by(Membership.group_id)
    )
    return {group_id: count for group_id, count in session.execute(query) if group_id is not None}


def enter_group(session: Session, actor: Actor, parliament: Parliament, entry: GroupEntry) -> ParliamentaryGroup:
    """Enter a group; raise InvalidInput when one of its names is another group's."""
    actor.require(Permission.ADMINISTER)
    _ensure_workable(session, parliament, entry)
    group = ParliamentaryGroup(parliament_id=parliament.id, **asdict(entry))
    session.add(group)
    session.flush()
    record(session, actor, Subject.GROUP, "enter", group.id, name=group.name)
    return group


def change_group(
    session: Session, actor: Actor, parliament: Parliament, group_id: int, entry: GroupEntry
) -> ParliamentaryGroup:
    """Change a group's names; inquiries and papers keep the name under which they were made."""
    actor.require(Permission.ADMINISTER)
    group = get_entry(session, ParliamentaryGroup, group_id, parliament)
    _ensure_workable(session, parliament, entry, group)
    if changed := apply(group, asdict(entry)):
        record(session, actor, Subject.GROUP, "change", group.id, changed=changed)
    return group


def _ensure_workable(
    session: Session, parliament: Parliament, entry: GroupEntry, group: ParliamentaryGroup | None = None
) -> None:
    ensure(bool(entry.name), "name", "Geben Sie den kurzen Namen der Fraktion an, zum Beispiel „SPD“.")
    ensure(
        bool(entry.printed_form),
        "printed_form",
        "Geben Sie an, wie die Fraktion auf Drucksachen heißt, zum Beispiel „Fraktion der SPD“.",
    )
    others = [each for each in groups_of(session, parliament) if each is not group]
    fields = [("name", entry.name), ("printed_form", entry.printed_form), *(("aliases", a) for a in entry.aliases)]
    for name, text in fields:
        taken = next((other for other in others if other.goes_by(text)), None)
        ensure(taken is None, name, f"„{text}“ heißt schon die Fraktion „{taken.name if taken else ''}“.")
