"""The desks: what waits for me, what our ministry works on, what the government owes the Landtag (Schreibtische)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, false, func, or_, select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.calendar import add_working_days, working_days_between
from inquiries.parliament.deadlines import working_days_left
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.queries import ON_A_CARD, InquiryCard, card_of, is_number, visible_to, waits_for
from inquiries.waiting import offered_to
from inquiries.workflow import WITH_GOVERNMENT, Stage

PAGE_SIZE: Final = 25
SOON: Final = 5  # working days


class Desk(Enum):
    """Whose work is shown; the value is the page's title."""

    MINE = "Mein Schreibtisch"
    MINISTRY = "Unser Ressort"
    GOVERNMENT = "Regierung"


class Light(Enum):
    """How near a due day is: the traffic light, which is a word first; the value is that word."""

    OVERDUE = "überfällig"
    SOON = "bald fällig"
    LATER = "hat Zeit"


KEEPERS: Final[dict[Desk, frozenset[Role]]] = {
    Desk.MINE: frozenset(Role),
    Desk.MINISTRY: frozenset({Role.COORDINATOR, Role.APPROVER}),
    Desk.GOVERNMENT: frozenset({Role.CHANCELLERY}),
}


@dataclass(frozen=True, slots=True)
class DeskFilter:
    """What a desk is narrowed to; every value has its place in the address."""

    text: str = ""
    stage: Stage | None = None
    light: Light | None = None
    ministry_id: int | None = None
    sort: str = "due"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class DeskRow:
    """An inquiry on a desk: as its owner may see it, how near its day is, how long it has lain there."""

    card: InquiryCard
    days_left: int | None
    lies_for: int


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page of a desk, with what lies on the whole desk by traffic light."""

    rows: Sequence[DeskRow]
    total: int
    page: int
    counts: Mapping[Light, int]

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def ensure_keeps(actor: Actor, desk: Desk) -> None:
    """Raise NotFound for a desk that the actor does not keep: for others there is no such page."""
    if not actor.roles & KEEPERS[desk]:
        raise NotFound("Diese Seite gibt es nicht oder sie ist Ihnen nicht zugänglich.", desk=desk)


def look_at(
    session: Session, actor: Actor, parliament: Parliament, desk: Desk, wanted: DeskFilter, *, page: int = 1
) -> DeskPage:
    """Return one page of a desk; a page past the end becomes the last. Raise NotFound for somebody else's desk."""
    ensure_keeps(actor, desk)
    days = _Days.of(parliament)
    query = select(Inquiry).join(Inquiry.term).where(*_conditions(actor, desk, wanted, days))
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    shown = _sorted(query, wanted).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    rows = [_row(inquiry, actor, days) for inquiry in session.scalars(shown.options(*ON_A_CARD))]
    return DeskPage(rows, total, page, _counts(session, actor, desk, days))


@dataclass(frozen=True, slots=True)
class _Days:
    """Today and the last day that counts as soon, by a parliament's working days."""

    parliament: str
    today: date
    soon: date

    @classmethod
    def of(cls, parliament: Parliament) -> "_Days":
        today = clock.today()
        return cls(parliament.code, today, add_working_days(today, SOON, parliament.code))

    def light(self, light: Light) -> ColumnElement[bool]:
        return {
            Light.OVERDUE: Inquiry.due_on < self.today,
            Light.SOON: Inquiry.due_on.between(self.today, self.soon),
            Light.LATER: or_(Inquiry.due_on > self.soon, Inquiry.due_on.is_(None)),
        }[light]


def _lies_on(actor: Actor, desk: Desk) -> ColumnElement[bool]:
    if desk is Desk.MINE:
        return waits_for(actor)
    if desk is Desk.MINISTRY:
        theirs = Inquiry.lead_ministry_id == actor.ministry_id if actor.ministry_id is not None else false()
        offered = (Inquiry.stage == Stage.ASSIGNED) & offered_to(actor)
        return (theirs & Inquiry.stage.in_(WITH_GOVERNMENT)) | offered
    return Inquiry.stage.in_(WITH_GOVERNMENT)


def _conditions(actor: Actor, desk: Desk, wanted: DeskFilter, days: _Days) -> list[ColumnElement[bool]]:
    conditions = [visible_to(actor), _lies_on(actor, desk)]
    conditions += [Inquiry.title.icontains(word, autoescape=True) | is_number(word) for word in wanted.text.split()]
    if wanted.stage is not None:
        conditions.append(Inquiry.stage == wanted.stage)
    if wanted.light is not None:
        conditions.append(days.light(wanted.light))
    if wanted.ministry_id is not None:
        conditions.append(Inquiry.lead_ministry_id == wanted.ministry_id)
    return conditions


def _counts(session: Session, actor: Actor, desk: Desk, days: _Days) -> dict[Light, int]:
    columns = [func.count(case((days.light(light), 1))) for light in Light]
    query = select(*columns).select_from(Inquiry).where(visible_to(actor), _lies_on(actor, desk))
    return dict(zip(Light, session.execute(query).one(), strict=True))


SORTS: Final[dict[str, tuple[Any, ...]]] = {
    "due": (Inquiry.due_on,),
    "number": (ElectoralTerm.number, Inquiry.serial),
    "title": (Inquiry.title,),
    "since": (Inquiry.stage_since_at,),
}


def _sorted(query: Select[Inquiry], wanted: DeskFilter) -> Select[Inquiry]:
    columns = SORTS.get(wanted.sort, SORTS["due"])
    order = [column.desc() if wanted.descending else column.asc() for column in columns]
    undated = [Inquiry.due_on.is_(None)] if wanted.sort == "due" else []
    return query.order_by(*undated, *order, Inquiry.received_on, Inquiry.id)


def _row(inquiry: Inquiry, actor: Actor, days: _Days) -> DeskRow:
    card = card_of(inquiry, actor)
    left = working_days_left(days.today, card.due_on, days.parliament) if card.due_on else None
    if inquiry.stage not in WITH_GOVERNMENT:
        left = None  # the answer is there, or the limit has not begun
    return DeskRow(card, left, max(0, working_days_between(card.since, days.today, days.parliament)))
