"""How records are kept: whose they are, which others they mean, a new version for each change (Führen)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from answers.records.exchange import RecordError, RecordsRefused
from answers.records.models import RecordVersion, SourceRecord
from answers.records.record import Record
from answers.records.relations import RELATIONS, UnknownRelation, names_of, preferred_name, settled
from inquiries.foundation import audit, clock, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.parliament.ministries import Ministry, find_ministry
from inquiries.parliament.parliaments import Parliament

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"
CHANGED: Final = "record.changed"  # a topic of the outbox: officers who cite the record are told
_TARGETS: Final = frozenset().union(*(relation.kinds for relation in RELATIONS.values()))


@dataclass(frozen=True, slots=True)
class Owned:
    """A record that may be kept: under its ministry, with its relations settled, beside what stands so far."""

    record: Record
    ministry: Ministry
    source: SourceRecord | None

    @property
    def outcome(self) -> str:
        """What storing it will do."""
        if self.source is None:
            return CREATED
        return UNCHANGED if self.source.current.to_json() == self.record.to_json() else UPDATED


def owned(
    session: Session, actor: Actor, parliament: Parliament, records: Sequence[Record], *, file: str = ""
) -> list[Owned]:
    """Return each record as it may be kept; raise RecordsRefused with all that speaks against one."""
    found: list[Owned] = []
    errors: list[RecordError] = []
    sources = _by_key(session, records)
    for record in records:
        ministry = find_ministry(session, parliament, record.ministry, on=record.valid_from or clock.today())
        if ministry is None or not actor.acts_for(ministry.id):
            sentence = f"„{record.ministry}“ ist kein Ministerium, dessen Unterlagen Sie führen."
            errors.append(RecordError(file, record.key, "ministry", sentence))
            continue
        source = sources.get(record.key)
        if source is not None and (source.ministry_id, source.kind) != (ministry.id, record.kind):
            sentence = "Diese Kennung ist schon an eine andere Unterlage vergeben."
            errors.append(RecordError(file, record.key, "key", sentence))
        found.append(Owned(replace(record, ministry=_full_name(ministry, record)), ministry, source))
    bound = _bound(session, found, errors, file)
    if errors:
        raise RecordsRefused(errors)
    return bound


def store(session: Session, actor: Actor, kept: Iterable[Owned]) -> dict[str, list[str]]:
    """Write a version of each record that says anything new; return the keys by what happened.

    Records that refer to one which goes by another name now follow it, each with a new version of its own.
    """
    done: dict[str, list[str]] = {CREATED: [], UPDATED: [], UNCHANGED: []}
    renamed: list[Record] = []
    for each in kept:
        outcome = each.outcome
        done[outcome].append(each.record.key)
        if outcome is UPDATED and each.source and names_of(each.source.current) != names_of(each.record):
            renamed.append(each.record)
        if outcome is not UNCHANGED:
            _write(session, actor, each)
    for record in renamed:
        _follow(session, actor, record)
    return done


def _bound(session: Session, found: Sequence[Owned], errors: list[RecordError], file: str) -> list[Owned]:
    """Return the records with their relations settled among what is kept already and what is about to be."""
    if not any(RELATIONS.keys() & each.record.facts.keys() for each in found):
        return list(found)
    bound = []
    for ministry_id, group in _by_ministry(found).items():
        known = _Known.of(session, ministry_id, [each.record for each in group])
        for each in group:
            try:
                bound.append(replace(each, record=settled(each.record, known.by_key.get, known.by_name)))
            except UnknownRelation as refusal:
                place = f"facts.{refusal.relation}"
                errors.append(RecordError(file, each.record.key, place, refusal.sentence))
    order = {each.record.key: place for place, each in enumerate(found)}
    return sorted(bound, key=lambda each: order[each.record.key])


@dataclass(frozen=True, slots=True)
class _Known:
    """The records of a ministry as they will be, by key and by every name that they go or once went by."""

    by_key: Mapping[str, Record]
    by_name: Mapping[str, Sequence[Record]]

    @classmethod
    def of(cls, session: Session, ministry_id: int, coming: Sequence[Record]) -> "_Known":
        query = select(SourceRecord).where(
            SourceRecord.ministry_id == ministry_id,
            SourceRecord.kind.in_(_TARGETS),
        )
        sources = list(session.scalars(query.options(selectinload(SourceRecord.versions))))
        by_key = {source.key: source.current for source in sources} | {record.key: record for record in coming}
        now, once = _Names(), _Names()
        for record in by_key.values():
            now.add(names_of(record), record)
        for source in sources:
            for version in source.versions:
                once.add(names_of(version.record), by_key[source.key])
        return cls(by_key, {**once, **now})


class _Names(dict[str, list[Record]]):
    def add(self, names: Iterable[str], record: Record) -> None:
        for name in names:
            records = self.setdefault(name, [])
            if record not in records:
                records.append(record)


def _follow(session: Session, actor: Actor, renamed: Record) -> None:
    for source in list(_referring_to(session, renamed)):
        other = source.current
        moved = [name for name, key in other.related.items() if key == renamed.key]
        names = {
            name: preferred_name(renamed) for name in moved if other.facts[name].casefold() not in names_of(renamed)
        }
        if names:
            _write(session, actor, Owned(replace(other, facts={**other.facts, **names}), source.ministry, source))


def _referring_to(session: Session, target: Record) -> Iterator[SourceRecord]:
    ministry = select(SourceRecord.ministry_id).where(SourceRecord.key == target.key).scalar_subquery()
    query = select(SourceRecord).where(SourceRecord.ministry_id == ministry)
    for source in session.scalars(query.options(selectinload(SourceRecord.versions))):
        if target.key in source.current.related.values():
            yield source


def _by_key(session: Session, records: Sequence[Record]) -> dict[str, SourceRecord]:
    keys = {record.key for record in records}
    query = select(SourceRecord).where(SourceRecord.key.in_(keys)).options(selectinload(SourceRecord.versions))
    return {source.key: source for source in session.scalars(query)}


def _by_ministry(found: Sequence[Owned]) -> dict[int, list[Owned]]:
    groups: dict[int, list[Owned]] = {}
    for each in found:
        groups.setdefault(each.ministry.id, []).append(each)
    return groups


def _full_name(ministry: Ministry, record: Record) -> str:
    """Return the ministry's full name as given, or where an abbreviation was given, as it was named on the day."""
    if record.ministry in {name.name for name in ministry.names}:
        return record.ministry
    return ministry.named_on(record.valid_from or clock.today()).name


def _write(session: Session, actor: Actor, kept: Owned) -> None:
    record, source = kept.record, kept.source
    if source is None:
        source = SourceRecord(key=record.key, ministry=kept.ministry, kind=record.kind, latest_version=0)
        session.add(source)
    source.latest_version += 1
    number = source.latest_version
    content = record.to_json()
    source.versions.append(
        RecordVersion(number=number, changed_at=clock.now(), changed_by=actor.login, content=content)
    )
    session.flush()
    if number > 1:
        outbox.enqueue(session, CHANGED, record_id=source.id, version=number)
    action = "record.create" if number == 1 else "record.change"
    audit.record(session, actor, action, realm=Realm.GOVERNMENT, key=record.key, version=number, title=record.title)
