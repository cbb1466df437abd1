"""Which steps of the proceedings make sense to offer a person now (Angebotene Schritte).

The workflow's table and the verbs judge; this only spares pages a button that would be refused.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.proceedings.oral_answer import hindrance_to_oral_answer
from inquiries.proceedings.rejection import latest_rejection
from inquiries.proceedings.standing import decides
from inquiries.workflow import Event

FOR_ASKER: Final = frozenset({Event.WITHDRAW, Event.ANSWER_CLARIFICATION, Event.OBJECT, Event.REQUEST_ORAL_ANSWER})


def makes_sense(session: Session, actor: Actor, inquiry: Inquiry, event: Event) -> bool:
    """Tell whether to offer a step that the table allows and the person's role may take."""
    if event in FOR_ASKER and not decides(actor, inquiry):
        return False
    condition = _CONDITIONS.get(event)
    return condition is None or condition(session, actor, inquiry)


def _objection_is_open(session: Session, actor: Actor, inquiry: Inquiry) -> bool:
    rejection = latest_rejection(session, inquiry)
    if rejection is None or rejection.objected_on is not None:
        return False
    in_time = rejection.objection_until is None or clock.today() <= rejection.objection_until
    return in_time or actor.may(Permission.REGISTER_INQUIRY)  # the clerk may enter later what came in time


def _decision_is_due(session: Session, actor: Actor, inquiry: Inquiry) -> bool:
    del actor
    rejection = latest_rejection(session, inquiry)
    return rejection is not None and rejection.awaits_decision


def _oral_answer_is_open(session: Session, actor: Actor, inquiry: Inquiry) -> bool:
    del session, actor
    return inquiry.deadline is not None and hindrance_to_oral_answer(inquiry) is None


_CONDITIONS: Final[dict[Event, Callable[[Session, Actor, Inquiry], bool]]] = {
    Event.OBJECT: _objection_is_open,
    Event.UPHOLD: _decision_is_due,
    Event.REQUEST_ORAL_ANSWER: _oral_answer_is_open,
}
