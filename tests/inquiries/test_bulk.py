"""Steps on many inquiries: each is judged on its own, and none that does not exist for the person."""

from datetime import date

import pytest

from inquiries.bulk import MOST, BulkStep, preview, steps_for
from inquiries.foundation import clock
from inquiries.foundation.errors import Forbidden, InvalidInput
from inquiries.foundation.permissions import Role
from inquiries.parsed_paper import Asker
from tests.factories import World


def test_each_row_says_whether_it_can_and_why_not(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    ready, gone = world.inquiry(), world.assigned("SM")
    rows = preview(world.session, clerk, BulkStep.FORWARD, [gone.id, ready.id])
    assert [(row.card.id, row.refused is None) for row in rows] == [(ready.id, True), (gone.id, False)]
    assert "Der Landesregierung zugeleitet" in str(rows[1].refused)


def test_a_refusal_tells_the_landtag_no_inner_stage(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiries = [world.forwarded(), world.assigned("SM"), world.drafting(officer)]
    for step in (BulkStep.FORWARD, BulkStep.REMIND):
        rows = preview(world.session, world.actor(Role.CLERK), step, [each.id for each in inquiries])
        assert len({row.refused for row in rows}) == 1


def test_what_to_look_at_before_forwarding_stands_beside_the_row(world: World) -> None:
    inquiry = world.inquiry(askers=(Asker("Nie Gehört"),))
    [row] = preview(world.session, world.actor(Role.CLERK), BulkStep.FORWARD, [inquiry.id])
    assert row.refused is None
    assert row.remarks


def test_only_what_is_due_can_be_reminded_of(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    due, later = world.forwarded(), world.forwarded(received_on=date(2015, 6, 1))
    with clock.pinned_to(date(2015, 6, 1)):
        rows = preview(world.session, clerk, BulkStep.REMIND, [due.id, later.id])
    assert [row.refused is None for row in rows] == [True, False]


def test_what_does_not_exist_for_a_person_is_no_row(world: World) -> None:
    inquiry = world.inquiry()
    member = world.actor(Role.MEMBER, member=world.add_member("Max Mustermann", "CDU", feminine=False))
    assert preview(world.session, member, BulkStep.LIST, [inquiry.id, 9999]) == []


def test_who_may_not_take_a_step_may_not_take_it_for_many(world: World) -> None:
    president = world.actor(Role.PRESIDENT)
    assert steps_for(president) == [BulkStep.LIST, BulkStep.WORD]
    with pytest.raises(Forbidden):
        preview(world.session, president, BulkStep.FORWARD, [world.inquiry().id])


@pytest.mark.parametrize(("ids", "sentence"), [([], "keine Anfrage"), (range(1, MOST + 2), "höchstens")])
def test_none_and_too_many_are_refused(world: World, ids: list[int], sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        preview(world.session, world.actor(Role.CLERK), BulkStep.FORWARD, ids)
