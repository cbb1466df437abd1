"""Parliamentary groups: each name belongs to one of them."""

import pytest

from inquiries.administration.entries import Subject, history_of
from inquiries.administration.groups import GroupEntry, change_group, enter_group, groups_of, seats_of
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.members import find_group
from tests.factories import World

SYSTEM = Actor.system()


def test_a_group_is_found_by_a_name_that_was_added(world: World) -> None:
    group = find_group(world.session, world.parliament, "SPD")
    assert group is not None
    entry = GroupEntry(group.name, group.printed_form, [*group.aliases, "Sozialdemokraten"])
    change_group(world.session, SYSTEM, world.parliament, group.id, entry)
    assert find_group(world.session, world.parliament, "sozialdemokraten") is group
    assert [each.action for each in history_of(world.session, SYSTEM, Subject.GROUP, group.id)] == ["group.change"]


def test_saving_without_a_change_leaves_no_trace(world: World) -> None:
    group = groups_of(world.session, world.parliament)[0]
    change_group(
        world.session,
        SYSTEM,
        world.parliament,
        group.id,
        GroupEntry(group.name, group.printed_form, list(group.aliases)),
    )
    assert history_of(world.session, SYSTEM, Subject.GROUP, group.id) == []


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (GroupEntry("", "Fraktion der Neuen"), "name"),
        (GroupEntry("Neue", ""), "printed_form"),
        (GroupEntry("spd", "Fraktion der Neuen"), "name"),
        (GroupEntry("Neue", "Fraktion der SPD"), "printed_form"),
        (GroupEntry("Neue", "Fraktion der Neuen", ["Linksfraktion"]), "aliases"),
    ],
)
def test_no_name_belongs_to_two_groups(world: World, entry: GroupEntry, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        enter_group(world.session, SYSTEM, world.parliament, entry)
    assert refusal.value.field == field


def test_memberships_are_counted_by_group(world: World) -> None:
    group = enter_group(world.session, SYSTEM, world.parliament, GroupEntry("Neue", "Fraktion der Neuen"))
    spd = find_group(world.session, world.parliament, "SPD")
    assert spd is not None
    assert seats_of(world.session, world.parliament) == {spd.id: 1}
    assert group.id not in seats_of(world.session, world.parliament)
