"""Views that a person keeps: their own alone, one to open with, and each name once."""

import pytest

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.permissions import Role
from inquiries.saved_views import MOST, choose_default, default_view, delete_view, rename_view, save_view, views_of
from tests.factories import World


def test_a_view_belongs_to_its_person_alone(world: World) -> None:
    owner, other = world.actor(Role.CLERK), world.actor(Role.CLERK)
    view = save_view(world.session, owner, name="  Meine   Liste ", query="open=1")
    assert [(each.name, each.query) for each in views_of(world.session, owner)] == [("Meine Liste", "open=1")]
    assert list(views_of(world.session, other)) == []
    for act in (
        lambda: rename_view(world.session, other, view.id, name="x"),
        lambda: delete_view(world.session, other, view.id),
        lambda: choose_default(world.session, other, view.id),
    ):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(Forbidden):
        save_view(world.session, Actor.system(), name="x", query="")


def test_saving_under_the_same_name_replaces_the_view(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    first = save_view(world.session, clerk, name="Liste", query="open=1")
    second = save_view(world.session, clerk, name="Liste", query="overdue=1")
    assert (second.id, second.query) == (first.id, "overdue=1")


def test_one_view_at_most_opens_the_list(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    save_view(world.session, clerk, name="A", query="a", is_default=True)
    second = save_view(world.session, clerk, name="B", query="b", is_default=True)
    assert default_view(world.session, clerk) is second
    choose_default(world.session, clerk, None)
    assert default_view(world.session, clerk) is None


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_view_needs_a_short_name(world: World, name: str) -> None:
    with pytest.raises(InvalidInput):
        save_view(world.session, world.actor(Role.CLERK), name=name, query="")


def test_no_two_views_bear_one_name(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    save_view(world.session, clerk, name="A", query="")
    view = save_view(world.session, clerk, name="B", query="")
    with pytest.raises(InvalidInput, match="haben Sie schon"):
        rename_view(world.session, clerk, view.id, name="A")
    assert rename_view(world.session, clerk, view.id, name="C").name == "C"
    assert delete_view(world.session, clerk, view.id) == "C"


def test_the_number_of_views_has_an_end(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    for number in range(MOST):
        save_view(world.session, clerk, name=str(number), query="")
    with pytest.raises(InvalidInput, match="Löschen"):
        save_view(world.session, clerk, name="noch eine", query="")
