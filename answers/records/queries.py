"""Reads of source records: they exist only for the people of their ministry (Abfragen)."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, select, true
from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.queries import get_own_inquiry
from answers.records.models import RecordLink, RecordVersion, SourceRecord
from answers.records.record import Record
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, NotFound
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry, get_ministry_by_id
from inquiries.queries import visible_to


def own_ministry(session: Session, actor: Actor) -> Ministry:
    """Return the ministry whose records an actor keeps; raise Forbidden for whoever has none."""
    actor.require(Permission.KEEP_RECORDS)
    if actor.ministry_id is None:
        raise Forbidden(
            "Sie gehören zu keinem Ministerium und können darum keine Unterlage anlegen. "
            "Die Fachadministration kann Sie einem Ministerium zuordnen."
        )
    return get_ministry_by_id(session, actor.ministry_id)


def find_source_record(session: Session, actor: Actor, key: str) -> SourceRecord | None:
    """Return a record of the actor's ministry; None for any other."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    return session.scalar(select(SourceRecord).where(SourceRecord.key == key, _own(actor)))


def get_source_record(session: Session, actor: Actor, key: str) -> SourceRecord:
    """Return a record of the actor's ministry with its versions; raise NotFound for any other."""
    record = find_source_record(session, actor, key)
    if record is None:
        raise NotFound("Diese Unterlage gibt es nicht oder sie ist Ihnen nicht zugänglich.", key=key)
    return record


def get_record(session: Session, actor: Actor, key: str, *, version: int | None = None) -> Record:
    """Return a record as its latest or a given version says; raise NotFound when there is none."""
    source = get_source_record(session, actor, key)
    if version is None:
        return source.current
    for each in source.versions:
        if each.number == version:
            return each.record
    raise NotFound(f"Eine Fassung {version} gibt es von dieser Unterlage nicht.", key=key, version=version)


def own_records(session: Session, actor: Actor) -> list[Record]:
    """Return the records of the actor's ministry, by title."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    records = _current(session, _own(actor))
    return sorted(records, key=lambda record: (record.title.casefold(), record.key))


def linked_records(session: Session, actor: Actor, inquiry_id: int) -> list[Record]:
    """Return the records linked to an inquiry of the actor's ministry, in the order of their linking."""
    inquiry = get_own_inquiry(session, actor, inquiry_id)
    query = _latest().join(RecordLink, RecordLink.record_id == SourceRecord.id)
    linked = query.where(RecordLink.inquiry_id == inquiry.id, _own(actor)).order_by(RecordLink.position)
    return [version.record for version in session.scalars(linked)]


def records_cited(session: Session, answer: Answer) -> list[Record]:
    """Return the records that an answer cites: who may read the answer may see what its sentences rest on."""
    keys = {citation.record for sentence in answer.draft.sentences() for citation in sentence.citations}
    query = select(SourceRecord).where(SourceRecord.key.in_(keys), SourceRecord.ministry_id == answer.ministry_id)
    return [row.current for row in session.scalars(query)]


def record_titles(session: Session, actor: Actor, keys: Iterable[str]) -> dict[str, str]:
    """Return the titles of those of these records that the actor may see."""
    records = _current(session, SourceRecord.key.in_(set(keys)) & _own(actor))
    return {record.key: record.title for record in records}


def used_in(session: Session, actor: Actor, record: SourceRecord) -> list[Inquiry]:
    """Return the inquiries of the actor's ministry that a record is linked to, the newest first."""
    query = (
        select(Inquiry)
        .join(RecordLink, RecordLink.inquiry_id == Inquiry.id)
        .where(RecordLink.record_id == record.id, visible_to(actor))
        .order_by(Inquiry.id.desc())
    )
    return list(session.scalars(query))


def _current(session: Session, condition: ColumnElement[bool]) -> list[Record]:
    return [version.record for version in session.scalars(_latest().where(condition))]


def _latest() -> Select[RecordVersion]:
    """Return the query of the latest versions alone: a long history costs nothing."""
    is_latest = RecordVersion.number == SourceRecord.latest_version
    return select(RecordVersion).join(SourceRecord, SourceRecord.id == RecordVersion.record_id).where(is_latest)


def _own(actor: Actor) -> ColumnElement[bool]:
    return true() if actor.is_system else SourceRecord.ministry_id == actor.ministry_id
