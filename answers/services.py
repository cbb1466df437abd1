"""The verbs of the government's side: draft, edit, submit, clear; never commit (Dienste)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from answers import checks, composition, revising
from answers.answer import Answer, AnswerRevision
from answers.drafting.draft import Draft
from answers.drafting.propose import DraftQuestion, propose
from answers.drafting.stale import StaleCitation, stale_citations, with_kept, with_taken_over
from answers.queries import find_answer, get_answer, get_inquiry_in_drafting, get_own_inquiry, get_revision
from answers.records.queries import linked_records, own_records
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import (
    ChecksFailed,
    FourEyesRequired,
    InvalidInput,
    StaleRevision,
)
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.services import take_step
from inquiries.workflow import Event, ensure_possible


@dataclass(frozen=True, slots=True)
class AnswerEdit:
    """What an officer typed: texts of passages and words for gaps, each by its place, and the remark."""

    passages: Mapping[int, str] = field(default_factory=dict)
    gaps: Mapping[int, str] = field(default_factory=dict)
    government_remark: str | None = None


def draft_answer(session: Session, actor: Actor, inquiry_id: int, *, revision: int | None = None) -> Answer:
    """Draft the answer from the linked records; an earlier text stays as a revision."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    records = linked_records(session, actor, inquiry.id)
    if not records:
        raise InvalidInput(
            "Es sind noch keine Unterlagen verknüpft. Verknüpfen Sie mindestens eine und entwerfen Sie dann.",
            field="records",
        )
    answer = find_answer(session, actor, inquiry_id)
    if answer is None:
        answer = Answer(inquiry=inquiry, ministry_id=inquiry.ministry_in_charge.id, latest_number=0)
        session.add(answer)
    else:
        _ensure_fresh(answer, revision)
    draft = propose(draft_questions(inquiry), records, today=clock.today(), subject=inquiry.title)
    _add_revision(session, actor, answer, draft, reason="Aus Unterlagen entworfen")
    return answer


def edit_answer(
    session: Session, actor: Actor, inquiry_id: int, edit: AnswerEdit, *, revision: int | None = None
) -> Answer:
    """Take over an officer's text as a new revision; nothing happens when nothing changed.

    Raises StaleRevision when `revision`, the number of the one that was edited, is no longer the latest.
    """
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    _ensure_fresh(answer, revision)
    remark = (edit.government_remark or "").strip() or None
    draft = answer.draft
    for index, text in edit.passages.items():
        _ensure_place(index, draft.passages)
        draft = revising.with_passage_text(draft, index, text)
    for index in sorted(edit.gaps, reverse=True):
        _ensure_place(index, draft.gaps)
        draft = revising.with_gap_filled(draft, index, edit.gaps[index])
    if draft != answer.draft or remark != answer.government_remark:
        answer.government_remark = remark
        _add_revision(session, actor, answer, draft, reason="Bearbeitet")
    return answer


def restore_revision(
    session: Session, actor: Actor, inquiry_id: int, number: int, *, revision: int | None = None
) -> Answer:
    """Make an earlier revision the latest again, as a new one."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    earlier = get_revision(session, actor, inquiry_id, number)
    _ensure_fresh(earlier.answer, revision)
    _add_revision(session, actor, earlier.answer, earlier.draft, reason=f"Fassung {number} wiederhergestellt")
    return earlier.answer


def keep_stale(
    session: Session, actor: Actor, inquiry_id: int, place: int, *, reason: str, revision: int | None = None
) -> Answer:
    """Let a sentence stand although the record behind it has changed, for a reason that is kept with it."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    _ensure_fresh(answer, revision)
    stale = _stale_at(session, actor, answer, place)
    draft = with_kept(answer.draft, stale, reason=reason)
    _add_revision(session, actor, answer, draft, reason=f"Stehen gelassen: {stale.description}")
    return answer


def take_over_stale(
    session: Session, actor: Actor, inquiry_id: int, place: int, *, revision: int | None = None
) -> Answer:
    """Write a sentence anew from the record as it is now."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    _ensure_fresh(answer, revision)
    stale = _stale_at(session, actor, answer, place)
    records = linked_records(session, actor, inquiry.id)
    fresh = propose(draft_questions(inquiry), records, today=clock.today(), subject=inquiry.title)
    draft = with_taken_over(answer.draft, stale, fresh)
    _add_revision(session, actor, answer, draft, reason=f"Übernommen: {stale.description}")
    return answer


def stale_in(session: Session, actor: Actor, answer: Answer) -> list[StaleCitation]:
    """Return the citations whose records say something else by now, in the answer's order."""
    return stale_citations(answer.draft, own_records(session, actor))


def submit_answer(session: Session, actor: Actor, inquiry_id: int, *, revision: int | None = None) -> Inquiry:
    """Send the answer to clearance; raise ChecksFailed with the findings that stand against it."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    _ensure_fresh(answer, revision)
    _ensure_checked(session, actor, answer)
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
    _ensure_checked(session, actor, answer)
    earliest = inquiry.forwarded_on or inquiry.received_on
    if letter_dated_on < earliest:
        raise InvalidInput(
            f"Das Schreiben kann nicht vor der Zuleitung ({earliest:%d.%m.%Y}) datiert sein.", field="letter_dated_on"
        )
    answer.cleared_at, answer.cleared_by = clock.now(), actor.login
    inquiry.letter_dated_on = letter_dated_on
    inquiry.answered_by = inquiry.ministry_in_charge.named_on(letter_dated_on).office
    inquiry.answer = composition.answer_content(answer.draft, answer.government_remark)
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


def draft_questions(inquiry: Inquiry) -> list[DraftQuestion]:
    """Return an inquiry's questions and their parts, as the drafting engine reads them."""
    return [DraftQuestion(question.label, question.text) for question in inquiry.questions]


def findings_on(session: Session, actor: Actor, inquiry_id: int) -> list[checks.CheckFinding]:
    """Return what stands against clearing the answer as it is, or should be seen before."""
    return _checked(session, actor, get_answer(session, actor, inquiry_id))


def _add_revision(session: Session, actor: Actor, answer: Answer, draft: Draft, *, reason: str) -> None:
    answer.latest_number += 1
    answer.revisions.append(
        AnswerRevision(
            number=answer.latest_number,
            created_at=clock.now(),
            created_by=actor.login,
            reason=reason,
            content=draft.to_json(),
        )
    )
    session.flush()
    audit.record(
        session,
        actor,
        "answer.revise",
        realm=Realm.GOVERNMENT,
        inquiry_id=answer.inquiry.id,
        number=answer.latest_number,
        reason=reason,
    )


def _ensure_fresh(answer: Answer, number: int | None) -> None:
    if number is not None and number != answer.latest_number:
        raise StaleRevision(
            f"Inzwischen gibt es Fassung {answer.latest_number} von {answer.revisions[-1].created_by}; "
            f"Sie haben Fassung {number} bearbeitet. Es wurde nichts überschrieben. "
            "Übernehmen Sie Ihre Änderungen in die neue Fassung.",
            number=answer.latest_number,
        )


def _ensure_place(index: int, places: tuple[Any, ...]) -> None:
    if not 0 <= index < len(places):
        raise StaleRevision("Diese Stelle der Antwort gibt es nicht mehr. Laden Sie die Seite neu.", index=index)


def _checked(session: Session, actor: Actor, answer: Answer) -> list[checks.CheckFinding]:
    return checks.check_answer(
        answer.inquiry.paper_questions(),
        answer.draft,
        government_remark=answer.government_remark,
        stale=stale_in(session, actor, answer),
    )


def _ensure_checked(session: Session, actor: Actor, answer: Answer) -> None:
    against = [finding for finding in _checked(session, actor, answer) if finding.stops]
    if against:
        raise ChecksFailed(
            "So kann die Antwort noch nicht weitergegeben werden. "
            + " ".join(f"{finding.place}: {finding.sentence}" for finding in against),
            findings=against,
        )


def _stale_at(session: Session, actor: Actor, answer: Answer, place: int) -> StaleCitation:
    stale = stale_in(session, actor, answer)
    _ensure_place(place, tuple(stale))
    return stale[place]
