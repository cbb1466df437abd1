"""Reads of the parliament's side: who may see which inquiry, and how much of it (Abfragen)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import Session, selectinload

from inquiries.assignment import Errand, ErrandKind
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry, InquiryAsker
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import ElectoralTerm
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.waiting import (
    asked_to_contribute,
    asked_to_sign,
    drafted_by,
    offered_to,
    to_be_cleared_by,
    to_be_submitted_by,
)
from inquiries.workflow import ENDED_UNANSWERED, HANDED_OVER, HOLDERS, WITH_GOVERNMENT, Stage

ON_A_CARD: Final = (  # loaded for a whole list at once, not card by card
    selectinload(Inquiry.term),
    selectinload(Inquiry.askers).selectinload(InquiryAsker.member),
    selectinload(Inquiry.lead_ministry).selectinload(Ministry.names),
    selectinload(Inquiry.officer),
    selectinload(Inquiry.further_officers),
    selectinload(Inquiry.involved).selectinload(Ministry.names),
    selectinload(Inquiry.errands),
)
STANDS_IN: Final = {Role.MEMBER_STAFF: Role.MEMBER}  # whose desk is also theirs


def _whole_parliament(actor: Actor) -> ColumnElement[bool]:
    return Inquiry.parliament_id == actor.parliament_id


def _own_or_published(actor: Actor) -> ColumnElement[bool]:
    own = Inquiry.askers.any(InquiryAsker.member_id == actor.member_id)
    return _whole_parliament(actor) & or_(own, Inquiry.stage == Stage.PUBLISHED)


def _forwarded(actor: Actor) -> ColumnElement[bool]:
    return _whole_parliament(actor) & Inquiry.forwarded_on.is_not(None)


def _of_own_ministry(actor: Actor) -> ColumnElement[bool]:
    if actor.ministry_id is None:
        return false()
    involved = Inquiry.involved.any(Ministry.id == actor.ministry_id)
    return _whole_parliament(actor) & or_(Inquiry.lead_ministry_id == actor.ministry_id, offered_to(actor), involved)


SCOPES: Final[dict[Role, Callable[[Actor], ColumnElement[bool]]]] = {
    Role.CLERK: _whole_parliament,
    Role.PRESIDENT: _whole_parliament,
    Role.MEMBER: _own_or_published,
    Role.MEMBER_STAFF: _own_or_published,
    Role.CHANCELLERY: _forwarded,
    Role.COORDINATOR: _of_own_ministry,
    Role.OFFICER: _of_own_ministry,
    Role.APPROVER: _of_own_ministry,
}


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that an inquiry exists for an actor; a role without a row sees none."""
    if actor.is_system:
        return true()
    return or_(false(), *(SCOPES[role](actor) for role in sorted(actor.roles, key=str) if role in SCOPES))


def get_inquiry(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    """Return an inquiry that exists for the actor; raise NotFound otherwise, whether or not there is one."""
    return _the_one(session, actor, Inquiry.id == inquiry_id)


def get_inquiry_by_number(
    session: Session, actor: Actor, number: PrintedPaperNumber, *, parliament_id: int | None = None
) -> Inquiry:
    """Return the inquiry with a number, in the actor's parliament unless another is named.

    Raises InvalidInput where several parliaments gave that number and the actor belongs to none of them.
    """
    conditions = [ElectoralTerm.number == number.term, Inquiry.serial == number.serial]
    if parliament_id is None:
        parliament_id = _ensure_one_parliament(session, actor, conditions)
    return _the_one(session, actor, *conditions, Inquiry.parliament_id == parliament_id)


def _ensure_one_parliament(session: Session, actor: Actor, conditions: list[ColumnElement[bool]]) -> int | None:
    query = select(Inquiry.parliament_id).join(Inquiry.term).where(visible_to(actor), *conditions).distinct()
    found = session.scalars(query).all()
    if len(found) > 1:
        raise InvalidInput(
            "Diese Nummer haben hier mehrere Parlamente vergeben. Handeln Sie im Namen einer Person des Parlaments "
            "(an der Befehlszeile mit --as).",
            field="number",
        )
    return found[0] if found else None


def _the_one(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> Inquiry:
    query = select(Inquiry).join(Inquiry.term).where(visible_to(actor), *conditions)
    inquiry = session.scalars(query).unique().first()
    if inquiry is None:
        raise NotFound("Diese Anfrage gibt es nicht oder sie ist Ihnen nicht zugänglich.")
    return inquiry


@dataclass(frozen=True, slots=True)
class InquiryCard:
    """An inquiry as one actor may see it: the Landtag learns nothing of what happens inside the government."""

    id: int
    number: PrintedPaperNumber
    kind: str
    title: str
    askers: tuple[tuple[str, str | None], ...]
    stage: Stage
    holder: str | None
    since: date
    received_on: date
    forwarded_on: date | None
    due_on: date | None
    due_explanation: str | None
    letter_dated_on: date | None
    in_time: bool | None
    ministry: str | None
    officer: str | None
    involved: str | None
    revision: int | None
    own_number: PrintedPaperNumber | None = None
    wished: str | None = None


def card_of(inquiry: Inquiry, actor: Actor) -> InquiryCard:
    """Return what the actor may see of an inquiry at a glance."""
    inside = actor.is_government
    hidden = inquiry.stage in WITH_GOVERNMENT and not inside
    ministry = inquiry.lead_ministry if inside or inquiry.stage in HANDED_OVER else None
    named_on = inquiry.letter_dated_on or inquiry.received_on
    return InquiryCard(
        id=inquiry.id,
        number=inquiry.number,
        kind=inquiry.instrument,
        title=inquiry.title,
        askers=tuple((asker.member.name, asker.group_name) for asker in inquiry.askers),
        stage=Stage.FORWARDED if hidden else inquiry.stage,
        holder="Landesregierung" if hidden else _holder(inquiry),
        since=(inquiry.forwarded_on or inquiry.received_on) if hidden else clock.day_of(inquiry.stage_since_at),
        received_on=inquiry.received_on,
        forwarded_on=inquiry.forwarded_on,
        due_on=inquiry.due_on,
        due_explanation=inquiry.due_explanation,
        letter_dated_on=inquiry.letter_dated_on,
        in_time=inquiry.in_time,
        ministry=ministry.named_on(named_on).name if ministry else None,
        officer=_officers(inquiry) if _works_on(inquiry, actor) else None,
        involved=_involved(inquiry) if inside else None,
        revision=None if hidden or (inquiry.stage in ENDED_UNANSWERED and not inside) else inquiry.revision,
        own_number=inquiry.own_number,
        wished=inquiry.wished_ministry.named_on(inquiry.received_on).name if inquiry.wished_ministry else None,
    )


def _involved(inquiry: Inquiry) -> str | None:
    return ", ".join(each.named_on(inquiry.received_on).abbreviation for each in inquiry.involved) or None


def _works_on(inquiry: Inquiry, actor: Actor) -> bool:
    """Tell whether an actor may know who drafts: the lead ministry and the chancellery."""
    return actor.acts_for(inquiry.lead_ministry_id) or Role.CHANCELLERY in actor.roles


def _officers(inquiry: Inquiry) -> str | None:
    return ", ".join(person.name for person in (inquiry.officer, *inquiry.further_officers) if person) or None


def _holder(inquiry: Inquiry) -> str | None:
    if inquiry.stage is Stage.DRAFTING and inquiry.officer:
        return inquiry.officer.name
    if inquiry.stage is Stage.CO_SIGNING:
        waiting = [each.ministry for each in inquiry.errands if _is_open_signature(each)]
        return ", ".join(each.named_on(inquiry.received_on).abbreviation for each in waiting) or _officer_of(inquiry)
    if inquiry.stage is Stage.CLEARANCE and inquiry.clearance_step:
        return inquiry.clearance_step
    return HOLDERS[inquiry.stage].value if inquiry.stage in HOLDERS else None


def _is_open_signature(errand: Errand) -> bool:
    return errand.kind is ErrandKind.CO_SIGNATURE and errand.done_at is None


def _officer_of(inquiry: Inquiry) -> str | None:
    return inquiry.officer.name if inquiry.officer else HOLDERS[Stage.DRAFTING].value


def is_number(word: str) -> ColumnElement[bool]:
    """Return the condition that a word is a number of an inquiry, its own or of its papers; never for any other."""
    term, slash, serial = word.partition("/")
    if not (slash and term.isascii() and term.isdigit() and serial.isascii() and serial.isdigit() and len(serial) < 9):
        return false()
    numbers = (Inquiry.serial, Inquiry.own_serial, Inquiry.answer_serial)
    return (ElectoralTerm.number == int(term[:4])) & or_(*(number == int(serial) for number in numbers))


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that an inquiry's next step is the actor's: what the desk shows (Mein Schreibtisch)."""
    roles = actor.roles | {STANDS_IN[role] for role in actor.roles if role in STANDS_IN}
    conditions = [_waits(actor, stage, role) for stage, role in HOLDERS.items() if role in roles]
    if {Role.COORDINATOR, Role.OFFICER} & actor.roles and not actor.is_system:
        conditions.append(asked_to_contribute(actor))
    if Role.CHANCELLERY in actor.roles:
        conditions.append((Inquiry.stage == Stage.CLEARANCE) & Inquiry.clearance_at_chancellery)
    if Role.OFFICER in actor.roles and not actor.is_system:
        conditions.append(to_be_submitted_by(actor))
    return or_(false(), *conditions)


def _waits(actor: Actor, stage: Stage, role: Role) -> ColumnElement[bool]:
    condition = Inquiry.stage == stage
    if role is Role.OFFICER and not actor.is_system:
        return condition & drafted_by(actor)
    if role is Role.COORDINATOR and not actor.is_system:
        return condition & (offered_to(actor) if stage is Stage.ASSIGNED else asked_to_sign(actor))
    if role is Role.APPROVER and not actor.is_system:
        return condition & to_be_cleared_by(actor)
    if role is Role.MEMBER and not actor.is_system:
        return condition & Inquiry.askers.any(InquiryAsker.member_id == actor.member_id)
    return condition
