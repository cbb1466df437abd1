"""How a ministry sets up its chain of clearance and whether its silence is consent (Freigabeweg einrichten)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from answers.clearance_chain import ClearanceStep, steps_of
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Permission
from inquiries.parliament.ministries import Ministry, get_ministry_by_id
from inquiries.parliament.people import Person, people_with

USUAL = ("Referat", "Abteilung", "Staatssekretariat", "Hausleitung")
LONGEST = 120
MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step as a form describes it."""

    name: str
    people: tuple[int, ...] = ()
    at_chancellery: bool = False


def approvers_of(session: Session, actor: Actor) -> list[Person]:
    """Return the people of the actor's ministry who may sign a step."""
    return people_with(session, actor.ministry_id or 0, Permission.CLEAR_ANSWER)


def own_ministry(session: Session, actor: Actor) -> Ministry:
    """Return the ministry that the actor runs; raise Forbidden or NotFound for anybody else."""
    actor.require(Permission.RUN_MINISTRY)
    return get_ministry_by_id(session, actor.ministry_id or 0)


def set_chain(session: Session, actor: Actor, planned: Sequence[PlannedStep]) -> list[ClearanceStep]:
    """Set up the ministry's chain anew; answers already in clearance keep the chain with which they came there."""
    ministry = own_ministry(session, actor)
    steps = [step for step in planned if step.name.strip()]
    _ensure_usable(session, actor, steps)
    for old in steps_of(session, ministry.id):
        session.delete(old)
    session.flush()
    people = {person.id: person for person in approvers_of(session, actor)}
    rows = [
        ClearanceStep(
            ministry_id=ministry.id,
            position=position,
            name=step.name.strip(),
            at_chancellery=step.at_chancellery,
            people=[] if step.at_chancellery else [people[each] for each in step.people],
        )
        for position, step in enumerate(steps, start=1)
    ]
    session.add_all(rows)
    session.flush()
    names = [f"{row.name} ({', '.join(person.login for person in row.people) or 'alle'})" for row in rows]
    audit.record(session, actor, "ministry.chain", realm=Realm.GOVERNMENT, ministry=ministry.code, steps=names)
    return rows


def set_silence(session: Session, actor: Actor, *, is_consent: bool) -> None:
    """Decide whether the ministry's silence on a co-signature counts as consent once the day has passed."""
    ministry = own_ministry(session, actor)
    ministry.silence_is_consent = is_consent
    audit.record(
        session, actor, "ministry.silence", realm=Realm.GOVERNMENT, ministry=ministry.code, is_consent=is_consent
    )


def _ensure_usable(session: Session, actor: Actor, steps: Sequence[PlannedStep]) -> None:
    known = {person.id for person in approvers_of(session, actor)}
    if len(steps) > MOST_STEPS:
        raise InvalidInput(f"Mehr als {MOST_STEPS} Schritte sind nicht vorgesehen.", field="name-0")
    for index, step in enumerate(steps):
        if len(step.name.strip()) > LONGEST:
            raise InvalidInput(f"Ein Name hat höchstens {LONGEST} Zeichen.", field=f"name-{index}")
        if not set(step.people) <= known:
            raise InvalidInput(
                "Zeichnen kann nur, wer in Ihrem Ministerium Antworten freigeben darf.", field=f"people-{index}"
            )
