"""To whom a step belongs: which ministry an actor must act for, beside the permission (Ort eines Schritts)."""

from collections.abc import Callable
from typing import Final

from inquiries.assignment import HELD
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.workflow import TRANSITIONS, Event, Place, events_from


def _is_assignee(inquiry: Inquiry, actor: Actor) -> bool:
    return any(each.state in HELD and actor.acts_for(each.ministry_id) for each in inquiry.assignments)


def _leads(inquiry: Inquiry, actor: Actor) -> bool:
    return actor.acts_for(inquiry.lead_ministry_id)


def _is_involved(inquiry: Inquiry, actor: Actor) -> bool:
    return any(actor.acts_for(ministry.id) for ministry in inquiry.involved)


def _may_be_in_chain(inquiry: Inquiry, actor: Actor) -> bool:
    """Tell whether the actor's house can have a step of clearance; which step is whose, the chain itself says."""
    return _leads(inquiry, actor) or Role.CHANCELLERY in actor.roles


_AT: Final[dict[Place, Callable[[Inquiry, Actor], bool]]] = {
    Place.ANYWHERE: lambda _inquiry, _actor: True,
    Place.ASSIGNEE: _is_assignee,
    Place.LEAD: _leads,
    Place.INVOLVED: _is_involved,
    Place.CHAIN: _may_be_in_chain,
}


def is_at(inquiry: Inquiry, actor: Actor, place: Place) -> bool:
    """Tell whether an actor stands where a step belongs; the system stands everywhere."""
    return actor.is_system or _AT[place](inquiry, actor)


def ensure_at(inquiry: Inquiry, actor: Actor, event: Event) -> None:
    """Raise NotFound where a step belongs to another ministry: its work does not exist for this one."""
    if not is_at(inquiry, actor, TRANSITIONS[event].place):
        raise NotFound("Diesen Vorgang gibt es nicht oder er ist Ihnen nicht zugänglich.", event=event)


def steps_for(inquiry: Inquiry, actor: Actor) -> list[Event]:
    """Return the steps that the stage allows and that belong to the actor, in the table's order."""
    return [
        event
        for event in events_from(inquiry.stage)
        if actor.may(TRANSITIONS[event].permission) and is_at(inquiry, actor, TRANSITIONS[event].place)
    ]
