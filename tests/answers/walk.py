"""Random actors who take random steps, in two parliaments of one database (Zufallsgang)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from answers import clearing, co_signing, queries, release, services
from answers.answer import Answer
from answers.clearance_chain import ClearanceStep
from answers.contributions import services as contributions
from answers.contributions.models import Contribution
from answers.drafting.draft import Draft, Paragraph, Passage, Sentence
from answers.services.revising import add_revision
from app.database import prepare, writing
from inquiries import assigning
from inquiries import services as parliament
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.database import Base
from inquiries.foundation.errors import DomainError
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry, MinistryName
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from inquiries.places import steps_for
from inquiries.workflow import Event, Stage, events_from
from tests.factories import RECEIVED_ON, World, make_world

DAY: Final = date(2015, 5, 6)
CODES: Final = ("SM", "IM", "FM")
MOST_OPEN: Final = 4
ENDING: Final = frozenset({Event.WITHDRAW, Event.REJECT, Event.ASK_BACK, Event.RETURN, Event.DECLINE, Event.TRANSFER})
TO_GOVERNMENT: Final = (Role.COORDINATOR, Role.OFFICER, Role.APPROVER)


@dataclass
class Country:
    """A parliament with its people: each role once, and each government role once a ministry."""

    world: World
    actors: list[Actor] = field(default_factory=list)

    def __post_init__(self) -> None:
        world = self.world
        for role in (Role.CLERK, Role.PRESIDENT, Role.ADMINISTRATOR, Role.AUDITOR):
            self.actors.append(world.actor(role))
        self.actors += [world.actor(role, member=world.member) for role in (Role.MEMBER, Role.MEMBER_STAFF)]
        self.actors.append(world.actor(Role.CHANCELLERY, ministry="STK"))
        self.actors += [world.actor(role, ministry=code) for code in CODES for role in TO_GOVERNMENT]
        steps = [("Abteilung", False), ("Hausleitung", False), ("Staatskanzlei", True)]
        for position, (name, at_chancellery) in enumerate(steps, start=1):
            ministry_id = world.ministry("SM").id
            world.session.add(
                ClearanceStep(ministry_id=ministry_id, position=position, name=name, at_chancellery=at_chancellery)
            )

    def officer_of(self, ministry_id: int | None) -> int:
        """Return the id of the officer of a ministry, or of somebody who is none."""
        wanted = (each for each in self.actors if Role.OFFICER in each.roles and each.ministry_id == ministry_id)
        return next((each.person_id for each in wanted if each.person_id), 0)


class Walk:
    """A database with two parliaments in which steps are tried and either done wholly or refused."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        engine = prepare(create_engine("sqlite://"))
        Base.metadata.create_all(engine)
        self.session = Session(writing(engine), info={audit.KEY: b"walk"})
        self.countries = [Country(make_world(self.session)), Country(_second(self.session))]
        self.session.commit()
        self.steps = 0

    @property
    def actors(self) -> list[Actor]:
        """Return everybody of both countries."""
        return [actor for country in self.countries for actor in country.actors]

    def inquiries(self) -> list[Inquiry]:
        """Return all inquiries there are."""
        return list(self.session.scalars(select(Inquiry).order_by(Inquiry.id)))

    def register(self) -> Inquiry:
        """Let one of the two parliaments receive an inquiry."""
        with clock.pinned_to(DAY):
            inquiry = self.chance.choice(self.countries).world.inquiry()
        self.session.commit()
        return inquiry

    def country_of(self, inquiry: Inquiry) -> Country:
        """Return where an inquiry was asked."""
        return next(each for each in self.countries if each.world.parliament.id == inquiry.parliament_id)

    def try_step(self, inquiry: Inquiry, event: Event, actor: Actor) -> bool:
        """Let somebody try a step; tell whether it was done. A refusal leaves nothing behind."""
        with clock.pinned_to(DAY):
            try:
                VERBS[event](self, actor, inquiry)
                self.session.commit()
            except DomainError:
                self.session.rollback()
                return False
        self.steps += 1
        return True

    def entries(self, inquiry: Inquiry) -> int:
        """Return how many entries the trail has about an inquiry."""
        query = select(func.count()).select_from(AuditEntry).where(AuditEntry.inquiry_id == inquiry.id)
        return self.session.scalar(query) or 0

    def pick(self, inquiry: Inquiry, chance: Random) -> tuple[Event, Actor]:
        """Choose what is tried and by whom: mostly a step on by somebody to whom it belongs, sometimes anything."""
        possible = [event for event in events_from(inquiry.stage) if event in VERBS] or list(VERBS)
        event = chance.choices(
            possible, [0.05 if each in ENDING else 4.0 if each is Event.CLEAR else 1.0 for each in possible]
        )[0]
        if chance.random() < 0.1:
            event = chance.choice(list(VERBS))
        right = [actor for actor in self.actors if self._belongs(inquiry, actor, event)]
        return event, chance.choice(right if right and chance.random() < 0.85 else self.actors)

    def _belongs(self, inquiry: Inquiry, actor: Actor, event: Event) -> bool:
        return actor.parliament_id == inquiry.parliament_id and event in steps_for(inquiry, actor)

    def some(self, actor: Actor) -> int:
        """Return a ministry of the actor's country, any of them."""
        own = (Ministry.parliament_id == actor.parliament_id) & Ministry.code.in_(CODES)
        query = select(Ministry.id).where(own).order_by(Ministry.id)
        return self.chance.choice(list(self.session.scalars(query)))

    def answer(self, inquiry: Inquiry) -> Answer:
        """Return the answer as it stands, for those verbs that begin with it."""
        return queries.get_answer(self.session, Actor.system(), inquiry.id)


def _second(session: Session) -> World:
    land = Parliament(code="BY", name="Bayerischer Landtag", government="Staatsregierung")
    session.add(land)
    session.flush()
    session.add(ElectoralTerm(parliament_id=land.id, number=17, begins_on=date(2013, 10, 7), ends_on=None))
    for code in (*CODES, "STK"):
        name = MinistryName(
            name=f"Staatsministerium {code}",
            abbreviation=code,
            office="Der Minister",
            keywords=[],
            valid_from=date(2013, 10, 7),
        )
        row = Ministry(parliament_id=land.id, code=code, is_chancellery=code == "STK", names=[name])
        session.add(row)
    session.flush()
    world = World(session, land)
    world._logins = iter(range(1_000, 2_000))  # type: ignore[assignment]  # the logins of both lands differ
    return world


def _draft(walk: Walk, actor: Actor, inquiry: Inquiry) -> None:
    """Write or change the draft and submit it: what an officer does before this step."""
    queries.get_inquiry_in_drafting(walk.session, actor, inquiry.id)
    answer = queries.find_answer(walk.session, actor, inquiry.id)
    if answer is None:
        answer = Answer(inquiry=inquiry, ministry_id=inquiry.ministry_in_charge.id, latest_number=0)
        walk.session.add(answer)
        walk.session.flush()
    text = f"Geheim {inquiry.id} {walk.chance.randrange(1_000)}."
    labels = tuple(question.label for question in inquiry.questions)
    passages = tuple(Passage((label,), (Paragraph((Sentence(f"{text} {label}"),)),)) for label in labels)
    add_revision(walk.session, actor, answer, Draft(passages), reason="Bearbeitet")


def _ask(walk: Walk, actor: Actor, inquiry: Inquiry) -> None:
    if inquiry.stage is Stage.DRAFTING and Role.OFFICER in actor.roles:
        _draft(walk, actor, inquiry)
    ministries: dict[int, list[str]] = {walk.some(actor): []}
    co_signing.ask_co_signatures(walk.session, actor, inquiry.id, ministries=ministries)


def _submit(walk: Walk, actor: Actor, inquiry: Inquiry) -> None:
    if inquiry.stage is Stage.DRAFTING and walk.chance.random() < 0.7:
        _draft(walk, actor, inquiry)
    services.submit_answer(walk.session, actor, inquiry.id)


def _reason(verb: Callable[..., Any], **values: Any) -> Callable[[Walk, Actor, Inquiry], Any]:
    return lambda walk, actor, inquiry: verb(walk.session, actor, inquiry.id, reason="Darum.", **values)


def _by_reason(event: Event) -> Callable[[Walk, Actor, Inquiry], Any]:
    return lambda walk, actor, inquiry: parliament.take_step_by_reason(
        walk.session, actor, inquiry.id, event, reason="Darum."
    )


def contribute(walk: Walk, actor: Actor, inquiry: Inquiry) -> bool:
    """Ask for a contribution or deliver one, whichever the actor may; tell whether something was done."""
    with clock.pinned_to(DAY):
        waiting = walk.session.scalars(select(Contribution).order_by(Contribution.id.desc())).first()
        try:
            if waiting is not None and actor.acts_for(waiting.errand.ministry_id):
                contributions.deliver(walk.session, actor, waiting.id, text="Geheime Zulieferung.")
            else:
                contributions.ask_contributions(
                    walk.session, actor, inquiry.id, ministry_ids=[walk.some(actor)], task="Geheimer Auftrag."
                )
            walk.session.commit()
        except DomainError:
            walk.session.rollback()
            return False
    return True


VERBS: Final[dict[Event, Callable[[Walk, Actor, Inquiry], Any]]] = {
    **{event: _by_reason(event) for event in parliament.STEPS_BY_REASON},
    Event.FORWARD: lambda walk, actor, inquiry: parliament.forward_inquiry(
        walk.session, actor, inquiry.id, on=RECEIVED_ON
    ),
    Event.ASSIGN: lambda walk, actor, inquiry: assigning.assign_lead_ministry(
        walk.session, actor, inquiry.id, ministry_id=walk.some(actor), further=[walk.some(actor)]
    ),
    Event.ACCEPT: lambda walk, actor, inquiry: assigning.accept_assignment(
        walk.session, actor, inquiry.id, officer_id=walk.country_of(inquiry).officer_of(actor.ministry_id)
    ),
    Event.RETURN: _reason(assigning.return_assignment),
    Event.DECLINE: _reason(assigning.return_assignment),
    Event.TRANSFER: lambda walk, actor, inquiry: assigning.transfer_assignment(
        walk.session, actor, inquiry.id, ministry_id=walk.some(actor), reason="Darum."
    ),
    Event.ASK_CO_SIGNATURES: _ask,
    Event.CO_SIGN: lambda walk, actor, inquiry: co_signing.co_sign(walk.session, actor, inquiry.id),
    Event.ASK_CHANGE: _reason(co_signing.ask_change),
    Event.RECALL: _reason(co_signing.recall),
    Event.SUBMIT: _submit,
    Event.ENDORSE: lambda walk, actor, inquiry: clearing.pass_on(walk.session, actor, walk.answer(inquiry)),
    Event.HAND_DOWN: lambda walk, actor, inquiry: clearing.hand_down(
        walk.session, actor, walk.answer(inquiry), position=1, reason="Darum."
    ),
    Event.BYPASS: lambda walk, actor, inquiry: clearing.bypass(
        walk.session, actor, walk.answer(inquiry), reason="Darum."
    ),
    Event.SEND_BACK: _reason(services.send_back_answer),
    Event.CLEAR: lambda walk, actor, inquiry: services.clear_answer(
        walk.session, actor, inquiry.id, letter_dated_on=DAY
    ),
    Event.PUBLISH: lambda walk, actor, inquiry: release.publish(walk.session, actor, inquiry.id, printed_on=DAY),
}
