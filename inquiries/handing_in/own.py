"""A Member's own inquiries, running, answered and closed: what „Meine Anfragen“ shows (Eigene Anfragen)."""

from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry, InquiryAsker
from inquiries.listing import PAGE_SIZE, Page
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.queries import ON_A_CARD, card_of, is_number
from inquiries.workflow import CLOSED, HANDED_OVER


class Shelf(Enum):
    """How far an own inquiry has come; the value is the heading on the page."""

    RUNNING = "Laufend"
    ANSWERED = "Beantwortet"
    CLOSED = "Ohne Antwort beendet"


def list_own(session: Session, actor: Actor, shelf: Shelf, *, text: str = "", page: int = 1) -> Page:
    """Return one page of the inquiries that the actor's Member asked, the running ones by their due day."""
    query = _query(actor, shelf)
    for word in text.split():
        query = query.where(Inquiry.title.icontains(word, autoescape=True) | is_number(word))
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    query = query.order_by(*_order(shelf), Inquiry.id).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)
    return Page([card_of(each, actor) for each in session.scalars(query.options(*ON_A_CARD))], total, page)


def count_own(session: Session, actor: Actor) -> dict[Shelf, int]:
    """Return how many own inquiries stand on each shelf."""
    return {
        shelf: session.scalar(select(func.count()).select_from(_query(actor, shelf).subquery())) or 0 for shelf in Shelf
    }


def _query(actor: Actor, shelf: Shelf) -> Select[Inquiry]:
    return (
        select(Inquiry)
        .join(Inquiry.term)
        .where(Inquiry.askers.any(InquiryAsker.member_id == actor.member_id), _on(shelf))
    )


def _on(shelf: Shelf) -> ColumnElement[bool]:
    answered, closed = Inquiry.stage.in_(HANDED_OVER), Inquiry.stage.in_(CLOSED - HANDED_OVER)
    return {Shelf.ANSWERED: answered, Shelf.CLOSED: closed, Shelf.RUNNING: ~answered & ~closed}[shelf]


def _order(shelf: Shelf) -> tuple[Any, ...]:
    if shelf is Shelf.RUNNING:
        return (Inquiry.due_on.is_(None), Inquiry.due_on, Inquiry.received_on)
    return (ElectoralTerm.number.desc(), Inquiry.serial.desc())
