"""Relations between records: one names another by its title or one of its other names (Beziehungen)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import label_of


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact that names another record: of which kinds, and how it reads from the other side."""

    kinds: frozenset[RecordKind]
    reverse: str


_CONCEPTS: Final = frozenset({RecordKind.POLICY_CONCEPT})
RELATIONS: Final = {
    "updates": Relation(_CONCEPTS, "Wird fortgeschrieben durch"),
    "feeds": Relation(_CONCEPTS, "Erhält Ergebnisse von"),
    "part_of": Relation(_CONCEPTS | {RecordKind.PROJECT_GROUP}, "Dazu gehört"),
}


@dataclass(frozen=True, slots=True)
class Related:
    """Another record and what it is to the one that is shown."""

    relation: str
    record: Record


def preferred_name(record: Record) -> str:
    """Return the name by which others should refer to a record, as it then stands in the answer."""
    return str(record.facts.get("short_title") or record.facts.get("full_title") or record.title)


def names_of(record: Record) -> frozenset[str]:
    """Return all names by which a record may be meant, without regard to capitals."""
    facts = (record.facts.get(name) for name in ("full_title", "short_title", "name"))
    return frozenset(str(name).casefold() for name in (record.title, *facts) if name)


def related_records(record: Record, others: Iterable[Record]) -> list[Related]:
    """Return the records that this one names, then those that name this one."""
    others = [other for other in others if other.key != record.key]
    named = [
        Related(label_of(record.kind, name), other)
        for name in RELATIONS
        for other in others
        if _names(record, name, other)
    ]
    naming = [
        Related(relation.reverse, other)
        for name, relation in RELATIONS.items()
        for other in others
        if _names(other, name, record)
    ]
    return named + naming


def _names(record: Record, relation: str, other: Record) -> bool:
    return str(record.facts.get(relation, "")).casefold() in names_of(other)
