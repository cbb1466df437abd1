"""Amendments whose next step is somebody's: for the desk (Nachträge auf dem Schreibtisch)."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, contains_eager

from answers.amendment import Amendment, AmendmentState
from answers.readers import clears_others_only
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Permission
from inquiries.inquiry import Inquiry
from inquiries.printed_paper import PrintedPaper, is_latest
from inquiries.workflow import Stage


def amendments_waiting(session: Session, actor: Actor) -> Sequence[Amendment]:
    """Return what waits for an actor: to be written or cleared in their house, or to be published by the Landtag.

    Nobody clears what they wrote; what was handed over before the answer appeared is published with the answer, and
    nothing is added to a paper that was withdrawn.
    """
    theirs = list(_theirs(actor))
    if not theirs:
        return []
    query = select(Amendment).join(Amendment.inquiry).options(contains_eager(Amendment.inquiry)).where(or_(*theirs))
    if actor.parliament_id is not None:
        query = query.where(Inquiry.parliament_id == actor.parliament_id)
    found = session.scalars(query.order_by(Amendment.id)).all()
    return [
        each
        for each in found
        if each.state is not AmendmentState.WRITTEN or not clears_others_only(session, actor, each.inquiry)
    ]


def _theirs(actor: Actor) -> Iterator[ColumnElement[bool]]:
    """Return what a role looks for, one condition for each step."""
    in_house = Inquiry.lead_ministry_id == actor.ministry_id
    if actor.may(Permission.DRAFT_ANSWER):
        yield and_(Amendment.state == AmendmentState.DEMANDED, in_house)
    if actor.may(Permission.CLEAR_ANSWER):
        yield and_(Amendment.state == AmendmentState.WRITTEN, in_house, Amendment.written_by != actor.login)
    if actor.may(Permission.PUBLISH_PAPER):
        paper = select(PrintedPaper.id).where(PrintedPaper.inquiry_id == Inquiry.id, is_latest())
        yield and_(Amendment.state == AmendmentState.HANDED_OVER, Inquiry.stage == Stage.PUBLISHED, paper.exists())
