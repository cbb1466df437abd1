"""Amendments whose next step is somebody's: for the desk (Nachträge auf dem Schreibtisch)."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.amendment import Amendment, AmendmentState
from answers.readers import clears_others_only
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.workflow import Stage

_NEXT: Final = {
    AmendmentState.DEMANDED: Permission.DRAFT_ANSWER,
    AmendmentState.WRITTEN: Permission.CLEAR_ANSWER,
    AmendmentState.HANDED_OVER: Permission.PUBLISH_PAPER,
}


def amendments_waiting(session: Session, actor: Actor) -> Sequence[Amendment]:
    """Return what waits for an actor: to be written or cleared in their house, or to be published by the Landtag.

    Nobody clears what they wrote; what was handed over before the answer appeared is published with the answer.
    """
    states = [state for state, permission in _NEXT.items() if actor.may(permission)]
    query = select(Amendment).join(Inquiry).where(Amendment.state.in_(states))
    if actor.parliament_id is not None:
        query = query.where(Inquiry.parliament_id == actor.parliament_id)
    found = session.scalars(query.order_by(Amendment.id)).all() if states else []
    return [each for each in found if _is_theirs(session, actor, each)]


def _is_theirs(session: Session, actor: Actor, amendment: Amendment) -> bool:
    inquiry = amendment.inquiry
    if amendment.state is AmendmentState.HANDED_OVER:
        return inquiry.stage is Stage.PUBLISHED
    if not actor.acts_for(inquiry.lead_ministry_id):
        return False
    if amendment.state is AmendmentState.DEMANDED:
        return True
    return amendment.written_by != actor.login and not clears_others_only(session, actor, inquiry)
