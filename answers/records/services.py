"""The verbs of source records: keep, import, link; never commit (Dienste)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.queries import get_inquiry_in_drafting
from answers.records.earlier_answers import earlier_answer, earlier_answer_key
from answers.records.exchange import RecordError, RecordsRefused, read_records
from answers.records.keeping import owned, store
from answers.records.models import RecordLink
from answers.records.queries import find_source_record, get_source_record, own_ministry, own_records
from answers.records.record import Record
from answers.records.schema import record_errors
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import StaleRevision
from inquiries.foundation.permissions import Permission
from inquiries.parliament.parliaments import Parliament
from inquiries.parsed_paper import ParsedPaper


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the keys of the records it created, changed, and found as they were."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import would do with a record: its state in the file, what happens, what stands so far."""

    record: Record
    outcome: str
    before: Record | None = None


def import_records(
    session: Session, actor: Actor, parliament: Parliament, content: bytes | str, *, file: str = ""
) -> ImportReport:
    """Take over a file of records, all or nothing; raise RecordsRefused with every error found."""
    actor.require(Permission.KEEP_RECORDS)
    done = store(session, actor, owned(session, actor, parliament, read_records(content, file=file), file=file))
    return ImportReport(**{name: tuple(keys) for name, keys in done.items()})


def preview_import(
    session: Session, actor: Actor, parliament: Parliament, content: bytes | str, *, file: str = ""
) -> list[Planned]:
    """Return what an import would do, without doing it; raise RecordsRefused with every error found."""
    actor.require(Permission.KEEP_RECORDS)
    return [
        Planned(each.record, each.outcome, before=each.source.current if each.source else None)
        for each in owned(session, actor, parliament, read_records(content, file=file), file=file)
    ]


def keep_record(
    session: Session, actor: Actor, parliament: Parliament, data: Any, *, version: int | None = None
) -> Record:
    """Enter a record or, under the key of one that exists, a new version of it.

    Raises RecordsRefused with the errors by field; StaleRevision when `version`, the one that was edited, is outdated.
    """
    actor.require(Permission.KEEP_RECORDS)
    if errors := record_errors(data):
        raise RecordsRefused([RecordError("", "", error.field, error.sentence) for error in errors])
    [kept] = owned(session, actor, parliament, [Record.from_json(data)])
    key = kept.record.key
    if version is not None and (kept.source.latest_version if kept.source else 0) != version:
        raise StaleRevision("Diese Unterlage wurde inzwischen geändert. Es wurde nichts überschrieben.", key=key)
    store(session, actor, [kept])
    return get_source_record(session, actor, key).current


def keep_earlier_answer(
    session: Session, actor: Actor, parliament: Parliament, paper: ParsedPaper, questions: Sequence[str]
) -> tuple[Record, bool]:
    """Keep a published passage as a record of the actor's ministry; return it and whether it is new.

    Raises NotFound where the paper has no such passage.
    """
    ministry = own_ministry(session, actor)
    key = earlier_answer_key(paper, questions, ministry.code)
    data = earlier_answer(paper, questions, key=key, ministry=ministry.code)
    if find_source_record(session, actor, key) is not None:
        return get_source_record(session, actor, key).current, False
    return keep_record(session, actor, parliament, data, version=0), True


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
