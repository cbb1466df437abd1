"""Handing over all open work of a person who leaves: look first, then act (Übergabe)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.clearance_chain import STEP_PEOPLE, ChainSignature, ChainState, ClearanceStep
from answers.clearing import tell_whose_turn_it_is
from inquiries.assignment import FURTHER_OFFICERS, Errand
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Permission, Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.absences import Absence, colleagues_of
from inquiries.parliament.people import Person
from inquiries.workflow import WITH_GOVERNMENT


@dataclass(frozen=True, slots=True)
class OpenWork:
    """All that waits for a person, or names one for what will come."""

    person: Person
    inquiries: tuple[Inquiry, ...]
    errands: tuple[Errand, ...]
    steps: tuple[ClearanceStep, ...]
    signatures: tuple[ChainSignature, ...]
    deputising: tuple[Absence, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to hand over."""
        return not (self.inquiries or self.errands or self.steps or self.signatures or self.deputising)


def staff_of(session: Session, actor: Actor) -> list[Person]:
    """Return everybody of the actor's ministry, also those no longer active, by name."""
    actor.require(Permission.RUN_MINISTRY)
    query = select(Person).where(Person.ministry_id == actor.ministry_id).order_by(Person.name)
    return list(session.scalars(query)) if actor.ministry_id is not None else []


def open_work_of(session: Session, actor: Actor, person_id: int) -> OpenWork:
    """Return the open work of somebody of the actor's ministry; raise InvalidInput for anybody else."""
    person = next((each for each in staff_of(session, actor) if each.id == person_id), None)
    if person is None:
        raise InvalidInput("Wählen Sie die Person, die ihre Arbeit übergibt.", field="person")
    further = select(FURTHER_OFFICERS.c.inquiry_id).where(FURTHER_OFFICERS.c.person_id == person.id)
    inquiries = select(Inquiry).where(
        (Inquiry.officer_id == person.id) | Inquiry.id.in_(further),
        Inquiry.stage.in_(WITH_GOVERNMENT),
        Inquiry.lead_ministry_id == actor.ministry_id,
    )
    errands = select(Errand).where(Errand.person_id == person.id, Errand.done_at.is_(None))
    steps = select(ClearanceStep).join(STEP_PEOPLE).where(STEP_PEOPLE.c.person_id == person.id)
    waiting = select(ChainSignature).where(ChainSignature.state == ChainState.WAITING)
    deputising = select(Absence).where(Absence.deputy_id == person.id)
    return OpenWork(
        person,
        tuple(session.scalars(inquiries.order_by(Inquiry.due_on, Inquiry.id))),
        tuple(session.scalars(errands.order_by(Errand.id))),
        tuple(session.scalars(steps.order_by(ClearanceStep.position))),
        tuple(each for each in session.scalars(waiting.order_by(ChainSignature.id)) if person.login in each.logins),
        tuple(session.scalars(deputising.order_by(Absence.id))),
    )


def hand_over(session: Session, actor: Actor, person_id: int, *, successor_id: int) -> OpenWork:
    """Give all open work of a person to another of the same ministry, and return what was given.

    Raises InvalidInput when the successor could not do it: drafting needs an officer, signing the right to clear.
    """
    work = open_work_of(session, actor, person_id)
    successor = next((each for each in colleagues_of(session, actor) if each.id == successor_id), None)
    if successor is None or successor.id == person_id:
        raise InvalidInput("Wählen Sie jemand anderes, der die Arbeit übernimmt.", field="successor")
    if obstacle := _obstacle(work, successor):
        raise InvalidInput(obstacle, field="successor")
    for inquiry in work.inquiries:
        _replace_officer(inquiry, work.person, successor)
        _record(session, actor, work.person, successor, inquiry)
    for errand in work.errands:
        errand.person_id = successor.id
    for step in work.steps:
        step.people = [successor, *(each for each in step.people if each.id not in {person_id, successor.id})]
    for signature in work.signatures:
        signature.logins = _replaced(signature.logins, work.person.login, successor.login)
        session.flush()
        tell_whose_turn_it_is(session, signature.answer)
    for absence in work.deputising:
        absence.deputy = successor
    _record(session, actor, work.person, successor)
    return work


def successors_of(session: Session, actor: Actor, work: OpenWork) -> list[Person]:
    """Return who of the ministry could take over all of somebody's open work, by name."""
    return [each for each in colleagues_of(session, actor) if each.id != work.person.id and not _obstacle(work, each)]


def _obstacle(work: OpenWork, successor: Person) -> str | None:
    """Say why somebody could not take the work over, None where nothing stands against it."""
    if work.inquiries and Role.OFFICER not in successor.roles:
        return f"{successor.name} bearbeitet keine Anfragen. Wählen Sie jemanden aus der Bearbeitung."
    if (work.steps or work.signatures) and Permission.CLEAR_ANSWER not in successor.permissions:
        return f"{successor.name} darf keine Antworten freigeben und kann die Freigabeschritte nicht übernehmen."
    if any(absence.person_id == successor.id for absence in work.deputising):
        return f"{successor.name} wird selbst von {work.person.name} vertreten. Ändern Sie zuerst diese Vertretung."
    return None


def _replace_officer(inquiry: Inquiry, person: Person, successor: Person) -> None:
    if inquiry.officer is person:
        inquiry.officer = successor
    others = [each for each in inquiry.further_officers if each not in {person, successor}]
    joins = person in inquiry.further_officers and inquiry.officer is not successor
    inquiry.further_officers = [*others, successor] if joins else others


def _replaced(logins: list[str], old: str, new: str) -> list[str]:
    return list(dict.fromkeys(new if each == old else each for each in logins))


def _record(session: Session, actor: Actor, person: Person, successor: Person, inquiry: Inquiry | None = None) -> None:
    audit.record(
        session,
        actor,
        "inquiry.handed_over" if inquiry else "person.handed_over",
        realm=Realm.GOVERNMENT,
        inquiry_id=inquiry.id if inquiry else None,
        reason=f"von {person.name} an {successor.name}",
    )
