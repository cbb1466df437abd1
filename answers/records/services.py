"""The verbs of source records: keep, import, link; never commit (Dienste)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.queries import get_inquiry_in_drafting
from answers.records.exchange import RecordError, RecordsRefused, read_records
from answers.records.models import RecordLink, RecordVersion, SourceRecord
from answers.records.queries import get_source_record, own_records
from answers.records.record import Record
from answers.records.schema import record_errors
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import StaleRevision
from inquiries.foundation.permissions import Permission
from inquiries.parliament.ministries import Ministry, find_ministry
from inquiries.parliament.parliaments import Parliament


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the keys of the records it created, changed, and found as they were."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def import_records(
    session: Session, actor: Actor, parliament: Parliament, content: bytes | str, *, file: str = ""
) -> ImportReport:
    """Take over a file of records, all or nothing; raise RecordsRefused with every error found."""
    actor.require(Permission.KEEP_RECORDS)
    done: dict[str, list[str]] = {"created": [], "updated": [], "unchanged": []}
    for record, ministry in _owned(session, actor, parliament, read_records(content, file=file), file=file):
        done[_store(session, actor, record, ministry)].append(record.key)
    return ImportReport(**{name: tuple(keys) for name, keys in done.items()})


def keep_record(
    session: Session, actor: Actor, parliament: Parliament, data: Any, *, version: int | None = None
) -> Record:
    """Enter a record or, under the key of one that exists, a new version of it.

    Raises RecordsRefused with the errors by field; StaleRevision when `version`, the one that was edited, is outdated.
    """
    actor.require(Permission.KEEP_RECORDS)
    if errors := record_errors(data):
        raise RecordsRefused([RecordError("", "", error.field, error.sentence) for error in errors])
    [(record, ministry)] = _owned(session, actor, parliament, [Record.from_json(data)])
    source = _find(session, record.key)
    if version is not None and (source.latest_version if source else 0) != version:
        raise StaleRevision("Diese Unterlage wurde inzwischen geändert. Es wurde nichts überschrieben.", key=record.key)
    _store(session, actor, record, ministry)
    return get_source_record(session, actor, record.key).current


def export_records(session: Session, actor: Actor) -> list[Record]:
    """Return all records of the actor's ministry for a file."""
    actor.require(Permission.KEEP_RECORDS)
    return own_records(session, actor)


def link_records(session: Session, actor: Actor, inquiry_id: int, keys: Iterable[str]) -> None:
    """Link records to an inquiry of the actor's ministry; those already linked stay where they are."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    sources = [get_source_record(session, actor, key) for key in dict.fromkeys(keys)]
    linked = set(session.scalars(select(RecordLink.record_id).where(RecordLink.inquiry_id == inquiry.id)))
    last = session.scalar(select(func.max(RecordLink.position)).where(RecordLink.inquiry_id == inquiry.id)) or 0
    added = [source for source in sources if source.id not in linked]
    for position, source in enumerate(added, last + 1):
        session.add(RecordLink(inquiry_id=inquiry.id, source_record=source, position=position))
    if added:
        session.flush()
        added_keys = [source.key for source in added]
        audit.record(session, actor, "record.link", realm=Realm.GOVERNMENT, inquiry_id=inquiry.id, keys=added_keys)


def unlink_record(session: Session, actor: Actor, inquiry_id: int, key: str) -> None:
    """Take a record off an inquiry; nothing happens when it was not linked."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    source = get_source_record(session, actor, key)
    query = select(RecordLink).where(RecordLink.inquiry_id == inquiry.id, RecordLink.record_id == source.id)
    if link := session.scalar(query):
        session.delete(link)
        session.flush()
        audit.record(session, actor, "record.unlink", realm=Realm.GOVERNMENT, inquiry_id=inquiry.id, keys=[key])


def _owned(
    session: Session, actor: Actor, parliament: Parliament, records: list[Record], *, file: str = ""
) -> list[tuple[Record, Ministry]]:
    """Return each record with its ministry; raise RecordsRefused for those the actor may not keep."""
    owned, errors = [], []
    for record in records:
        ministry = find_ministry(session, parliament, record.ministry, on=record.valid_from or clock.today())
        if ministry is None or not actor.acts_for(ministry.id):
            sentence = f"„{record.ministry}“ ist kein Ministerium, dessen Unterlagen Sie führen."
            errors.append(RecordError(file, record.key, "ministry", sentence))
            continue
        source = _find(session, record.key)
        if source is not None and (source.ministry_id, source.kind) != (ministry.id, record.kind):
            sentence = "Diese Kennung ist schon an eine andere Unterlage vergeben."
            errors.append(RecordError(file, record.key, "key", sentence))
        owned.append((replace(record, ministry=_full_name(ministry, record)), ministry))
    if errors:
        raise RecordsRefused(errors)
    return owned


def _full_name(ministry: Ministry, record: Record) -> str:
    """Return the ministry's full name as given, or where an abbreviation was given, as it was named on the day."""
    if record.ministry in {name.name for name in ministry.names}:
        return record.ministry
    return ministry.named_on(record.valid_from or clock.today()).name


def _find(session: Session, key: str) -> SourceRecord | None:
    return session.scalar(select(SourceRecord).where(SourceRecord.key == key))


def _store(session: Session, actor: Actor, record: Record, ministry: Ministry) -> str:
    """Write a version if it says anything new; return what happened."""
    source = _find(session, record.key)
    if source is not None and source.current.to_json() == record.to_json():
        return "unchanged"
    created = source is None
    if source is None:
        source = SourceRecord(key=record.key, ministry=ministry, kind=record.kind, latest_version=0)
        session.add(source)
    source.latest_version += 1
    source.versions.append(
        RecordVersion(
            number=source.latest_version, changed_at=clock.now(), changed_by=actor.login, content=record.to_json()
        )
    )
    session.flush()
    action = "record.create" if created else "record.change"
    audit.record(
        session,
        actor,
        action,
        realm=Realm.GOVERNMENT,
        key=record.key,
        version=source.latest_version,
        title=record.title,
    )
    return "created" if created else "updated"
