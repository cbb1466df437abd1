"""Asking that an overdue answer be given in a sitting, as far as the rules know that (mündliche Beantwortung)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, object_session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.notifications import Occasion, notify
from inquiries.parliament.people import Person, people_of_parliament_with
from inquiries.parliament.rules import OralAnswer, Rule
from inquiries.proceedings.due_days import add_note, deadline_of
from inquiries.proceedings.models import DeadlineNote, DeadlineNoteKind
from inquiries.proceedings.standing import inquiry_to_act_on, people_who_answer
from inquiries.services import take_step
from inquiries.workflow import Event


@dataclass(frozen=True, slots=True)
class OralRequest:
    """Why a Member wants the answer in a sitting, since when, and which Member; the first-named unless another is."""

    reason: str
    on: date | None = None
    asked_by: str = ""


def request_oral_answer(
    session: Session, actor: Actor, inquiry_id: int, request: OralRequest, *, revision: int | None = None
) -> Inquiry:
    """Note who wants the overdue answer given in a sitting, since which day, and why; clerks and ministry are told.

    Raises StepNotAllowed where the frozen rule knows no such request, or needs none, and before the due day has passed.
    """
    inquiry = inquiry_to_act_on(session, actor, inquiry_id)
    on, asked_by = request.on or clock.today(), _asker(inquiry, request.asked_by)
    inquiry = take_step(
        session,
        actor,
        inquiry_id,
        Event.REQUEST_ORAL_ANSWER,
        revision=revision,
        reason=request.reason.strip(),
        asked_by=asked_by,
        on=on,
    )
    if hindrance := hindrance_to_oral_answer(inquiry):
        raise StepNotAllowed(hindrance, inquiry_id=inquiry.id)
    if not (inquiry.due_on or date.max) < on <= clock.today():
        raise InvalidInput("Der Tag muss nach dem Ablauf der Frist und darf nicht in der Zukunft liegen.", field="on")
    note = DeadlineNote(kind=DeadlineNoteKind.ORAL_ANSWER, reason=request.reason, agreed_by=asked_by)
    add_note(session, actor, inquiry, note, on=on)
    _tell(session, inquiry, asked_by=asked_by, reason=request.reason.strip())
    return inquiry


def hindrance_to_oral_answer(inquiry: Inquiry) -> str | None:
    """Return why an oral answer can't be asked for now, by the rule that was frozen; None when it can."""
    rule = deadline_of(inquiry).rule
    if reason := _no_request(rule):
        return reason
    if inquiry.due_on is None or inquiry.due_on >= clock.today():
        return "Das ist erst möglich, wenn die Frist abgelaufen ist."
    if _is_asked_for(inquiry):
        return "Die mündliche Beantwortung ist schon verlangt."
    return None


def _no_request(rule: Rule) -> str | None:
    if rule.oral_answer is None:
        known = f" {rule.overdue}" if rule.overdue else ""
        return f"Dass eine mündliche Beantwortung verlangt werden kann, ist für {rule.law} nicht belegt.{known}"
    if rule.oral_answer is OralAnswer.OF_ITSELF:
        return f"Nach {rule.law} ist dafür kein Antrag nötig: {rule.overdue}"
    return None


def _is_asked_for(inquiry: Inquiry) -> bool:
    session = object_session(inquiry)
    kept = exists().where(DeadlineNote.inquiry_id == inquiry.id, DeadlineNote.kind == DeadlineNoteKind.ORAL_ANSWER)
    return session is not None and bool(session.scalar(select(kept)))


def _asker(inquiry: Inquiry, name: str) -> str:
    name, names = name.strip(), [asker.member.name for asker in inquiry.askers]
    if name and name not in names:
        raise InvalidInput(
            f"„{name}“ hat diese Anfrage nicht gestellt. Verlangen kann es, wer gefragt hat: {', '.join(names)}.",
            field="asked_by",
        )
    return name or names[0]


def _tell(session: Session, inquiry: Inquiry, *, asked_by: str, reason: str) -> None:
    told: Iterable[Person] = (
        *people_of_parliament_with(session, inquiry.parliament, Permission.KEEP_DEADLINES),
        *people_who_answer(session, inquiry),
    )
    for person in told:
        notify(
            session,
            Occasion.ORAL_ANSWER_ASKED,
            person,
            about=f"inquiry:{inquiry.id}",
            number=str(inquiry.number),
            title=inquiry.title,
            asked_by=asked_by,
            reason=reason,
            path=f"/anfragen/{inquiry.id}",
        )
