"""Reminding the government: when it is due, once a day, without telling the Landtag whom."""

from datetime import date

import pytest
from sqlalchemy import select

from inquiries import trail
from inquiries.foundation import clock
from inquiries.foundation.errors import Forbidden, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.notifications import Notification, Occasion
from inquiries.reminding import remind_government
from tests.factories import World

LATE = date(2015, 8, 3)


def told(world: World) -> set[int]:
    reminded = select(Notification).where(Notification.occasion == Occasion.REMINDED)
    return {each.person_id for each in world.session.scalars(reminded)}


def test_whoever_has_the_next_step_is_reminded(world: World) -> None:
    chancellery = world.person(Role.CHANCELLERY, ministry="STK")
    coordinator, other = (world.person(Role.COORDINATOR, ministry=code) for code in ("SM", "IM"))
    officer = world.person(Role.OFFICER, ministry="SM")
    clerk = world.actor(Role.CLERK)
    with clock.pinned_to(LATE):
        remind_government(world.session, clerk, world.forwarded().id)
        assert told(world) == {chancellery.id}
        remind_government(world.session, clerk, world.assigned("SM").id)
        assert told(world) == {chancellery.id, coordinator.id}
        remind_government(world.session, clerk, world.drafting(officer).id)
    assert told(world) == {chancellery.id, coordinator.id, officer.id}
    assert other.id not in told(world)


def test_nobody_is_reminded_before_the_due_day_or_twice_a_day(world: World) -> None:
    clerk, inquiry = world.actor(Role.CLERK), world.forwarded()
    assert inquiry.due_on is not None
    with clock.pinned_to(date(2015, 5, 18)), pytest.raises(StepNotAllowed, match=r"erst am 19\.05\.2015"):
        remind_government(world.session, clerk, inquiry.id)
    with clock.pinned_to(inquiry.due_on):
        remind_government(world.session, clerk, inquiry.id)
        with pytest.raises(StepNotAllowed, match="heute schon"):
            remind_government(world.session, clerk, inquiry.id)
    with clock.pinned_to(date(2015, 5, 20)):
        remind_government(world.session, clerk, inquiry.id)


def test_what_is_not_with_the_government_is_not_reminded_of(world: World) -> None:
    with pytest.raises(StepNotAllowed, match="nicht bei der Landesregierung"):
        remind_government(world.session, world.actor(Role.CLERK), world.inquiry().id)


def test_only_the_clerk_reminds_and_the_trail_names_no_recipient(world: World) -> None:
    inquiry = world.assigned("SM")
    world.person(Role.COORDINATOR, ministry="SM")
    with clock.pinned_to(LATE):
        with pytest.raises(Forbidden):
            remind_government(world.session, world.actor(Role.PRESIDENT), inquiry.id)
        clerk = world.actor(Role.CLERK)
        remind_government(world.session, clerk, inquiry.id)
    [entry] = [each for each in trail.history(world.session, clerk, inquiry) if each.action == "inquiry.remind"]
    assert entry.detail == {"due_on": "2015-05-19"}
