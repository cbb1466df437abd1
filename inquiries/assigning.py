"""The verbs of assignment: offer the lead, accept, return, hand on, involve; never commit (Zuweisung)."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from inquiries.assignment import HELD, Assignment, AssignmentState, ReturnCategory
from inquiries.assignment_links import tell_offer
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput, StaleRevision
from inquiries.foundation.permissions import Permission, Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry, get_ministry_by_id
from inquiries.parliament.people import Person
from inquiries.places import ensure_at
from inquiries.queries import get_inquiry
from inquiries.services import ensure_fresh, take_step
from inquiries.workflow import Event, Stage, ensure_possible


def assign_lead_ministry(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    ministry_id: int,
    further: Sequence[int] = (),
    revision: int | None = None,
) -> Inquiry:
    """Offer the lead (Federführung) to a ministry, or to several at once: the first to accept has it."""
    ministries = [get_ministry_by_id(session, each) for each in dict.fromkeys((ministry_id, *further))]
    codes = ", ".join(ministry.code for ministry in ministries)
    inquiry = take_step(session, actor, inquiry_id, Event.ASSIGN, revision=revision, ministry=codes)
    for ministry in ministries:
        ensure_of_this_government(inquiry, ministry)
    _settle_others(inquiry, actor, AssignmentState.WITHDRAWN)
    inquiry.lead_ministry = ministries[0] if len(ministries) == 1 else None
    _offer(session, actor, inquiry, ministries)
    return inquiry


def accept_assignment(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    officer_id: int,
    further_officer_ids: Sequence[int] = (),
    revision: int | None = None,
    via: str | None = None,
) -> Inquiry:
    """Accept the lead for the ministry and name who drafts the answer, one in charge and others beside.

    Raises StaleRevision when somebody else was faster: of two acceptances at one moment exactly one counts.
    """
    _lock(session, inquiry_id)
    _ensure_not_decided(session, actor, inquiry_id)
    inquiry = take_step(session, actor, inquiry_id, Event.ACCEPT, revision=revision, officer_id=officer_id, via=via)
    officer = session.get(Person, officer_id)
    offered = [each for each in inquiry.assignments if each.state is AssignmentState.OPEN]
    own = next((each for each in offered if officer and each.ministry_id == officer.ministry_id), None)
    if own is None or not actor.acts_for(own.ministry_id):
        raise InvalidInput(_NO_OFFICER, field="officer")
    own.decide(AssignmentState.ACCEPTED, actor)
    _settle_others(inquiry, actor, AssignmentState.TAKEN)
    inquiry.lead_ministry = own.ministry
    _seat(session, inquiry, officer_id, further_officer_ids)
    return inquiry


def name_officers(
    session: Session, actor: Actor, inquiry_id: int, *, officer_id: int, further_officer_ids: Sequence[int] = ()
) -> Inquiry:
    """Give a draft to another officer of the ministry, or to more of them."""
    actor.require(Permission.ACCEPT_ASSIGNMENT)
    inquiry = get_inquiry(session, actor, inquiry_id)
    actor.require_ministry(inquiry.lead_ministry_id)
    ensure_possible(inquiry.stage, Event.RECALL if inquiry.stage is Stage.CO_SIGNING else Event.SUBMIT)
    _seat(session, inquiry, officer_id, further_officer_ids)
    people = [person.name for person in (inquiry.officer, *inquiry.further_officers) if person]
    audit.record(
        session, actor, "inquiry.officers", realm=Realm.GOVERNMENT, inquiry_id=inquiry.id, reason=", ".join(people)
    )
    return inquiry


def return_assignment(
    session: Session,
    actor: Actor,
    inquiry_id: int,
    *,
    reason: str,
    category: ReturnCategory = ReturnCategory.NOT_COMPETENT,
    revision: int | None = None,
    via: str | None = None,
) -> Inquiry:
    """Give an offered or accepted lead back; once every ministry has done so, the chancellery decides anew (Abgabe)."""
    held = _held(get_inquiry(session, actor, inquiry_id), actor)
    others = [each for each in held[1:] if each.state is AssignmentState.OPEN]
    event = Event.DECLINE if others else Event.RETURN
    inquiry = take_step(
        session, actor, inquiry_id, event, revision=revision, reason=reason.strip(), category=category.value, via=via
    )
    own = held[0]
    own.decide(AssignmentState.RETURNED, actor, reason=reason.strip())
    own.category = category
    inquiry.lead_ministry = others[0].ministry if len(others) == 1 else None
    _unseat(inquiry)
    return inquiry


def transfer_assignment(
    session: Session, actor: Actor, inquiry_id: int, *, ministry_id: int, reason: str, revision: int | None = None
) -> Inquiry:
    """Hand the lead on to another ministry, which may accept or return it; history and due day stay (Abgabe)."""
    ministry = get_ministry_by_id(session, ministry_id)
    held = _held(get_inquiry(session, actor, inquiry_id), actor)
    inquiry = take_step(
        session,
        actor,
        inquiry_id,
        Event.TRANSFER,
        revision=revision,
        reason=reason.strip(),
        ministry=ministry.code,
        due_on=inquiry_due(session, inquiry_id),
    )
    ensure_of_this_government(inquiry, ministry)
    if actor.acts_for(ministry.id) and not actor.is_system:
        raise InvalidInput("Ihr Ministerium hat die Federführung schon. Wählen Sie ein anderes.", field="ministry")
    held[0].decide(AssignmentState.TRANSFERRED, actor, reason=reason.strip())
    _settle_others(inquiry, actor, AssignmentState.WITHDRAWN)
    _offer(session, actor, inquiry, [ministry])
    inquiry.lead_ministry = ministry
    _unseat(inquiry)
    return inquiry


def involve_ministries(
    session: Session, actor: Actor, inquiry_id: int, *, ministry_ids: Iterable[int], revision: int | None = None
) -> Inquiry:
    """Let ministries take part beside the lead (Beteiligung): they see the inquiry, never its draft unasked.

    The chancellery may, until the answer is cleared, and the lead ministry's co-ordination.
    """
    inquiry = get_inquiry(session, actor, inquiry_id)
    if not actor.may(Permission.ASSIGN_MINISTRY):
        actor.require(Permission.ASK_CO_SIGNATURE)
        ensure_at(inquiry, actor, Event.ASK_CO_SIGNATURES)
    ensure_fresh(inquiry, actor, revision)
    added = [get_ministry_by_id(session, each) for each in ministry_ids]
    for ministry in added:
        involve(session, actor, inquiry, ministry)
    return inquiry


def involve(session: Session, actor: Actor, inquiry: Inquiry, ministry: Ministry) -> None:
    """Let one ministry take part; nothing happens when it does already."""
    ensure_of_this_government(inquiry, ministry)
    if ministry.id == inquiry.lead_ministry_id:
        raise InvalidInput("Das federführende Ministerium ist schon beteiligt.", field="ministry")
    if ministry in inquiry.involved:
        return
    inquiry.involved.append(ministry)
    audit.record(
        session, actor, "inquiry.involve", realm=Realm.GOVERNMENT, inquiry_id=inquiry.id, ministry=ministry.code
    )


def ensure_of_this_government(inquiry: Inquiry, ministry: Ministry) -> None:
    """Raise InvalidInput for a ministry of another Land."""
    if ministry.parliament_id != inquiry.parliament_id:
        raise InvalidInput("Dieses Ministerium gehört zu einer anderen Landesregierung.", field="ministry")


def inquiry_due(session: Session, inquiry_id: int) -> str | None:
    """Return the due day as the trail keeps it, so that a transfer shows that it stayed."""
    due_on = session.scalar(select(Inquiry.due_on).where(Inquiry.id == inquiry_id))
    return due_on.isoformat() if due_on else None


_NO_OFFICER = "Diese Person bearbeitet im federführenden Ministerium keine Anfragen. Wählen Sie eine aus der Liste."


def tell_again(session: Session, actor: Actor, inquiry_id: int) -> Inquiry:
    """Send those who have not decided about an offered lead a new message; its link takes the older one's place."""
    actor.require(Permission.ASSIGN_MINISTRY)
    inquiry = get_inquiry(session, actor, inquiry_id)
    ensure_possible(inquiry.stage, Event.ACCEPT)
    for assignment in inquiry.assignments:
        if assignment.state is AssignmentState.OPEN:
            tell_offer(session, inquiry, assignment)
    audit.record(session, actor, "inquiry.told_again", realm=Realm.GOVERNMENT, inquiry_id=inquiry.id)
    return inquiry


def _offer(session: Session, actor: Actor, inquiry: Inquiry, ministries: Sequence[Ministry]) -> None:
    offers = [Assignment.offer(ministry, actor) for ministry in ministries]
    inquiry.assignments += offers
    session.flush()
    for offer in offers:
        tell_offer(session, inquiry, offer)


def _lock(session: Session, inquiry_id: int) -> None:
    """Let the second of two who act at the same moment wait, and then read what the first did."""
    session.execute(select(Inquiry.id).where(Inquiry.id == inquiry_id).with_for_update())


def _ensure_not_decided(session: Session, actor: Actor, inquiry_id: int) -> None:
    query = (
        select(Assignment)
        .where(Assignment.inquiry_id == inquiry_id, Assignment.ministry_id == actor.ministry_id)
        .order_by(Assignment.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    last = None if actor.is_system else session.scalar(query)
    if last is None or not actor.may(Permission.ACCEPT_ASSIGNMENT):
        return
    if last.state is AssignmentState.TAKEN:
        raise StaleRevision(
            f"Ein anderes Ministerium hat diese Anfrage bereits angenommen ({last.decided_by}). "
            "Ihre Annahme wurde nicht ausgeführt; für Ihr Ministerium ist nichts mehr zu tun.",
            inquiry_id=inquiry_id,
        )
    if last.state is AssignmentState.ACCEPTED:
        raise StaleRevision(
            f"{last.decided_by} hat diese Anfrage für Ihr Ministerium bereits angenommen. "
            "Ihre Annahme wurde nicht ausgeführt; die Anfrage liegt schon bei der Bearbeitung.",
            inquiry_id=inquiry_id,
        )


def _held(inquiry: Inquiry, actor: Actor) -> list[Assignment]:
    """Return the offers that still hold, the actor's own first; raise NotFound without one of one's own."""
    actor.require(Permission.ACCEPT_ASSIGNMENT)
    ensure_at(inquiry, actor, Event.RETURN)
    ensure_possible(inquiry.stage, Event.RETURN)
    held = [each for each in inquiry.assignments if each.state in HELD]
    return sorted(held, key=lambda each: not actor.acts_for(each.ministry_id))


def _settle_others(inquiry: Inquiry, actor: Actor, state: AssignmentState) -> None:
    for each in inquiry.assignments:
        if each.state is AssignmentState.OPEN:
            each.decide(state, actor)


def _seat(session: Session, inquiry: Inquiry, officer_id: int, further: Sequence[int]) -> None:
    officers = [_officer(session, inquiry, each) for each in dict.fromkeys((officer_id, *further))]
    inquiry.officer, *inquiry.further_officers = officers


def _unseat(inquiry: Inquiry) -> None:
    inquiry.officer = None
    inquiry.further_officers = []


def _officer(session: Session, inquiry: Inquiry, person_id: int) -> Person:
    person = session.get(Person, person_id)
    if (
        person is None
        or not person.active
        or Role.OFFICER not in person.roles
        or person.ministry_id != inquiry.ministry_in_charge.id
    ):
        raise InvalidInput(_NO_OFFICER, field="officer")
    return person
