"""Parliament, Members, ministries and people over time."""

from datetime import date

import pytest

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.foundation.permissions import Permission, Role
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.members import find_group, find_member, members_on, membership_on
from inquiries.parliament.ministries import find_ministry, ministries_of
from inquiries.parliament.parliaments import get_parliament, get_term_on
from inquiries.parliament.people import actor_of, get_person_by_login, officers_of
from tests.factories import World


def test_founding_a_parliament_twice_changes_nothing(world: World) -> None:
    assert found_parliament(world.session, "MV") is world.parliament
    assert get_parliament(world.session, "MV") is world.parliament


def test_a_parliament_without_data_begins_with_its_rules_alone(world: World) -> None:
    with pytest.raises(NotFound, match="nicht eingerichtet"):
        get_parliament(world.session, "BE")
    founded = found_parliament(world.session, "BE")
    assert (founded.name, founded.government) == ("Abgeordnetenhaus von Berlin", "Senat")
    assert ministries_of(world.session, founded) == []
    with pytest.raises(InvalidInput, match="Wahlperiode von der Fachadministration"):
        get_term_on(world.session, founded, date(2024, 1, 1))


def test_only_a_known_parliament_can_be_founded(world: World) -> None:
    with pytest.raises(InvalidInput, match="nicht bekannt"):
        found_parliament(world.session, "XY")


@pytest.mark.parametrize("text", ["DIE LINKE", "Fraktion DIE LINKE", "die linke", "Linksfraktion"])
def test_a_group_goes_by_its_aliases(world: World, text: str) -> None:
    group = find_group(world.session, world.parliament, text)
    assert group is not None
    assert group.printed_form == "Fraktion DIE LINKE"


def test_a_ministry_is_named_as_on_that_day(world: World) -> None:
    ministry = world.ministry("SM")
    assert ministry.named_on(date(2015, 12, 10)).office == "Die Ministerin für Arbeit, Gleichstellung und Soziales"
    assert ministry.named_on(date(2018, 1, 1)).name == "Ministerium für Soziales, Integration und Gleichstellung"
    assert ministry.named_on(date(1999, 1, 1)).name == "Ministerium für Arbeit, Gleichstellung und Soziales"


def test_a_ministry_is_found_by_the_name_of_another_day(world: World) -> None:
    later = "Ministerium für Soziales, Integration und Gleichstellung"
    assert find_ministry(world.session, world.parliament, later, on=date(2015, 1, 1)) is world.ministry("SM")
    assert find_ministry(world.session, world.parliament, "Nirgendwo", on=date(2015, 1, 1)) is None


def test_a_term_has_its_days(world: World) -> None:
    assert get_term_on(world.session, world.parliament, date(2016, 10, 3)).number == 6
    assert get_term_on(world.session, world.parliament, date(2016, 10, 4)).number == 7


def test_members_sit_for_their_terms(world: World) -> None:
    assert [each.member.name for each in members_on(world.session, world.parliament, date(2015, 1, 1))] == [
        "Erika Beispiel"
    ]
    assert members_on(world.session, world.parliament, date(2017, 1, 1)) == []
    assert membership_on(world.member, date(2017, 1, 1)) is None
    assert find_member(world.session, world.parliament, "Niemand") is None


def test_a_person_acts_with_roles_and_place(world: World) -> None:
    person = world.person(Role.OFFICER, ministry="SM")
    person.role_codes = ["OFFICER", "UNHEARD_OF"]
    actor = actor_of(person)
    assert actor.roles == {Role.OFFICER}
    assert actor.may(Permission.DRAFT_ANSWER)
    assert get_person_by_login(world.session, person.login) is person
    assert officers_of(world.session, world.ministry("SM").id) == [person]


def test_who_is_no_longer_active_may_nothing_but_read(world: World) -> None:
    person = world.person(Role.CLERK)
    person.active = False
    assert not actor_of(person).may(Permission.REGISTER_INQUIRY)
    assert actor_of(person).may(Permission.READ_PUBLISHED)


def test_an_unknown_login_is_not_found(world: World) -> None:
    with pytest.raises(NotFound, match="niemand"):
        get_person_by_login(world.session, "niemand")


def test_nobody_acts_for_no_ministry(world: World) -> None:
    actor = world.actor(Role.OFFICER)
    assert not actor.acts_for(None)
    assert Actor.system().acts_for(None)
