"""Relations between records: which record another one names, by its key or by one of its names (Beziehungen)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import label_of
from inquiries.foundation.errors import InvalidInput


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
    """Another record and what it is to the one that is shown; `named` tells that the one shown names it."""

    relation: str
    record: Record
    named: bool


def preferred_name(record: Record) -> str:
    """Return the name by which others refer to a record, as it then stands in an answer."""
    return str(record.facts.get("short_title") or record.facts.get("full_title") or record.title)


def names_of(record: Record) -> frozenset[str]:
    """Return all names by which a record may be meant, without regard to capitals."""
    facts = (record.facts.get(name) for name in ("full_title", "short_title", "name"))
    return frozenset(str(name).casefold() for name in (record.title, *facts) if name)


def refers(record: Record, relation: str, other: Record) -> bool:
    """Tell whether a record names another: by its key where it holds one, else by any of the other's names."""
    if key := record.related.get(relation):
        return key == other.key
    return str(record.facts.get(relation, "")).casefold() in names_of(other)


def related_records(record: Record, others: Iterable[Record]) -> list[Related]:
    """Return the records that this one names, then those that name this one."""
    others = [other for other in others if other.key != record.key]
    named = [
        Related(label_of(record.kind, name), other, named=True)
        for name in RELATIONS
        for other in others
        if refers(record, name, other)
    ]
    naming = [
        Related(relation.reverse, other, named=False)
        for name, relation in RELATIONS.items()
        for other in others
        if refers(other, name, record)
    ]
    return named + naming


Finder = Callable[[str], Record | None]


def settled(record: Record, find: Finder, names: Mapping[str, Iterable[Record]]) -> Record:
    """Return the record with each relation bound to the record it means, under a name that one goes by.

    A name that no record goes by stays as it is: the paper may not be among the records. `names` leads from each name
    in use, now or in an earlier version, to the records. Raises UnknownRelation for a key that cannot be meant.
    """
    facts, related = dict(record.facts), dict(record.related)
    for relation in RELATIONS.keys() & facts.keys():
        meant = _meant(record, relation, find, names)
        if meant is not None:
            related[relation] = meant.key
            name = str(facts[relation])  # the key itself where a reference came without a name
            known = name.casefold() in names_of(meant) and name != meant.key
            facts[relation] = name if known else preferred_name(meant)
    return replace(record, facts=facts, related=related)


class UnknownRelation(InvalidInput):
    """A relation to a record that there is not, or that cannot be meant."""

    def __init__(self, relation: str, sentence: str) -> None:
        super().__init__(sentence, field=f"facts.{relation}")
        self.relation = relation


def _meant(record: Record, relation: str, find: Finder, names: Mapping[str, Iterable[Record]]) -> Record | None:
    if key := record.related.get(relation):
        return _by_key(record, relation, key, find(key))
    kinds = RELATIONS[relation].kinds
    candidates = names.get(str(record.facts[relation]).casefold(), ())
    fitting = {each.key: each for each in candidates if each.kind in kinds and each.key != record.key}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _by_key(record: Record, relation: str, key: str, found: Record | None) -> Record:
    if found is None:
        raise UnknownRelation(relation, f"Eine Unterlage „{key}“ gibt es in Ihrem Ministerium nicht.")
    if found.key == record.key:
        raise UnknownRelation(relation, "Eine Unterlage kann nicht auf sich selbst verweisen.")
    if found.kind not in RELATIONS[relation].kinds:
        wanted = " oder ".join(sorted(f"„{kind.value}“" for kind in RELATIONS[relation].kinds))
        raise UnknownRelation(relation, f"„{found.title}“ ist eine Unterlage anderer Art; erwartet wird {wanted}.")
    return found
