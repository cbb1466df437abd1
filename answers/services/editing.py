"""Drafting and editing an answer's text (Bearbeitung)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from answers import annexes, arranging, revising
from answers.answer import Answer
from answers.drafting.draft import Draft
from answers.queries import find_answer, get_answer, get_inquiry_in_drafting, get_revision
from answers.records.queries import linked_records
from answers.services.proposing import proposed
from answers.services.revising import add_revision, ensure_fresh, ensure_place
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, StepNotAllowed
from inquiries.inquiry import Inquiry
from inquiries.outcome import Outcome, QuestionOutcome
from inquiries.parsed_paper import Annex


@dataclass(frozen=True, slots=True)
class AnswerEdit:
    """What an officer typed: passages, words for gaps and annexes by place, outcomes by label, the remark."""

    passages: Mapping[int, str] = field(default_factory=dict)
    gaps: Mapping[int, str] = field(default_factory=dict)
    outcomes: Mapping[str, QuestionOutcome] = field(default_factory=dict)
    government_remark: str | None = None
    annexes: Mapping[int, Annex] = field(default_factory=dict)


def draft_answer(session: Session, actor: Actor, inquiry_id: int, *, revision: int | None = None) -> Answer:
    """Draft the answer from the linked records; outcomes, annexes and files stay, an earlier text as a revision."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    records = linked_records(session, actor, inquiry.id)
    if not records:
        raise InvalidInput(
            "Es sind noch keine Unterlagen verknüpft. Verknüpfen Sie mindestens eine und entwerfen Sie dann.",
            field="records",
        )
    answer = find_answer(session, actor, inquiry_id)
    if answer is None:
        answer = _new_answer(session, inquiry)
    else:
        ensure_fresh(session, answer, revision)
    draft = proposed(session, inquiry, records)
    before = answer.draft
    draft = replace(draft, outcomes=before.outcomes, seen=before.seen, annexes=before.annexes, files=before.files)
    add_revision(session, actor, answer, draft, reason="Aus Unterlagen entworfen")
    return answer


def begin_answer(session: Session, actor: Actor, inquiry_id: int) -> Answer:
    """Begin an answer without any record: an empty passage a question, for the officer to write."""
    inquiry = get_inquiry_in_drafting(session, actor, inquiry_id)
    if find_answer(session, actor, inquiry_id) is not None:
        raise StepNotAllowed("Zu dieser Anfrage gibt es schon einen Entwurf. Bearbeiten Sie ihn.")
    answer = _new_answer(session, inquiry)
    add_revision(session, actor, answer, arranging.blank(inquiry.paper_questions()), reason="Von Hand begonnen")
    return answer


def edit_answer(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    edit: AnswerEdit,
    *,
    revision: int | None = None,
    reason: str = "Bearbeitet",
) -> Answer:
    """Take over an officer's text as a new revision; nothing happens when nothing changed.

    Raises StaleRevision when `revision`, the number of the one that was edited, is no longer the latest.
    """
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    remark = (edit.government_remark or "").strip() or None
    draft = _with_texts(answer.draft, edit)
    outcomes = {**draft.outcomes, **edit.outcomes}
    told = {label: outcome for label, outcome in outcomes.items() if outcome.outcome is not Outcome.ANSWERED}
    draft = replace(draft, outcomes=told, annexes=annexes.edited(draft.annexes, edit.annexes))
    if draft != answer.draft or remark != answer.government_remark:
        answer.government_remark = remark
        add_revision(session, actor, answer, draft, reason=reason)
    return answer


def arrange_answer(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    change: Callable[[Draft], Draft],
    *,
    reason: str,
    revision: int | None = None,
) -> Answer:
    """Regroup, move or add passages and sentences by one of the changes of `arranging`, as a new revision."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    draft = change(answer.draft)
    if draft != answer.draft:
        add_revision(session, actor, answer, draft, reason=reason)
    return answer


def restore_revision(
    session: Session, actor: Actor, inquiry_id: int, number: int, *, revision: int | None = None
) -> Answer:
    """Make an earlier revision the latest again, as a new one."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    earlier = get_revision(session, actor, inquiry_id, number)
    answer = earlier.answer
    ensure_fresh(session, answer, revision)
    answer.government_remark = earlier.content.get("government_remark", answer.government_remark)
    add_revision(session, actor, answer, earlier.draft, reason=f"Fassung {number} wiederhergestellt")
    return answer


def _new_answer(session: Session, inquiry: Inquiry) -> Answer:
    answer = Answer(inquiry=inquiry, ministry_id=inquiry.ministry_in_charge.id, latest_number=0)
    session.add(answer)
    session.flush()
    return answer


def _with_texts(draft: Draft, edit: AnswerEdit) -> Draft:
    for index, text in edit.passages.items():
        ensure_place(index, draft.passages)
        draft = revising.with_passage_text(draft, index, text)
    for index in sorted(edit.gaps, reverse=True):
        ensure_place(index, draft.gaps)
        draft = revising.with_gap_filled(draft, index, edit.gaps[index])
    return draft
