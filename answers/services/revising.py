"""What every change of an answer's text shares: its place, its freshness, its new revision (Fassung)."""

from typing import Any

from sqlalchemy.orm import Session

from answers.answer import Answer, AnswerRevision
from answers.drafting.draft import Draft
from answers.drafting.propose import DraftQuestion
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import StaleRevision
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import names_of


def draft_questions(inquiry: Inquiry) -> list[DraftQuestion]:
    """Return an inquiry's questions and their parts, as the drafting engine reads them."""
    return [DraftQuestion(question.label, question.text) for question in inquiry.questions]


def add_revision(session: Session, actor: Actor, answer: Answer, draft: Draft, *, reason: str) -> None:
    """Write the answer's text as its next revision and say so in the audit trail."""
    answer.latest_number += 1
    session.add(
        AnswerRevision(
            answer=answer,
            number=answer.latest_number,
            created_at=clock.now(),
            created_by=actor.login,
            reason=reason,
            content=draft.to_json() | {"government_remark": answer.government_remark},
        )
    )
    session.flush()
    session.expire(answer, ["latest", "revisions"])
    audit.record(
        session,
        actor,
        "answer.revise",
        realm=Realm.GOVERNMENT,
        inquiry_id=answer.inquiry.id,
        number=answer.latest_number,
        reason=reason,
    )


def ensure_fresh(session: Session, answer: Answer, number: int | None) -> None:
    """Raise StaleRevision unless `number`, the revision that was edited, is still the latest."""
    if number is not None and number != answer.latest_number:
        login = answer.latest.created_by if answer.latest else ""
        raise StaleRevision(
            f"Inzwischen gibt es Fassung {answer.latest_number} von {names_of(session, [login])[login]}; "
            f"Sie haben Fassung {number} bearbeitet. Es wurde nichts überschrieben. "
            "Übernehmen Sie Ihre Änderungen in die neue Fassung.",
            number=answer.latest_number,
        )


def ensure_place(index: int, places: tuple[Any, ...]) -> None:
    """Raise StaleRevision for a place that the answer no longer has."""
    if not 0 <= index < len(places):
        raise StaleRevision("Diese Stelle der Antwort gibt es nicht mehr. Laden Sie die Seite neu.", index=index)
