"""People with their roles and places as the Fachadministration keeps them (Personen)."""

from dataclasses import asdict, dataclass, field, fields
from typing import Final, Self

from sqlalchemy import Select, String, cast, or_, select
from sqlalchemy.orm import Session, selectinload

from inquiries.administration.entries import Subject, apply, ensure, get_entry, record
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import GOVERNMENT, Permission, Role
from inquiries.mailboxes import checked_address
from inquiries.parliament.members import Member
from inquiries.parliament.ministries import Ministry
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import Person

SEATED: Final = frozenset({Role.MEMBER, Role.MEMBER_STAFF})
LANDTAG: Final = SEATED | {Role.CLERK, Role.PRESIDENT}


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What is entered of a person: the roles by their codes, the place by ministry or Member."""

    login: str
    name: str
    role_codes: list[str] = field(default_factory=list)
    division: str | None = None
    ministry_id: int | None = None
    member_id: int | None = None
    mail: str | None = None
    active: bool = True

    @classmethod
    def of(cls, person: Person) -> Self:
        """Return what is entered of a person now."""
        return cls(**{each.name: getattr(person, each.name) for each in fields(cls)})

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles; a code that the product does not know grants nothing."""
        return frozenset(Role[code] for code in self.role_codes if code in Role.__members__)


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """What the list of people is narrowed to."""

    text: str = ""
    role: Role | None = None
    ministry_id: int | None = None
    active_only: bool = False


def select_people(parliament: Parliament, wanted: PersonFilter) -> Select[Person]:
    """Return the query for the people of a parliament and its government, by name."""
    query = select(Person).where(Person.parliament_id == parliament.id)
    for word in wanted.text.split():
        columns = (Person.name, Person.login, Person.division)
        query = query.where(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    if wanted.role is not None:
        query = query.where(cast(Person.role_codes, String).contains(f'"{wanted.role.name}"'))
    if wanted.ministry_id is not None:
        query = query.where(Person.ministry_id == wanted.ministry_id)
    if wanted.active_only:
        query = query.where(Person.active.is_(True))
    places = selectinload(Person.ministry).selectinload(Ministry.names), selectinload(Person.member)
    return query.options(*places).order_by(Person.name, Person.login)


def enter_person(session: Session, actor: Actor, parliament: Parliament, entry: PersonEntry) -> Person:
    """Enter a person into the directory; raise InvalidInput for what could not work with this system."""
    actor.require(Permission.ADMINISTER)
    _ensure_workable(session, parliament, entry)
    person = Person(parliament_id=parliament.id, **asdict(entry))
    session.add(person)
    session.flush()
    record(session, actor, Subject.PERSON, "enter", person.id, login=person.login, roles=sorted(person.role_codes))
    return person


def change_person(session: Session, actor: Actor, parliament: Parliament, person_id: int, entry: PersonEntry) -> Person:
    """Change a person's name, roles or place, or let them rest; whoever loses a role is signed out everywhere."""
    actor.require(Permission.ADMINISTER)
    person = get_entry(session, Person, person_id, parliament)
    _ensure_workable(session, parliament, entry, person)
    _ensure_somebody_administers(session, parliament, person, entry)
    if changed := apply(person, asdict(entry)):
        record(session, actor, Subject.PERSON, "change", person.id, changed=changed)
        session.flush()
    return person


def _ensure_workable(
    session: Session, parliament: Parliament, entry: PersonEntry, person: Person | None = None
) -> None:
    ensure(bool(entry.login), "login", "Geben Sie an, womit sich die Person anmeldet.")
    ensure(bool(entry.name), "name", "Geben Sie Vor- und Nachnamen der Person an.")
    _ensure_login_is_free(session, entry, person)
    _ensure_roles_fit(entry)
    checked_address(entry.mail or "")
    if entry.ministry_id is not None:
        get_entry(session, Ministry, entry.ministry_id, parliament)
    if entry.member_id is not None:
        get_entry(session, Member, entry.member_id, parliament)


def _ensure_login_is_free(session: Session, entry: PersonEntry, person: Person | None) -> None:
    with session.no_autoflush:
        other = session.scalar(select(Person).where(Person.login == entry.login))
    ensure(other is None or other is person, "login", f"Die Anmeldung „{entry.login}“ ist schon vergeben.")


def _ensure_roles_fit(entry: PersonEntry) -> None:
    roles = sorted(entry.roles, key=lambda role: role.value)
    ensure(bool(roles), "roles", "Geben Sie mindestens eine Rolle an, sonst darf die Person nichts als lesen.")
    ensure(
        not (GOVERNMENT & entry.roles and LANDTAG & entry.roles),
        "roles",
        "Landtag und Landesregierung sind getrennte Gewalten: Eine Person hat hier Rollen nur auf einer Seite. "
        "Wer auf beiden arbeitet, braucht zwei Anmeldungen.",
    )
    for role in roles:
        ensure(
            entry.ministry_id is not None or role not in GOVERNMENT,
            "ministry",
            f"Die Rolle „{role.value}“ gehört zu einem Ministerium. Geben Sie es an.",
        )
        ensure(
            entry.member_id is not None or role not in SEATED,
            "member",
            f"Die Rolle „{role.value}“ gehört zu einem Mitglied des Landtages. Geben Sie es an.",
        )


def _ensure_somebody_administers(session: Session, parliament: Parliament, person: Person, entry: PersonEntry) -> None:
    if entry.active and Role.ADMINISTRATOR in entry.roles:
        return
    query = select_people(parliament, PersonFilter(role=Role.ADMINISTRATOR, active_only=True))
    ensure(
        any(each is not person for each in session.scalars(query)) or Role.ADMINISTRATOR not in person.roles,
        "roles",
        "Dies ist die letzte Person mit der Rolle „Fachadministration“. Geben Sie die Rolle zuerst jemand anderem.",
    )
