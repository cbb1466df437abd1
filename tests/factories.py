"""Invented people and inquiries for the tests, in a parliament set up from the product's own data."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from sqlalchemy.orm import Session

from inquiries import assigning, services
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.intake import NewInquiry
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import Member, Membership, find_group
from inquiries.parliament.ministries import Ministry, get_ministry
from inquiries.parliament.parliaments import Parliament, get_term_on
from inquiries.parliament.people import Person, actor_of
from inquiries.parsed_paper import Asker, PaperQuestion

RECEIVED_ON = date(2015, 5, 4)
NEW = NewInquiry(
    title="Barrierefreie Haltestellen",
    askers=(Asker("Erika Beispiel", "SPD", feminine=True),),
    questions=(
        PaperQuestion("1", "Wie viele Haltestellen sind barrierefrei?"),
        PaperQuestion("2", "Wann folgen die übrigen?"),
    ),
    received_on=RECEIVED_ON,
    preamble="Viele Haltestellen haben Stufen.",
)


@dataclass
class World:
    """A parliament with a Member of the SPD, and people made on demand."""

    session: Session
    parliament: Parliament
    first_login: int = 1

    def __post_init__(self) -> None:
        self._logins = count(self.first_login)
        self.member = self.add_member("Erika Beispiel", "SPD", feminine=True)

    def add_member(self, name: str, group: str | None, *, feminine: bool) -> Member:
        """Seat a Member from the sixth term's first day on."""
        term = get_term_on(self.session, self.parliament, RECEIVED_ON)
        member = Member(parliament_id=self.parliament.id, name=name, feminine=feminine)
        found = find_group(self.session, self.parliament, group) if group else None
        member.memberships = [Membership(term=term, group=found, valid_from=term.begins_on, valid_to=term.ends_on)]
        self.session.add(member)
        self.session.flush()
        return member

    def ministry(self, text: str) -> Ministry:
        """Return a ministry by name, abbreviation or code."""
        return get_ministry(self.session, self.parliament, text, on=RECEIVED_ON)

    def person(self, *roles: Role, ministry: str | None = None, member: Member | None = None) -> Person:
        """Add a person with roles and a place."""
        number = next(self._logins)
        person = Person(
            parliament=self.parliament,
            login=f"person{number}",
            name=f"Person Nummer {number}",
            role_codes=[role.name for role in roles],
            ministry=self.ministry(ministry) if ministry else None,
            member=member,
        )
        self.session.add(person)
        self.session.flush()
        return person

    def actor(self, *roles: Role, ministry: str | None = None, member: Member | None = None) -> Actor:
        """Add a person and return as whom they act."""
        return actor_of(self.person(*roles, ministry=ministry, member=member))

    def inquiry(self, **changes: object) -> Inquiry:
        """Register an inquiry, with some values changed."""
        new = replace(NEW, **changes)  # type: ignore[arg-type]  # the tests' own words
        return services.register_inquiry(self.session, Actor.system(), self.parliament, new)

    def forwarded(self, **changes: object) -> Inquiry:
        """Register an inquiry and forward it on the day of its receipt."""
        inquiry = self.inquiry(**changes)
        return services.forward_inquiry(self.session, Actor.system(), inquiry.id, on=inquiry.received_on)

    def assigned(self, ministry: str = "SM", **changes: object) -> Inquiry:
        """Bring an inquiry to a ministry."""
        inquiry = self.forwarded(**changes)
        ministry_id = self.ministry(ministry).id
        return assigning.assign_lead_ministry(self.session, Actor.system(), inquiry.id, ministry_id=ministry_id)

    def drafting(self, officer: Person, **changes: object) -> Inquiry:
        """Bring an inquiry onto an officer's desk."""
        assert officer.ministry is not None
        inquiry = self.assigned(officer.ministry.code, **changes)
        return assigning.accept_assignment(self.session, Actor.system(), inquiry.id, officer_id=officer.id)


def make_world(session: Session, code: str = "MV") -> World:
    """Set up a parliament."""
    return World(session, found_parliament(session, code))
