"""The lists of inquiries: what they are narrowed to, how they are sorted, page by page or whole (Listen)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry, InquiryAsker, InquiryKind
from inquiries.parliament.members import Member
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.queries import ON_A_CARD, InquiryCard, card_of, is_number, visible_to
from inquiries.workflow import CLOSED, HANDED_OVER, WITH_GOVERNMENT, Stage

PAGE_SIZE: Final = 25
PAGE_SIZES: Final = (25, 50, 100)
NO_GROUP: Final = "fraktionslos"
_CHUNK: Final = 200


@dataclass(frozen=True, slots=True)
class InquiryFilter:
    """What a list is narrowed to; every value has its place in the address."""

    text: str = ""
    stage: Stage | None = None
    kind: InquiryKind | None = None
    term: int | None = None
    ministry_id: int | None = None
    group: str = ""
    member: str = ""
    received_from: date | None = None
    received_to: date | None = None
    due_from: date | None = None
    due_to: date | None = None
    overdue: bool = False
    open_only: bool = False
    sort: str = "number"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: the cards on it, how many there are in all, and where it stands."""

    cards: Sequence[InquiryCard]
    total: int
    page: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, -(-self.total // self.size))


def list_inquiries(
    session: Session, actor: Actor, wanted: InquiryFilter, *, page: int = 1, size: int = PAGE_SIZE
) -> Page:
    """Return one page of the inquiries that exist for the actor; a page past the end becomes the last."""
    total = count_inquiries(session, actor, wanted)
    page = min(max(page, 1), max(1, -(-total // size)))
    query = _query(actor, wanted).options(*ON_A_CARD).limit(size).offset((page - 1) * size)
    return Page([card_of(inquiry, actor) for inquiry in session.scalars(query)], total, page, size)


def every_card(session: Session, actor: Actor, wanted: InquiryFilter) -> Iterator[InquiryCard]:
    """Yield the whole list, for files and prints."""
    query = _query(actor, wanted).options(*ON_A_CARD).execution_options(yield_per=_CHUNK)
    for inquiry in session.scalars(query):
        yield card_of(inquiry, actor)


def matching_ids(session: Session, actor: Actor, wanted: InquiryFilter, *, limit: int) -> list[int]:
    """Return the ids of the whole list, so many at most."""
    return list(session.scalars(_query(actor, wanted).with_only_columns(Inquiry.id).limit(limit)))


def count_inquiries(session: Session, actor: Actor, wanted: InquiryFilter) -> int:
    """Return how many inquiries there are for the actor."""
    query = select(func.count(Inquiry.id)).join(Inquiry.term).where(visible_to(actor), *_conditions(actor, wanted))
    return session.scalar(query) or 0


def _query(actor: Actor, wanted: InquiryFilter) -> Select[Inquiry]:
    query = select(Inquiry).join(Inquiry.term).where(visible_to(actor), *_conditions(actor, wanted))
    columns = _since(actor) if wanted.sort == "since" else SORTS.get(wanted.sort, SORTS["number"])
    ordered = (column.desc() if wanted.descending else column.asc() for column in columns)
    return query.order_by(*(column.nulls_last() for column in ordered), Inquiry.id)


SORTS: Final[dict[str, tuple[Any, ...]]] = {
    "number": (ElectoralTerm.number, Inquiry.serial),
    "title": (Inquiry.title,),
    "received": (Inquiry.received_on, Inquiry.serial),
    "due": (Inquiry.due_on, Inquiry.serial),
}


def _since(actor: Actor) -> tuple[Any, ...]:
    """Return since when somebody has the next step, as the actor's card shows it: the Landtag sees the forwarding."""
    entered = func.date(Inquiry.stage_since_at)
    if actor.is_government:
        return (entered, Inquiry.serial)
    return (case((Inquiry.stage.in_(WITH_GOVERNMENT), Inquiry.forwarded_on), else_=entered), Inquiry.serial)


def _conditions(actor: Actor, wanted: InquiryFilter) -> list[ColumnElement[bool]]:
    conditions = [_says(word) for word in wanted.text.split()]
    conditions += [_is_asked_by(word) for word in wanted.member.split()]
    if wanted.stage is not None:
        conditions.append(Inquiry.stage.in_(_stages_seen_as(actor, wanted.stage)))
    if wanted.ministry_id is not None:
        conditions.append(_has_ministry(actor, wanted.ministry_id))
    if wanted.group:
        name = None if wanted.group == NO_GROUP else wanted.group
        conditions.append(Inquiry.askers.any(InquiryAsker.group_name == name))
    return conditions + _facts(wanted) + _days(wanted)


def _facts(wanted: InquiryFilter) -> list[ColumnElement[bool]]:
    facts = (
        (wanted.kind is not None, Inquiry.kind == wanted.kind),
        (wanted.term is not None, ElectoralTerm.number == wanted.term),
        (wanted.open_only, Inquiry.stage.not_in(CLOSED)),
        (wanted.overdue, is_overdue(clock.today())),
    )
    return [condition for is_wanted, condition in facts if is_wanted]


def is_overdue(today: date) -> ColumnElement[bool]:
    """Return the condition that an answer should have been there before a day."""
    return (Inquiry.due_on < today) & Inquiry.stage.not_in(CLOSED | HANDED_OVER)


def _days(wanted: InquiryFilter) -> list[ColumnElement[bool]]:
    bounds = (
        (Inquiry.received_on, wanted.received_from, wanted.received_to),
        (Inquiry.due_on, wanted.due_from, wanted.due_to),
    )
    return [
        *(column >= first for column, first, _ in bounds if first is not None),
        *(column <= last for column, _, last in bounds if last is not None),
    ]


def _says(word: str) -> ColumnElement[bool]:
    return Inquiry.title.icontains(word, autoescape=True) | is_number(word) | _is_asked_by(word)


def _is_asked_by(word: str) -> ColumnElement[bool]:
    return Inquiry.askers.any(InquiryAsker.member.has(Member.name.icontains(word, autoescape=True)))


def _has_ministry(actor: Actor, ministry_id: int) -> ColumnElement[bool]:
    """Return the condition of a lead ministry; the Landtag learns of it with the answer."""
    leads = Inquiry.lead_ministry_id == ministry_id
    return leads if actor.is_government else leads & Inquiry.stage.in_(HANDED_OVER)


def _stages_seen_as(actor: Actor, stage: Stage) -> frozenset[Stage]:
    if actor.is_government:
        return frozenset({stage})
    if stage is Stage.FORWARDED:
        return WITH_GOVERNMENT
    return frozenset({stage}) - WITH_GOVERNMENT
