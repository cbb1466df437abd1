"""Ministries: they keep their identity while names and offices change, and papers keep the name of their day."""

from datetime import date

import pytest

from inquiries.administration.entries import Subject, history_of
from inquiries.administration.ministries import NameEntry, enter_ministry, name_ministry, subordinate
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.ministries import authorities_of, find_ministry, ministries_of
from tests.factories import World

SYSTEM = Actor.system()
NEW = NameEntry("Ministerium für Morgen", "MM", "Die Ministerin für Morgen", date(2030, 1, 1))


def test_a_new_name_ends_the_one_before_on_the_day_before(world: World) -> None:
    ministry = world.ministry("SM")
    before = ministry.named_on(date(2029, 12, 31))
    name_ministry(world.session, SYSTEM, world.parliament, ministry.id, NEW)
    assert before.valid_to == date(2029, 12, 31)
    assert [ministry.named_on(day).name == NEW.name for day in (date(2029, 12, 31), date(2030, 1, 1))] == [False, True]
    assert ministry.named_on(date(2015, 12, 10)).office == "Die Ministerin für Arbeit, Gleichstellung und Soziales"


def test_two_names_never_hold_on_one_day(world: World) -> None:
    ministry = world.ministry("SM")
    entry = NameEntry("Anders", "A", "Der Minister für Anderes", date(2015, 1, 1), date(2015, 2, 1))
    with pytest.raises(InvalidInput, match="überschneidet sich mit dem Namen") as refusal:
        name_ministry(world.session, SYSTEM, world.parliament, ministry.id, entry)
    assert refusal.value.field == "valid_from"


def test_an_office_can_be_put_right(world: World) -> None:
    ministry = world.ministry("SM")
    name = ministry.named_on(date(2015, 1, 1))
    entry = NameEntry(
        name.name, name.abbreviation, "Der Minister für Soziales", name.valid_from, name.valid_to, list(name.keywords)
    )
    name_ministry(world.session, SYSTEM, world.parliament, ministry.id, entry, name_id=name.id)
    assert ministry.named_on(date(2015, 1, 1)).office == "Der Minister für Soziales"
    [act] = history_of(world.session, SYSTEM, Subject.MINISTRY, ministry.id)
    assert act.detail["changed"]["office"][1] == "Der Minister für Soziales"
    with pytest.raises(NotFound):
        name_ministry(world.session, SYSTEM, world.parliament, ministry.id, entry, name_id=99999)


def test_a_further_ministry_is_found_by_its_code(world: World) -> None:
    ministry = enter_ministry(world.session, SYSTEM, world.parliament, "MORGEN", NEW)
    assert find_ministry(world.session, world.parliament, "morgen", on=date(2031, 1, 1)) is ministry


def test_an_authority_stands_under_a_ministry_and_never_leads(world: World) -> None:
    superior = world.ministry("SM")
    authority = enter_ministry(world.session, SYSTEM, world.parliament, "LAMU", NEW, superior_id=superior.id)
    assert authorities_of(world.session, superior.id) == [authority]
    assert authority not in ministries_of(world.session, world.parliament)
    for no_ministry in (authority.id, 99999):
        with pytest.raises(InvalidInput, match="Wählen Sie es aus der Liste") as refusal:
            enter_ministry(world.session, SYSTEM, world.parliament, "NEU", NEW, superior_id=no_ministry)
        assert refusal.value.field == "superior_id"
    with pytest.raises(InvalidInput, match="keinem Ministerium nachgeordnet"):
        enter_ministry(
            world.session, SYSTEM, world.parliament, "NEU", NEW, superior_id=superior.id, is_chancellery=True
        )


def test_an_authority_comes_under_another_ministry(world: World) -> None:
    first, second = world.ministry("SM"), world.ministry("IM")
    authority = enter_ministry(world.session, SYSTEM, world.parliament, "LAMU", NEW, superior_id=first.id)
    subordinate(world.session, SYSTEM, world.parliament, authority.id, superior_id=second.id)
    assert (authorities_of(world.session, first.id), authorities_of(world.session, second.id)) == ([], [authority])
    act = next(
        each for each in history_of(world.session, SYSTEM, Subject.MINISTRY, authority.id) if "changed" in each.detail
    )
    assert act.detail["changed"]["superior"] == ["SM", "IM"]
    for house, to in ((authority, None), (authority, authority.id), (first, second.id)):
        with pytest.raises(InvalidInput):
            subordinate(world.session, SYSTEM, world.parliament, house.id, superior_id=to)


@pytest.mark.parametrize(
    ("code", "changes", "chancellery", "field"),
    [
        ("", {}, False, "code"),
        ("sm", {}, False, "code"),
        ("NEU", {}, True, "is_chancellery"),
        ("NEU", {"name": ""}, False, "name"),
        ("NEU", {"abbreviation": ""}, False, "abbreviation"),
        ("NEU", {"office": ""}, False, "office"),
        ("NEU", {"valid_to": date(2029, 1, 1)}, False, "valid_to"),
    ],
)
def test_a_ministry_that_cannot_be_is_refused_beside_its_field(
    world: World, code: str, changes: dict[str, object], chancellery: bool, field: str
) -> None:
    entry = NameEntry(**{"name": "N", "abbreviation": "A", "office": "O", "valid_from": date(2030, 1, 1)} | changes)  # type: ignore[arg-type]  # as typed above
    with pytest.raises(InvalidInput) as refusal:
        enter_ministry(world.session, SYSTEM, world.parliament, code, entry, is_chancellery=chancellery)
    assert refusal.value.field == field
