"""What came back from clearance: who returned an answer to its officer, when and why (Rückgabe zur Überarbeitung)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries import trail
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.inquiry import Inquiry

SENT_BACK: Final = "inquiry.send_back"
SUBMITTED: Final = "inquiry.submit"
ASKED_ANEW: Final = "inquiry.ask_co_signatures"
CAME_BACK: Final = {SENT_BACK: "zurückgegeben", "inquiry.ask_change": "Änderung erbeten"}


@dataclass(frozen=True, slots=True)
class AnswerReturn:
    """One return: by whom, when and why; `number` is the revision that was returned, where the trail tells it."""

    by: str
    at: datetime
    reason: str
    number: int | None


def last_return(session: Session, actor: Actor, inquiry: Inquiry) -> AnswerReturn | None:
    """Return how the present ministry's answer came back last, as far as the actor may see the trail."""
    number: int | None = None
    found: AnswerReturn | None = None
    for entry in trail.history(session, actor, inquiry):
        if entry.action.startswith(trail.ASSIGNING):
            found = None  # another ministry's work is no one else's
        elif entry.action == SUBMITTED:
            number = entry.detail.get("answer_revision")
        elif entry.action == SENT_BACK:
            found = AnswerReturn(entry.actor_name, entry.at, entry.detail.get("reason", ""), number)
    return found


def returned_among(session: Session, inquiry_ids: Collection[int]) -> dict[int, str]:
    """Return those inquiries in drafting whose answer came back, with a word for it.

    It came back from clearance or from co-signing, and was given on neither way since.
    """
    if not inquiry_ids:
        return {}
    told = (*CAME_BACK, SUBMITTED, ASKED_ANEW, *trail.ASSIGNING)
    query = select(AuditEntry.inquiry_id, AuditEntry.action).where(
        AuditEntry.inquiry_id.in_(inquiry_ids), AuditEntry.action.in_(told)
    )
    latest = {row.inquiry_id: row.action for row in session.execute(query.order_by(AuditEntry.id))}
    return {inquiry_id: CAME_BACK[action] for inquiry_id, action in latest.items() if action in CAME_BACK}
