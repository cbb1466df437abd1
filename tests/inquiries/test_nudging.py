"""Reminding by hand: whoever has the ball, once a day, by those who watch over others' work."""

import pytest
from sqlalchemy import select

from inquiries import nudging
from inquiries.assignment import Errand, ErrandKind
from inquiries.foundation import clock
from inquiries.foundation.errors import Forbidden, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.notifications import Notification
from inquiries.workflow import Stage
from tests.factories import World


def test_the_coordinator_reminds_the_officer_once_a_day(world: World) -> None:
    officer = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    assert nudging.remind_of(world.session, coordinator, inquiry.id) == [officer]
    assert nudging.remind_of(world.session, coordinator, inquiry.id) == []
    told = world.session.scalars(select(Notification)).one()
    assert (told.person_id, told.payload["sender"]) == (officer.id, coordinator.name)


def test_the_chancellery_reminds_the_coordination(world: World) -> None:
    coordinator = world.person(Role.COORDINATOR, ministry="SM")
    inquiry = world.assigned("SM")
    chancellery = world.actor(Role.CHANCELLERY, ministry="STK")
    assert nudging.remind_of(world.session, chancellery, inquiry.id) == [coordinator]


def test_an_officer_reminds_nobody_and_a_strange_house_knows_of_nothing(world: World) -> None:
    inquiry = world.assigned("SM")
    with pytest.raises(Forbidden):
        nudging.remind_of(world.session, world.actor(Role.OFFICER, ministry="SM"), inquiry.id)
    with pytest.raises(NotFound):
        nudging.remind_of(world.session, world.actor(Role.COORDINATOR, ministry="IM"), inquiry.id)


def test_of_a_given_answer_nobody_is_reminded(world: World) -> None:
    inquiry = world.assigned("SM")
    inquiry.stage = Stage.ANSWERED
    with pytest.raises(StepNotAllowed, match="niemanden zu erinnern"):
        nudging.remind_of(world.session, world.actor(Role.CHANCELLERY, ministry="STK"), inquiry.id)


def test_in_co_signing_those_are_reminded_who_have_not_signed(world: World) -> None:
    inquiry = world.drafting(world.person(Role.OFFICER, ministry="SM"))
    asked, signed = world.person(Role.COORDINATOR, ministry="IM"), world.person(Role.COORDINATOR, ministry="JM")
    inquiry.stage = Stage.CO_SIGNING
    for person, done_at in ((asked, None), (signed, clock.now())):
        errand = Errand(
            ministry_id=person.ministry_id,
            by_ministry_id=inquiry.lead_ministry_id,
            kind=ErrandKind.CO_SIGNATURE,
            asked_at=clock.now(),
            asked_by="Rolf Entwurf",
            done_at=done_at,
        )
        inquiry.errands.append(errand)
    world.session.flush()
    coordinator = world.actor(Role.COORDINATOR, ministry="SM")
    assert nudging.remind_of(world.session, coordinator, inquiry.id) == [asked]
