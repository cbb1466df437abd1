"""People: roles on one side of the powers, a place for each role, and always somebody who administers."""

from dataclasses import replace
from typing import Any

import pytest

from inquiries.administration.entries import Subject, history_of
from inquiries.administration.people import PersonEntry, PersonFilter, change_person, enter_person, select_people
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.permissions import Role
from inquiries.parliament.parliaments import Parliament
from inquiries.parliament.people import Person
from tests.factories import World

SYSTEM = Actor.system()


def entry_of(person: Person, **changes: Any) -> PersonEntry:
    return replace(PersonEntry.of(person), **changes)


def test_a_person_changes_roles_and_the_trail_says_from_what_to_what(world: World) -> None:
    person = world.person(Role.OFFICER, ministry="SM")
    change_person(world.session, SYSTEM, world.parliament, person.id, entry_of(person, role_codes=["COORDINATOR"]))
    assert person.roles == {Role.COORDINATOR}
    [act] = history_of(world.session, SYSTEM, Subject.PERSON, person.id)
    assert act.detail["changed"] == {"role_codes": ["OFFICER", "COORDINATOR"]}


def test_nobody_works_for_both_powers(world: World) -> None:
    sm = world.ministry("SM").id
    with pytest.raises(InvalidInput, match="getrennte Gewalten") as refusal:
        enter_person(
            world.session, SYSTEM, world.parliament, PersonEntry("x", "X", ["CLERK", "OFFICER"], ministry_id=sm)
        )
    assert refusal.value.field == "roles"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (PersonEntry("", "Erika", ["CLERK"]), "login"),
        (PersonEntry("e", "", ["CLERK"]), "name"),
        (PersonEntry("e", "Erika", []), "roles"),
        (PersonEntry("e", "Erika", ["UNBEKANNT"]), "roles"),
        (PersonEntry("e", "Erika", ["OFFICER"]), "ministry"),
        (PersonEntry("e", "Erika", ["MEMBER_STAFF"]), "member"),
        (PersonEntry("e", "Erika", ["CLERK"], mail="erika"), "mail"),
    ],
)
def test_a_person_who_could_not_work_is_refused_beside_the_field(world: World, entry: PersonEntry, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        enter_person(world.session, SYSTEM, world.parliament, entry)
    assert refusal.value.field == field


def test_the_last_administrator_stays_one(world: World) -> None:
    only = world.person(Role.ADMINISTRATOR)
    for changes in ({"active": False}, {"role_codes": ["CLERK"]}):
        with pytest.raises(InvalidInput, match="letzte Person"):
            change_person(world.session, SYSTEM, world.parliament, only.id, entry_of(only, **changes))
    world.person(Role.ADMINISTRATOR)
    change_person(world.session, SYSTEM, world.parliament, only.id, entry_of(only, active=False))
    assert not only.active


def test_a_place_of_another_parliament_is_not_there(world: World) -> None:
    other = Parliament(code="XX", name="Anderswo", government="Andere")
    world.session.add(other)
    world.session.flush()
    person = world.person(Role.OFFICER, ministry="SM")
    with pytest.raises(NotFound):
        change_person(world.session, SYSTEM, other, person.id, entry_of(person))
    entry = PersonEntry("x", "X", ["OFFICER"], ministry_id=world.ministry("SM").id)
    with pytest.raises(NotFound):
        enter_person(world.session, SYSTEM, other, entry)
    seated = PersonEntry("y", "Y", ["MEMBER"], member_id=world.member.id)
    with pytest.raises(NotFound):
        enter_person(world.session, SYSTEM, other, seated)


def test_people_are_found_by_name_role_ministry_and_leave(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    clerk = world.person(Role.CLERK)
    clerk.active = False
    world.session.flush()

    def found(**wanted: object) -> list[Person]:
        return list(world.session.scalars(select_people(world.parliament, PersonFilter(**wanted))))  # type: ignore[arg-type]  # as named

    assert found(role=Role.OFFICER) == [officer]
    assert found(ministry_id=officer.ministry_id) == [officer]
    assert found(active_only=True) == [officer]
    assert found(text=f"{clerk.login} nummer") == [clerk]


def test_only_the_fachadministration_changes_people(world: World) -> None:
    person = world.person(Role.CLERK)
    with pytest.raises(Forbidden):
        change_person(world.session, world.actor(Role.CLERK), world.parliament, person.id, entry_of(person))
    with pytest.raises(Forbidden):
        history_of(world.session, world.actor(Role.CLERK), Subject.PERSON, person.id)
