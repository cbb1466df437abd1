"""The steps of the proceedings that need nothing but a reason, by their event (Schritte mit Begründung)."""

from typing import Final, Protocol

from sqlalchemy.orm import Session

from inquiries.foundation.actor import Actor
from inquiries.inquiry import Inquiry
from inquiries.proceedings.clarification import ask_back
from inquiries.proceedings.recheck import dismiss_proposal
from inquiries.proceedings.rejection import lift_rejection, object_to_rejection, uphold_rejection
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.workflow import Event


class ByReason(Protocol):
    """A verb that takes an inquiry, a reason, and the revision that the person saw."""

    def __call__(
        self, session: Session, actor: Actor, inquiry_id: int, *, reason: str, revision: int | None = None
    ) -> Inquiry:
        """Take the step."""


BY_REASON: Final[dict[Event, ByReason]] = {
    Event.ASK_BACK: ask_back,
    Event.OBJECT: object_to_rejection,
    Event.UPHOLD: uphold_rejection,
    Event.REOPEN: lift_rejection,
    Event.WITHDRAW: withdraw_inquiry,
    Event.KEEP_DUE_DAY: dismiss_proposal,
}
