"""Random actors who take random steps, in two parliaments of one database (Zufallsgang)."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Final

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from app.database import prepare, writing
from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.database import Base
from inquiries.foundation.errors import DomainError
from inquiries.inquiry import Inquiry
from inquiries.places import steps_for
from inquiries.workflow import CLOSED, TRANSITIONS, Event, Stage, events_from
from tests.answers.countries import Country, two_countries
from tests.answers.walk_verbs import ASIDE, DAY, DAYS, ENTRIES, VERBS

Edge = tuple[Stage | None, Event]

MOST_OPEN: Final = 4
EDGES: Final[frozenset[Edge]] = frozenset(
    (source, event) for event, row in TRANSITIONS.items() for source in (row.sources or {None})
)
RARE: Final = frozenset({Event.REJECT, Event.ASK_BACK, Event.RETURN, Event.DECLINE, Event.TRANSFER}) | {
    event for event, row in TRANSITIONS.items() if row.target in CLOSED - {Stage.PUBLISHED}
}


class Walk:
    """A database with two parliaments in which steps are tried and either done wholly or refused."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        engine = prepare(create_engine("sqlite://"))
        Base.metadata.create_all(engine)
        self.session = Session(writing(engine), info={audit.KEY: b"walk"})
        self.countries = two_countries(self.session, self.chance)
        self.session.commit()
        self.steps = 0
        self.edges: set[Edge] = set()

    @property
    def actors(self) -> list[Actor]:
        """Return everybody of both countries."""
        return [actor for country in self.countries for actor in country.actors]

    def inquiries(self) -> list[Inquiry]:
        """Return all inquiries there are."""
        return list(self.session.scalars(select(Inquiry).order_by(Inquiry.id)))

    def enter(self) -> Inquiry:
        """Let people of one of the two parliaments try until an inquiry is entered or handed in."""
        country = self.chance.choice(self.countries)
        before = len(self.inquiries())
        while len(self.inquiries()) == before:
            event, actor = self.chance.choice(list(ENTRIES)), self.chance.choice(country.actors)
            entry = ENTRIES[event]
            if self._done(lambda entry=entry, actor=actor: entry(country, actor), on=DAY):
                self.edges.add((None, event))
        return self.inquiries()[-1]

    def country_of(self, inquiry: Inquiry) -> Country:
        """Return where an inquiry was asked."""
        return next(each for each in self.countries if each.world.parliament.id == inquiry.parliament_id)

    def try_step(self, inquiry: Inquiry, event: Event, actor: Actor) -> bool:
        """Let somebody try a step; tell whether it was done. A refusal leaves nothing behind."""
        before, entries = inquiry.stage, self.entries(inquiry)
        verb, country = VERBS[event], self.country_of(inquiry)
        if not self._done(lambda: verb(country, actor, inquiry), on=DAYS.get(event, DAY)):
            return False
        self.edges |= {(before, each) for each in self.taken(inquiry, since=entries)}
        return True

    def taken(self, inquiry: Inquiry, *, since: int) -> list[Event]:
        """Return the steps that the trail has about an inquiry, the first `since` entries left out."""
        query = select(AuditEntry.action).where(AuditEntry.inquiry_id == inquiry.id).order_by(AuditEntry.id)
        names = [action.removeprefix("inquiry.").upper() for action in list(self.session.scalars(query))[since:]]
        return [Event[name] for name in names if name in Event.__members__]

    def try_aside(self, inquiry: Inquiry, actor: Actor) -> bool:
        """Let somebody try something that is no step, such as a contribution or a supplement."""
        verb, country = self.chance.choice(ASIDE), self.country_of(inquiry)
        return self._done(lambda: verb(country, actor, inquiry), on=DAY)

    def entries(self, inquiry: Inquiry) -> int:
        """Return how many entries the trail has about an inquiry."""
        query = select(func.count()).select_from(AuditEntry).where(AuditEntry.inquiry_id == inquiry.id)
        return self.session.scalar(query) or 0

    def pick(self, inquiry: Inquiry, chance: Random) -> tuple[Event, Actor]:
        """Choose what is tried and by whom: mostly a step on by somebody to whom it belongs, sometimes anything."""
        possible = events_from(inquiry.stage) or list(VERBS)
        weights = [0.05 if each in RARE else 4.0 if each is Event.CLEAR else 1.0 for each in possible]
        event = chance.choice(list(VERBS)) if chance.random() < 0.1 else chance.choices(possible, weights)[0]
        return event, self.somebody_for(inquiry, event, chance)

    def somebody_for(self, inquiry: Inquiry, event: Event, chance: Random) -> Actor:
        """Choose who tries a step: mostly somebody to whom it belongs, sometimes anybody."""
        right = [
            actor
            for actor in self.actors
            if actor.parliament_id == inquiry.parliament_id and event in steps_for(inquiry, actor)
        ]
        return chance.choice(right if right and chance.random() < 0.85 else self.actors)

    def _done(self, what: Callable[[], object], *, on: date) -> bool:
        with clock.pinned_to(on):
            try:
                what()
                self.session.commit()
            except DomainError:
                self.session.rollback()
                return False
        self.steps += 1
        return True


def way_to(stage: Stage, missing: set[Edge]) -> Event | None:
    """Return the first step of the shortest way from a stage to an edge that is missing; None where there is none."""
    ways: list[tuple[Stage, Event | None]] = [(stage, None)]
    seen = {stage}
    for here, first in ways:
        wanted = [event for event in events_from(here) if (here, event) in missing]
        if wanted:
            keeping = [event for event in wanted if event not in RARE]  # what ends the way comes last
            return first or (keeping or wanted)[0]
        for event in events_from(here):
            after = TRANSITIONS[event].leads_from(here)
            if after not in seen:
                seen.add(after)
                ways.append((after, first or event))
    return None
