"""Reads of source records: they exist only for the people of their ministry (Abfragen)."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, selectinload

from answers.queries import get_own_inquiry
from answers.records.models import RecordLink, SourceRecord
from answers.records.record import Record
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.queries import visible_to


def get_source_record(session: Session, actor: Actor, key: str) -> SourceRecord:
    """Return a record of the actor's ministry with its versions; raise NotFound for any other."""
    actor.require(Permission.SEE_GOVERNMENT_WORK)
    record = session.scalar(select(SourceRecord).where(SourceRecord.key == key, _own(actor)))
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
    rows = session.scalars(select(SourceRecord).where(_own(actor)).options(selectinload(SourceRecord.versions)))
    return sorted((row.current for row in rows), key=lambda record: (record.title.casefold(), record.key))


def linked_records(session: Session, actor: Actor, inquiry_id: int) -> list[Record]:
    """Return the records linked to an inquiry of the actor's ministry, in the order of their linking."""
    inquiry = get_own_inquiry(session, actor, inquiry_id)
    query = (
        select(SourceRecord)
        .join(RecordLink, RecordLink.record_id == SourceRecord.id)
        .where(RecordLink.inquiry_id == inquiry.id, _own(actor))
        .order_by(RecordLink.position)
        .options(selectinload(SourceRecord.versions))
    )
    return [row.current for row in session.scalars(query)]


def record_titles(session: Session, actor: Actor, keys: Iterable[str]) -> dict[str, str]:
    """Return the titles of those of these records that the actor may see."""
    wanted = set(keys)
    query = select(SourceRecord).where(SourceRecord.key.in_(wanted), _own(actor))
    rows = session.scalars(query.options(selectinload(SourceRecord.versions)))
    return {row.key: row.current.title for row in rows}


def used_in(session: Session, actor: Actor, record: SourceRecord) -> list[Inquiry]:
    """Return the inquiries of the actor's ministry that a record is linked to, the newest first."""
    query = (
        select(Inquiry)
        .join(RecordLink, RecordLink.inquiry_id == Inquiry.id)
        .where(RecordLink.record_id == record.id, visible_to(actor))
        .order_by(Inquiry.id.desc())
    )
    return list(session.scalars(query))


def _own(actor: Actor) -> ColumnElement[bool]:
    return true() if actor.is_system else SourceRecord.ministry_id == actor.ministry_id
