"""What makes an inquiry wait for somebody of a ministry, as conditions of a query (wartet auf)."""

from sqlalchemy import ColumnElement, select, true

from inquiries.assignment import FURTHER_OFFICERS, Assignment, AssignmentState, Errand, ErrandKind
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.absences import covered_by
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.people import Person
from inquiries.workflow import Stage


def drafted_by(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a draft is the actor's, or of somebody for whom the actor stands in today."""
    people = covered_by(actor.person_id)
    further = select(FURTHER_OFFICERS.c.inquiry_id).where(FURTHER_OFFICERS.c.person_id.in_(people))
    return Inquiry.officer_id.in_(people) | Inquiry.id.in_(further)


def offered_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that the lead is offered to the actor's ministry, which has not decided yet."""
    own = (Assignment.ministry_id == actor.ministry_id) & (Assignment.state == AssignmentState.OPEN)
    return Inquiry.assignments.any(own)


def asked_to_sign(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that the actor's ministry is asked to co-sign and has not answered."""
    own = (Errand.ministry_id == actor.ministry_id) & (Errand.kind == ErrandKind.CO_SIGNATURE)
    return Inquiry.errands.any(own & Errand.done_at.is_(None))


def to_be_submitted_by(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that everybody asked has answered: the draft is its officers' again, to be submitted."""
    waits = (Errand.kind == ErrandKind.CO_SIGNATURE) & Errand.done_at.is_(None)
    return (Inquiry.stage == Stage.CO_SIGNING) & drafted_by(actor) & ~Inquiry.errands.any(waits)


def to_be_cleared_by(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that the ministry's step of clearance is the actor's: named for it, or nobody is."""
    named = Inquiry.clearance_people
    theirs = ~named.any() | named.any(Person.id.in_(covered_by(actor.person_id)))
    return Inquiry.clearance_at_chancellery.is_(False) & theirs


def asked_to_contribute(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that the actor's house is asked for a contribution.

    A ministry's co-ordination passes it on; an authority has none, so it waits there for those who draft.
    """
    house = true() if Role.COORDINATOR in actor.roles else Errand.ministry.has(Ministry.superior_id.is_not(None))
    own = house & (Errand.ministry_id == actor.ministry_id) & (Errand.kind == ErrandKind.CONTRIBUTION)
    stage = Inquiry.stage.in_((Stage.DRAFTING, Stage.CO_SIGNING))
    return stage & Inquiry.errands.any(own & Errand.done_at.is_(None))
