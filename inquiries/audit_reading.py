"""Reading the audit trail as a whole: filtered, in pages, one parliament's alone (Protokolleinsicht)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry, Realm
from inquiries.foundation.clock import GERMANY
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.parliament.people import Person

PAGE_SIZE: Final = 50
MOST_EXPORTED: Final = 50_000


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the trail is narrowed to; every value has its place in the address."""

    action: str = ""
    who: str = ""
    number: str = ""
    realm: Realm | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """One page of the trail, the newest entry first."""

    entries: Sequence[AuditEntry]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def read_trail(session: Session, actor: Actor, wanted: AuditFilter, *, page: int = 1) -> AuditPage:
    """Return one page of the trail of the actor's parliament; a page past the end becomes the last."""
    query = _query(actor, wanted)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    rows = session.scalars(query.order_by(AuditEntry.id.desc()).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return AuditPage(list(rows), total, page)


def export_trail(session: Session, actor: Actor, wanted: AuditFilter) -> list[AuditEntry]:
    """Return all entries that a filter leaves, the newest first, for a spreadsheet."""
    return list(session.scalars(_query(actor, wanted).order_by(AuditEntry.id.desc()).limit(MOST_EXPORTED)))


def actions_of(session: Session, actor: Actor) -> list[str]:
    """Return the acts that the trail knows, for the filter."""
    actor.require(Permission.READ_AUDIT)
    query = select(AuditEntry.action).where(_of_parliament(actor)).distinct().order_by(AuditEntry.action)
    return list(session.scalars(query))


def numbers_of(session: Session, entries: Sequence[AuditEntry]) -> dict[int, str]:
    """Return the numbers of the inquiries that some entries are about."""
    ids = {entry.inquiry_id for entry in entries if entry.inquiry_id is not None}
    query = select(Inquiry.id, ElectoralTerm.number, Inquiry.serial).join(Inquiry.term).where(Inquiry.id.in_(ids))
    return {row.id: f"{row.number}/{row.serial}" for row in session.execute(query)}


def names_of(session: Session, entries: Sequence[AuditEntry]) -> dict[int, str]:
    """Return the names of the people that the details of some entries speak of, by their id."""
    ids = {entry.detail["officer_id"] for entry in entries if entry.detail.get("officer_id")}
    return {row.id: row.name for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))}


def _query(actor: Actor, wanted: AuditFilter) -> Select[AuditEntry]:
    actor.require(Permission.READ_AUDIT)
    conditions = [_of_parliament(actor)]
    if wanted.action:
        conditions.append(AuditEntry.action == wanted.action)
    if wanted.who:
        named = AuditEntry.actor_name.icontains(wanted.who, autoescape=True)
        conditions.append(named | AuditEntry.actor_login.icontains(wanted.who, autoescape=True))
    if wanted.number:
        conditions.append(AuditEntry.inquiry_id.in_(_numbered(wanted.number)))
    if wanted.realm is not None:
        conditions.append(AuditEntry.realm == wanted.realm)
    if wanted.from_on is not None:
        conditions.append(AuditEntry.at >= _midnight(wanted.from_on))
    if wanted.to_on is not None:
        conditions.append(AuditEntry.at < _midnight(wanted.to_on + timedelta(days=1)))
    return select(AuditEntry).where(*conditions)


def _of_parliament(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that an entry is about the actor's parliament, or is the installation's own."""
    ours = select(Inquiry.id).where(Inquiry.parliament_id == actor.parliament_id)
    people = select(Person.login).where(Person.parliament_id == actor.parliament_id)
    others = select(Person.login).where(Person.parliament_id != actor.parliament_id)
    of_nobody = AuditEntry.actor_login.in_(people) | AuditEntry.actor_login.not_in(others)
    return or_(AuditEntry.inquiry_id.in_(ours), AuditEntry.inquiry_id.is_(None) & of_nobody)


def _numbered(number: str) -> Select[int]:
    term, _, serial = number.strip().partition("/")
    if not (term.isdecimal() and serial.isdecimal() and len(term) < 4 and len(serial) < 9):
        return select(Inquiry.id).where(Inquiry.id == -1)
    return select(Inquiry.id).join(Inquiry.term).where(ElectoralTerm.number == int(term), Inquiry.serial == int(serial))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), GERMANY)
