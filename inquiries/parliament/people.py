"""The people who work with the product, and as whom they act (Personen)."""

from collections.abc import Iterable

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation.actor import Actor
from inquiries.foundation.database import Base
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Permission, Role, granted
from inquiries.parliament.members import Member
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import Parliament


class Person(Base):
    """Somebody with roles and a place: a ministry, a Member's seat, or the Landtag's administration."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    parliament_id: Mapped[int] = mapped_column(ForeignKey("parliaments.id"))
    login: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role_codes: Mapped[list[str]] = mapped_column(default=list)
    division: Mapped[str | None] = mapped_column(String(120))
    mail: Mapped[str | None] = mapped_column(String(254))
    ministry_id: Mapped[int | None] = mapped_column(ForeignKey("ministries.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    active: Mapped[bool] = mapped_column(default=True)

    parliament: Mapped[Parliament] = relationship()
    ministry: Mapped[Ministry | None] = relationship()
    member: Mapped[Member | None] = relationship()

    @property
    def roles(self) -> frozenset[Role]:
        """Return the person's roles; a code that the product does not know grants nothing."""
        return frozenset(Role[code] for code in self.role_codes if code in Role.__members__)

    @property
    def permissions(self) -> frozenset[Permission]:
        """Return what the person's roles grant."""
        return granted(self.roles)


def actor_of(person: Person) -> Actor:
    """Return as whom a person acts now; somebody no longer active has no roles."""
    return Actor(
        login=person.login,
        name=person.name,
        roles=person.roles if person.active else frozenset(),
        person_id=person.id,
        parliament_id=person.parliament_id,
        ministry_id=person.ministry_id,
        member_id=person.member_id,
    )


def get_person_by_login(session: Session, login: str) -> Person:
    """Return the person with a login; raise NotFound when there is none."""
    person = session.scalar(select(Person).where(Person.login == login))
    if person is None:
        raise NotFound(f"Eine Person mit der Anmeldung „{login}“ gibt es hier nicht.", login=login)
    return person


def names_of(session: Session, logins: Iterable[str]) -> dict[str, str]:
    """Return for each login how the person is called; the system and people who are gone go by their login."""
    wanted = set(logins)
    rows = session.execute(select(Person.login, Person.name).where(Person.login.in_(wanted)))
    return {login: "System" if login == "system" else login for login in wanted} | {row.login: row.name for row in rows}


def officers_of(session: Session, ministry_id: int) -> list[Person]:
    """Return the active officers of a ministry, by name."""
    people = session.scalars(
        select(Person).where(Person.ministry_id == ministry_id, Person.active.is_(True)).order_by(Person.name)
    )
    return [person for person in people if Role.OFFICER in person.roles]


def people_with(session: Session, ministry_id: int, permission: Permission) -> list[Person]:
    """Return the active people of a ministry who may do something, in the order of their entry."""
    query = select(Person).where(Person.ministry_id == ministry_id, Person.active.is_(True)).order_by(Person.id)
    return [person for person in session.scalars(query) if permission in person.permissions]


def people_of_parliament_with(session: Session, parliament: Parliament, permission: Permission) -> list[Person]:
    """Return the active people of a parliament and its government who may do something, in the order of their entry."""
    query = select(Person).where(Person.parliament_id == parliament.id, Person.active.is_(True)).order_by(Person.id)
    return [person for person in session.scalars(query) if permission in person.permissions]
