"""The desks: each shows its owner's work by due day, with its traffic light, and nothing of other houses."""

from datetime import date, timedelta

import pytest

from inquiries.desks import Desk, DeskFilter, DeskPage, Light, look_at
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import actor_of
from inquiries.workflow import Stage
from tests.factories import RECEIVED_ON, World

DUE_ON = date(2015, 5, 19)


@pytest.fixture(autouse=True)
def _day():
    with clock.pinned_to(RECEIVED_ON):
        yield


def look(world: World, actor: Actor, desk: Desk = Desk.MINE, *, page: int = 1, **wanted: object) -> DeskPage:
    return look_at(world.session, actor, world.parliament, desk, DeskFilter(**wanted), page=page)


def titles(shown: DeskPage) -> list[str]:
    return [row.card.title for row in shown.rows]


def due(inquiry: Inquiry, days: int) -> Inquiry:
    inquiry.due_on = RECEIVED_ON + timedelta(days=days)
    return inquiry


def test_my_desk_holds_what_waits_for_me(world: World) -> None:
    officer, other = world.person(Role.OFFICER, ministry="SM"), world.person(Role.OFFICER, ministry="SM")
    world.drafting(officer, title="Meine")
    world.drafting(other, title="Andere")
    assert titles(look(world, actor_of(officer))) == ["Meine"]


def test_what_is_due_first_lies_on_top(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    due(world.drafting(officer, title="Spät"), 20)
    due(world.drafting(officer, title="Früh"), 2)
    assert titles(look(world, actor_of(officer))) == ["Früh", "Spät"]


def test_a_question_back_waits_at_the_member(world: World) -> None:
    inquiry = world.inquiry()
    inquiry.stage = Stage.CLARIFYING
    world.session.flush()
    assert len(look(world, world.actor(Role.MEMBER, member=world.member)).rows) == 1


def test_the_ministrys_desk_holds_all_that_the_house_works_on(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    world.drafting(officer, title="In Arbeit")
    world.assigned("SM", title="Zugewiesen")
    world.assigned("IM", title="Fremd")
    world.forwarded(title="Noch nirgends")
    world.drafting(officer, title="Fertig").stage = Stage.ANSWERED
    for role in (Role.COORDINATOR, Role.APPROVER):
        shown = look(world, world.actor(role, ministry="SM"), Desk.MINISTRY)
        assert sorted(titles(shown)) == ["In Arbeit", "Zugewiesen"]


def test_the_chancellery_sees_what_the_whole_government_owes(world: World) -> None:
    world.assigned("SM", title="Eins")
    world.assigned("IM", title="Zwei")
    world.inquiry(title="Noch beim Landtag")
    shown = look(world, world.actor(Role.CHANCELLERY, ministry="STK"), Desk.GOVERNMENT)
    assert sorted(titles(shown)) == ["Eins", "Zwei"]


@pytest.mark.parametrize(
    ("role", "ministry", "desk"),
    [
        (Role.OFFICER, "SM", Desk.MINISTRY),
        (Role.COORDINATOR, "SM", Desk.GOVERNMENT),
        (Role.CHANCELLERY, "STK", Desk.MINISTRY),
        (Role.CLERK, None, Desk.GOVERNMENT),
    ],
)
def test_somebody_elses_desk_does_not_exist(world: World, role: Role, ministry: str | None, desk: Desk) -> None:
    with pytest.raises(NotFound):
        look(world, world.actor(role, ministry=ministry), desk)


def test_a_coordinator_without_a_ministry_has_an_empty_desk(world: World) -> None:
    world.assigned("SM")
    actor = Actor("x", "X", frozenset({Role.COORDINATOR}), parliament_id=world.parliament.id)
    assert titles(look(world, actor, Desk.MINISTRY)) == []


def test_the_light_counts_working_days(world: World) -> None:
    for days in (-1, 0, 7, 8):  # five working days after Monday, 4 May is Monday, 11 May
        due(world.assigned("SM", title=f"{days}"), days)
    actor = world.actor(Role.COORDINATOR, ministry="SM")
    shown = look(world, actor, Desk.MINISTRY)
    assert titles(shown) == ["-1", "0", "7", "8"]
    assert shown.counts == {Light.OVERDUE: 1, Light.SOON: 2, Light.LATER: 1}
    assert [row.days_left for row in shown.rows] == [-1, 0, 5, 6]
    for light, expected in ((Light.OVERDUE, ["-1"]), (Light.SOON, ["0", "7"]), (Light.LATER, ["8"])):
        assert titles(look(world, actor, Desk.MINISTRY, light=light)) == expected


def test_a_desk_is_searched_narrowed_and_sorted(world: World) -> None:
    world.assigned("SM", title="Rampen")
    inquiry = world.assigned("SM", title="Stufen")
    actor = world.actor(Role.COORDINATOR, ministry="SM")
    assert titles(look(world, actor, Desk.MINISTRY, text="stu")) == ["Stufen"]
    assert titles(look(world, actor, Desk.MINISTRY, text=str(inquiry.number))) == ["Stufen"]
    assert titles(look(world, actor, Desk.MINISTRY, stage=Stage.DRAFTING)) == []
    assert titles(look(world, actor, Desk.MINISTRY, ministry_id=world.ministry("IM").id)) == []
    assert titles(look(world, actor, Desk.MINISTRY, sort="title", descending=True)) == ["Stufen", "Rampen"]
    assert titles(look(world, actor, Desk.MINISTRY, sort="unbekannt")) == ["Rampen", "Stufen"]


def test_a_long_desk_comes_in_pages_and_a_page_past_the_end_is_the_last(world: World) -> None:
    for number in range(27):
        world.assigned("SM", title=f"Nummer {number:02}")
    actor = world.actor(Role.COORDINATOR, ministry="SM")
    shown = look(world, actor, Desk.MINISTRY, page=9)
    assert (shown.page, shown.pages, shown.total, len(shown.rows)) == (2, 2, 27, 2)


def test_a_row_says_how_long_an_inquiry_has_lain(world: World) -> None:
    world.assigned("SM")
    with clock.pinned_to(date(2015, 5, 8)):
        (row,) = look(world, world.actor(Role.COORDINATOR, ministry="SM"), Desk.MINISTRY).rows
    assert (row.lies_for, row.card.holder) == (4, Role.COORDINATOR.value)


def test_before_the_limit_begins_there_are_no_days_left(world: World) -> None:
    world.inquiry()
    (row,) = look(world, world.actor(Role.CLERK)).rows
    assert row.days_left is None
