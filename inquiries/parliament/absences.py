"""Who is away, from when until when, and who stands in (Vertretung)."""

from datetime import date

from sqlalchemy import ForeignKey, Select, select, union_all
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from inquiries.foundation import audit, clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import Realm
from inquiries.foundation.database import Base
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.permissions import Permission
from inquiries.parliament.people import Person


class Absence(Base):
    """A span of days in which a person is away and another sees the same work beside them."""

    __tablename__ = "absences"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    deputy_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    deputy: Mapped[Person] = relationship(foreign_keys=[deputy_id])


def covered_by(person_id: int | None) -> Select[int]:
    """Return the ids of a person and of all for whom the person stands in today, as a query."""
    today = clock.today()
    own = select(Person.id).where(Person.id == person_id)
    away = select(Absence.person_id).where(
        Absence.deputy_id == person_id, Absence.from_on <= today, Absence.to_on >= today
    )
    both = union_all(own, away).subquery()
    return select(both.c.id)


def deputies_on(session: Session, day: date) -> dict[int, frozenset[int]]:
    """Return who stands in on a day, by the id of the person who is away."""
    found: dict[int, frozenset[int]] = {}
    for absence in session.scalars(select(Absence).where(Absence.from_on <= day, Absence.to_on >= day)):
        found[absence.person_id] = found.get(absence.person_id, frozenset()) | {absence.deputy_id}
    return found


def absences_of(session: Session, actor: Actor) -> list[Absence]:
    """Return what the actor may order: one's own absences, or with the right for it those of the whole ministry."""
    query = select(Absence).join(Absence.person).order_by(Absence.from_on.desc(), Absence.id)
    if actor.may(Permission.RUN_MINISTRY) and actor.ministry_id is not None:
        return list(session.scalars(query.where(Person.ministry_id == actor.ministry_id)))
    return list(session.scalars(query.where(Absence.person_id == actor.person_id)))


def colleagues_of(session: Session, actor: Actor) -> list[Person]:
    """Return the active people of the actor's ministry, by name."""
    query = select(Person).where(Person.ministry_id == actor.ministry_id, Person.active.is_(True))
    return list(session.scalars(query.order_by(Person.name))) if actor.ministry_id is not None else []


def enter_absence(
    session: Session, actor: Actor, *, person_id: int, deputy_id: int, from_on: date, to_on: date
) -> Absence:
    """Enter who is away and who stands in; raise InvalidInput for what cannot be."""
    person = _colleague(session, actor, person_id, field="person")
    deputy = _colleague(session, actor, deputy_id, field="deputy")
    if person.id != actor.person_id and not actor.may(Permission.RUN_MINISTRY):
        raise Forbidden("Die Vertretung anderer trägt die Ressortkoordination ein. Sie können Ihre eigene eintragen.")
    if person.id == deputy.id:
        raise InvalidInput("Niemand vertritt sich selbst. Wählen Sie jemand anderes.", field="deputy")
    if to_on < from_on:
        raise InvalidInput("Der letzte Tag liegt vor dem ersten. Prüfen Sie beide Tage.", field="to_on")
    if not person.roles & deputy.roles:
        raise InvalidInput(
            f"{deputy.name} hat keine der Rollen von {person.name} und könnte dessen Arbeit nicht tun.", field="deputy"
        )
    absence = Absence(person=person, deputy=deputy, from_on=from_on, to_on=to_on)
    session.add(absence)
    session.flush()
    _record(session, actor, "absence.enter", absence)
    return absence


def end_absence(session: Session, actor: Actor, absence_id: int) -> None:
    """Remove an absence that the actor may order; raise NotFound for any other."""
    absence = next((each for each in absences_of(session, actor) if each.id == absence_id), None)
    if absence is None:
        raise NotFound("Diese Vertretung gibt es nicht oder sie ist Ihnen nicht zugänglich.")
    _record(session, actor, "absence.end", absence)
    session.delete(absence)


def _colleague(session: Session, actor: Actor, person_id: int, *, field: str) -> Person:
    found = next((each for each in colleagues_of(session, actor) if each.id == person_id), None)
    if found is None:
        raise InvalidInput("Wählen Sie eine Person aus Ihrem Ministerium.", field=field)
    return found


def _record(session: Session, actor: Actor, action: str, absence: Absence) -> None:
    audit.record(
        session,
        actor,
        action,
        realm=Realm.GOVERNMENT,
        person=absence.person.login,
        deputy=absence.deputy.login,
        from_on=absence.from_on,
        to_on=absence.to_on,
    )
