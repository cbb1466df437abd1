"""Answering a hint of the checks: seen, and it may stay for a reason (Hinweise)."""

from dataclasses import replace

from sqlalchemy.orm import Session

from answers.answer import Answer
from answers.checks import ANSWERABLE
from answers.drafting.draft import Seen
from answers.queries import get_answer, get_inquiry_in_drafting
from answers.services.revising import add_revision, ensure_fresh
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput


def acknowledge(session: Session, actor: Actor, inquiry_id: int, seen: Seen, *, revision: int | None = None) -> Answer:
    """Note that an officer saw a hint and that the words may stay; the reason is kept and shown to the approver."""
    get_inquiry_in_drafting(session, actor, inquiry_id)
    answer = get_answer(session, actor, inquiry_id)
    ensure_fresh(session, answer, revision)
    if seen.code not in ANSWERABLE:
        raise InvalidInput("Dieser Befund lässt sich nicht mit einer Begründung erledigen.")
    if not seen.reason.strip():
        raise InvalidInput("Bitte nennen Sie den Grund, aus dem die Angabe stehen bleiben darf.", field="reason")
    others = tuple(each for each in answer.draft.seen if (each.code, each.words) != (seen.code, seen.words))
    draft = replace(answer.draft, seen=(*others, replace(seen, reason=seen.reason.strip())))
    add_revision(session, actor, answer, draft, reason=f"Gesehen: {seen.words}"[:200])
    return answer
