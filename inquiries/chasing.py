"""The chase ladder: whom an errand that does not come back is told to, and when (Nachfassen)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.assignment import Errand, ErrandKind
from inquiries.foundation import clock
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.deadlines import working_days_left
from inquiries.parliament.people import Person, people_with
from inquiries.workflow import Stage


class Side(Enum):
    """Who is told on a rung; the value is German."""

    HOUSE = "wer gefragt ist"
    ITS_COORDINATION = "die Koordination des gefragten Hauses"
    LEAD = "die Koordination des federführenden Hauses"


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: so many working days before the internal day, below zero after it, somebody is told."""

    name: str
    days_left: int
    side: Side
    in_words: str


LADDER: Final = (
    Rung("bald", 2, Side.HOUSE, "bald fällig"),
    Rung("heute", 0, Side.HOUSE, "heute fällig"),
    Rung("überfällig", -1, Side.ITS_COORDINATION, "überfällig"),
    Rung("eskaliert", -3, Side.LEAD, "seit Tagen überfällig"),
)
_OPEN: Final = (Stage.DRAFTING, Stage.CO_SIGNING)


def chase(session: Session, *, today: date | None = None) -> int:
    """Tell everybody on each rung that is reached; each is told once, so that it may run as often as one likes."""
    today = today or clock.today()
    query = (
        select(Errand, Inquiry)
        .join(Inquiry, Inquiry.id == Errand.inquiry_id)
        .where(Errand.done_at.is_(None), Errand.due_on.is_not(None), Inquiry.stage.in_(_OPEN))
        .order_by(Errand.id)
    )
    return sum(_climb(session, errand, inquiry, today) for errand, inquiry in session.execute(query).all())


def _climb(session: Session, errand: Errand, inquiry: Inquiry, today: date) -> int:
    if errand.due_on is None:
        return 0
    left = working_days_left(today, errand.due_on, inquiry.parliament.code)
    reached = [rung for rung in LADDER if left <= rung.days_left]
    if not reached:
        return 0
    rung = reached[-1]  # a missed run tells the rung reached by now, not all that were missed
    return sum(_tell(session, errand, inquiry, rung, person) for person in _people(session, errand, rung.side))


def _people(session: Session, errand: Errand, side: Side) -> list[Person]:
    ministry_id = errand.by_ministry_id if side is Side.LEAD else errand.ministry_id
    those_asked = people_with(session, ministry_id, Permission.CO_SIGN)
    if side is Side.HOUSE:
        return those_asked
    # an authority has no co-ordination
    return people_with(session, ministry_id, Permission.RUN_MINISTRY) or those_asked


def _tell(session: Session, errand: Errand, inquiry: Inquiry, rung: Rung, person: Person) -> bool:
    is_signature = errand.kind is ErrandKind.CO_SIGNATURE
    told = notify(
        session,
        Occasion.ERRAND_CHASED,
        person,
        about=f"errand:{errand.id}:{errand.due_on}:{rung.name}",
        number=str(inquiry.number),
        title=inquiry.title,
        kind=errand.kind.value,
        rung=rung.name,
        in_words=rung.in_words,
        house=errand.ministry.named_on(today := clock.today()).name,
        lead=errand.by_ministry.named_on(today).name,
        due_on=errand.due_on,
        path=f"/anfragen/{inquiry.id}/{'mitzeichnung' if is_signature else 'zulieferungen'}/",
    )
    return told is not None
