"""Two parliaments in one database with everybody who works there (Zwei Länder im Test)."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from sqlalchemy.orm import Session

from answers.clearance_chain import ClearanceStep
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.parliament.ministries import Ministry, MinistryName
from inquiries.parliament.parliaments import ElectoralTerm, Parliament
from tests.factories import World, make_world

CODES: Final = ("SM", "IM", "FM")
TO_GOVERNMENT: Final = (Role.COORDINATOR, Role.OFFICER, Role.APPROVER)


@dataclass
class Country:
    """A parliament with its people: each role once, a second Member, and each government role once a ministry."""

    world: World
    chance: Random
    actors: list[Actor] = field(default_factory=list)

    def __post_init__(self) -> None:
        world = self.world
        for role in (Role.CLERK, Role.PRESIDENT, Role.ADMINISTRATOR, Role.AUDITOR):
            self.actors.append(world.actor(role))
        self.actors += [world.actor(role, member=world.member) for role in (Role.MEMBER, Role.MEMBER_STAFF)]
        self.actors.append(world.actor(Role.MEMBER, member=world.add_member("Max Muster", "CDU", feminine=False)))
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


def two_countries(session: Session, chance: Random) -> list[Country]:
    """Set two parliaments up whose people, inquiries and ministries lie in the same tables."""
    return [Country(make_world(session), chance), Country(make_second(session), chance)]


def make_second(session: Session) -> World:
    """Set up the parliament of Bavaria, with the same codes of ministries as the first."""
    land = Parliament(code="BY", name="Bayerischer Landtag", government="Staatsregierung")
    session.add(land)
    session.flush()
    session.add(ElectoralTerm(parliament_id=land.id, number=17, begins_on=date(2013, 10, 7), ends_on=date(2018, 11, 4)))
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
    return World(session, land, first_login=1_000)
