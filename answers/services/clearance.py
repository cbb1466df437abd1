"""The way of an answer to its clearance: submit, send back, clear (Freigabe)."""

from datetime import date

from sqlalchemy.orm import Session

from answers import composition
from answers.queries import get_answer, get_inquiry_in_drafting, get_own_inquiry
from answers.services.checking import ensure_checked
from answers.services.revising import ensure_fresh
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import FourEyesRequired, InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.services import take_step
from inquiries.workflow import Event, ensure_possible


def submit_answer(session: Session, actor: Actor, inquiry_id: int, *, revision: int | None = None) -> Inquiry:
    """Send the answer to clearance; raise ChecksFailed with the findings that stand against it."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    ensure_checked(session, actor, answer)
    return take_step(session, actor, inquiry_id, Event.SUBMIT, answer_revision=answer.latest_number)


def send_back_answer(
    session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Return the answer to the officer with a reason."""
    inquiry = take_step(session, actor, inquiry_id, Event.SEND_BACK, revision=revision, reason=reason.strip())
    actor.require_ministry(inquiry.lead_ministry_id)
    return inquiry


def clear_answer(
    session: Session, actor: Actor, inquiry_id: int, *, letter_dated_on: date, revision: int | None = None
) -> Inquiry:
    """Clear the answer and hand it over to the Landtag under the letter's date.

    Raises FourEyesRequired for whoever had a hand in the text; the command line's system actor is nobody in particular.
    """
    actor.require(Permission.CLEAR_ANSWER)
    ensure_possible(get_own_inquiry(session, actor, inquiry_id).stage, Event.CLEAR)
    answer = get_answer(session, actor, inquiry_id)
    if not actor.is_system and answer.was_written_by(actor.login):
        raise FourEyesRequired(
            "Sie haben an dieser Antwort mitgeschrieben. Freigeben muss sie jemand anderes (Vier-Augen-Prinzip)."
        )
    inquiry = take_step(session, actor, inquiry_id, Event.CLEAR, revision=revision, letter_dated_on=letter_dated_on)
    ensure_checked(session, actor, answer)
    earliest = inquiry.forwarded_on or inquiry.received_on
    if letter_dated_on < earliest:
        raise InvalidInput(
            f"Das Schreiben kann nicht vor der Zuleitung ({earliest:%d.%m.%Y}) datiert sein.", field="letter_dated_on"
        )
    answer.cleared_at, answer.cleared_by = clock.now(), actor.login
    inquiry.letter_dated_on = letter_dated_on
    inquiry.answered_by = inquiry.ministry_in_charge.named_on(letter_dated_on).office
    inquiry.answer = composition.answer_content(answer.draft, answer.government_remark, inquiry.paper_questions())
    government = Actor("landesregierung", inquiry.parliament.government)
    audit.record(
        session,
        government,
        "inquiry.answered",
        realm=Realm.PARLIAMENT,
        inquiry_id=inquiry.id,
        letter_dated_on=letter_dated_on,
        in_time=inquiry.in_time,
    )
    return inquiry
