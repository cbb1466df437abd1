"""The steps of the proceedings at the command line, with what each needs (Verfahren)."""

from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from app.cli.values import Values, day_of, limit_of, needed, parse_day
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.proceedings import clarification, due_days, oral_answer, recheck, rejection
from inquiries.proceedings.due_days import Extension
from inquiries.proceedings.end_of_term import lapse_inquiry
from inquiries.proceedings.oral_answer import OralRequest
from inquiries.proceedings.rejection import Reasons
from inquiries.wording import Wording
from inquiries.workflow import Event

Verb = Callable[[Session, Actor, Inquiry, Values], object]


def _answer_clarification(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    """Answer in words (text=…), with a new title where it is given."""
    wording = inquiry.wording
    changed = Wording(values["title"], wording.preamble, wording.questions) if "title" in values else None
    clarification.answer_clarification(session, actor, inquiry.id, text=values.get("text", ""), wording=changed)


def _reject(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    """Reject with reasons (reason=…), the rule's grounds by codes (grounds=judgement,form), the day of delivery."""
    grounds = tuple(code.strip() for code in values.get("grounds", "").split(",") if code.strip())
    reasons = Reasons(values.get("reason", ""), grounds)
    rejection.reject_inquiry(session, actor, inquiry.id, reasons, delivered_on=day_of(values, "delivered_on"))


def _object(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    reason, on = values.get("reason", ""), day_of(values, "on")
    rejection.object_to_rejection(session, actor, inquiry.id, reason=reason, on=on)


def _extend(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    """Extend by a length (by=2 weeks) or until a day (until=2015-06-01), with reason and agreed_by."""
    extension = Extension(
        values.get("reason", ""), values.get("agreed_by", ""), limit_of(values, "by"), day_of(values, "until")
    )
    due_days.extend_deadline(session, actor, inquiry.id, extension)


def _set_due_day(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    due_on = parse_day(needed(values, "due_on"), "due_on")
    due_days.set_due_day(session, actor, inquiry.id, due_on=due_on, reason=values.get("reason", ""))


def _note_interim_report(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    on = day_of(values, "on") or clock.today()
    due_days.note_interim_report(session, actor, inquiry.id, on=on, text=values.get("reason", ""))


def _request_oral_answer(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    """Ask for an oral answer with a reason, since a day (on=…), for one of those who asked (asked_by=NAME)."""
    request = OralRequest(values.get("reason", ""), day_of(values, "on"), values.get("asked_by", ""))
    oral_answer.request_oral_answer(session, actor, inquiry.id, request)


def _reckon_anew(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    recheck.accept_proposal(session, actor, inquiry.id, due_on=day_of(values, "due_on"))


def _keep_due_day(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    recheck.dismiss_proposal(session, actor, inquiry.id, reason=values.get("reason", ""))


def _lapse(session: Session, actor: Actor, inquiry: Inquiry, values: Values) -> None:
    del values
    lapse_inquiry(session, actor, inquiry)


VERBS: Final[dict[Event, Verb]] = {
    Event.ANSWER_CLARIFICATION: _answer_clarification,
    Event.REJECT: _reject,
    Event.OBJECT: _object,
    Event.EXTEND: _extend,
    Event.SET_DUE_DAY: _set_due_day,
    Event.NOTE_INTERIM_REPORT: _note_interim_report,
    Event.REQUEST_ORAL_ANSWER: _request_oral_answer,
    Event.RECKON_ANEW: _reckon_anew,
    Event.KEEP_DUE_DAY: _keep_due_day,
    Event.LAPSE: _lapse,
}
