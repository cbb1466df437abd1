"""The inquiries that are counted, as one side may know them (Zählfälle)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry, InquiryAsker, Question
from inquiries.parliament.members import Member
from inquiries.parliament.ministries import ministries_of
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.workflow import HANDED_OVER, WITH_GOVERNMENT, Stage

NO_GROUP: Final = "fraktionslos"


class Side(Enum):
    """Who counts; the value says what the figures cover."""

    GOVERNMENT = "alle der Landesregierung zugeleiteten Anfragen"
    MINISTRY = "die Anfragen in Federführung Ihres Hauses"
    LANDTAG = "alle beim Landtag eingegangenen Anfragen"
    PUBLIC = "alle veröffentlichten Drucksachen"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is counted; every value has its place in the address. Days are those of the receipt."""

    term: int | None = None
    since: date | None = None
    until: date | None = None
    ministry_id: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One inquiry; the ministry is None where this side may not know it yet."""

    id: int
    stage: Stage
    ministry: str | None
    received_on: date
    forwarded_on: date | None
    due_on: date | None
    letter_dated_on: date | None
    groups: tuple[str, ...]
    members: tuple[str, ...]
    questions: int

    @property
    def in_time(self) -> bool | None:
        """Tell whether the answer kept its day; None without an answer or a day."""
        if self.letter_dated_on is None or self.due_on is None:
            return None
        return self.letter_dated_on <= self.due_on

    @property
    def days(self) -> int | None:
        """Return the days from the forwarding to the letter."""
        if self.letter_dated_on is None:
            return None
        return (self.letter_dated_on - (self.forwarded_on or self.received_on)).days

    @property
    def is_open(self) -> bool:
        """Tell whether the government still owes the answer."""
        return self.stage in WITH_GOVERNMENT


def side_of(actor: Actor) -> Side:
    """Return for which side somebody counts. Members see what everybody sees: their own list shows the rest."""
    if actor.is_system or Role.CHANCELLERY in actor.roles:
        return Side.GOVERNMENT
    if actor.is_government:
        return Side.MINISTRY
    if actor.roles & {Role.CLERK, Role.PRESIDENT, Role.ADMINISTRATOR}:
        return Side.LANDTAG
    return Side.PUBLIC


def load_cases(session: Session, actor: Actor, parliament: Parliament, wanted: Wanted) -> list[Case]:
    """Return the inquiries that the actor's side counts, in order of their receipt; none for the public."""
    side = side_of(actor)
    conditions = [Inquiry.parliament_id == parliament.id, *_of_side(side, actor), *_wanted(wanted)]
    if wanted.ministry_id is not None and side is Side.LANDTAG:
        conditions.append(Inquiry.stage.in_(HANDED_OVER))
    query = select(
        Inquiry.id,
        Inquiry.stage,
        Inquiry.lead_ministry_id,
        Inquiry.received_on,
        Inquiry.forwarded_on,
        Inquiry.due_on,
        Inquiry.letter_dated_on,
    ).join(Inquiry.term)
    rows = session.execute(query.where(*conditions).order_by(Inquiry.received_on, Inquiry.id)).all()
    askers, questions = _askers(session, conditions), _questions(session, conditions)
    names = _names(session, parliament)
    return [
        Case(
            id=row.id,
            stage=row.stage,
            ministry=_ministry(side, row.stage, names.get(row.lead_ministry_id)),
            received_on=row.received_on,
            forwarded_on=row.forwarded_on,
            due_on=row.due_on,
            letter_dated_on=row.letter_dated_on,
            groups=tuple(dict.fromkeys(group for _name, group in askers[row.id])),
            members=tuple(name for name, _group in askers[row.id]),
            questions=questions.get(row.id, 0),
        )
        for row in rows
    ]


def _of_side(side: Side, actor: Actor) -> list[ColumnElement[bool]]:
    if side is Side.GOVERNMENT:
        return [Inquiry.forwarded_on.is_not(None)]
    if side is Side.MINISTRY and actor.ministry_id is not None:
        return [Inquiry.lead_ministry_id == actor.ministry_id]
    return [] if side is Side.LANDTAG else [false()]


def _wanted(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.term is not None:
        conditions.append(ElectoralTerm.number == wanted.term)
    if wanted.since is not None:
        conditions.append(Inquiry.received_on >= wanted.since)
    if wanted.until is not None:
        conditions.append(Inquiry.received_on <= wanted.until)
    if wanted.ministry_id is not None:
        conditions.append(Inquiry.lead_ministry_id == wanted.ministry_id)
    return conditions


def _ministry(side: Side, stage: Stage, name: str | None) -> str | None:
    """Return the ministry's name; the Landtag learns it with the answer."""
    return name if side is not Side.LANDTAG or stage in HANDED_OVER else None


def _names(session: Session, parliament: Parliament) -> dict[int | None, str]:
    """Return the ministries' names of today, under which the same house is counted once."""
    return {each.id: each.named_on(clock.today()).name for each in ministries_of(session, parliament)}


def _askers(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[int, list[tuple[str, str]]]:
    query = (
        select(InquiryAsker.inquiry_id, Member.name, InquiryAsker.group_name)
        .join(InquiryAsker.member)
        .join(Inquiry, Inquiry.id == InquiryAsker.inquiry_id)
        .join(Inquiry.term)
        .where(*conditions)
        .order_by(InquiryAsker.inquiry_id, InquiryAsker.position)
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for inquiry_id, name, group in session.execute(query):
        found[inquiry_id].append((name, group or NO_GROUP))
    return found


def _questions(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[int, int]:
    query = (
        select(Question.inquiry_id, func.count(Question.id).label("questions"))
        .join(Inquiry, Inquiry.id == Question.inquiry_id)
        .join(Inquiry.term)
        .where(*conditions)
        .group_by(Question.inquiry_id)
    )
    return {row.inquiry_id: row.questions for row in session.execute(query)}
