"""The way of an answer to its clearance: submit, send back, clear (Freigabe)."""

from datetime import date

from sqlalchemy.orm import Session

from answers import clearing, co_signing, composition
from answers.queries import get_answer, get_own_inquiry
from answers.readers import get_answer_to_read
from answers.services.checking import ensure_checked
from answers.services.revising import ensure_fresh
from answers.services.side_drafts import forget_side_drafts
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.queries import get_inquiry
from inquiries.services import number_answer, take_step
from inquiries.workflow import Event, ensure_possible


def submit_answer(session: Session, actor: Actor, inquiry_id: int, *, revision: int | None = None) -> Inquiry:
    """Send the answer to clearance; raise ChecksFailed with the findings that stand against it."""
    actor.require(Permission.DRAFT_ANSWER)
    ensure_possible(get_own_inquiry(session, actor, inquiry_id).stage, Event.SUBMIT)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    co_signing.settle_silence(session, actor, answer)
    ensure_checked(session, actor, answer)
    clearing.begin_chain(session, answer)
    return take_step(session, actor, inquiry_id, Event.SUBMIT, answer_revision=answer.latest_number)


def send_back_answer(
    session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
) -> Inquiry:
    """Return the answer to the officer with a reason: whoever has the step of clearance whose turn it is."""
    answer = get_answer_to_read(session, actor, inquiry_id)
    inquiry = take_step(session, actor, inquiry_id, Event.SEND_BACK, revision=revision, reason=reason.strip())
    clearing.ensure_step_is_theirs(session, actor, answer)
    return inquiry


def clear_answer(
    session: Session, actor: Actor, inquiry_id: int, *, letter_dated_on: date, revision: int | None = None
) -> Inquiry:
    """Clear the answer and hand it over to the Landtag under the letter's date.

    Raises FourEyesRequired for whoever had a hand in the text; the command line's system actor is nobody in particular.
    """
    actor.require(Permission.CLEAR_ANSWER)
    ensure_possible(get_inquiry(session, actor, inquiry_id).stage, Event.CLEAR)
    answer = get_answer_to_read(session, actor, inquiry_id)
    step = clearing.last_step(session, actor, answer)
    inquiry = take_step(session, actor, inquiry_id, Event.CLEAR, revision=revision, letter_dated_on=letter_dated_on)
    ensure_checked(session, actor, answer)
    earliest = inquiry.forwarded_on or inquiry.received_on
    if letter_dated_on < earliest:
        raise InvalidInput(
            f"Das Schreiben kann nicht vor der Zuleitung ({earliest:%d.%m.%Y}) datiert sein.", field="letter_dated_on"
        )
    clearing.sign(step, actor)
    answer.cleared_at, answer.cleared_by = clock.now(), actor.login
    forget_side_drafts(session, answer)
    inquiry.letter_dated_on = letter_dated_on
    inquiry.answered_by = inquiry.ministry_in_charge.named_on(letter_dated_on).office
    number_answer(session, inquiry)
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
