"""A calendar shows its owner's due days to whoever knows its address, until it is closed."""

import pytest
from sqlalchemy import select

from inquiries import calendar_feed
from inquiries.calendar_feed import CalendarToken
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import actor_of
from inquiries.workflow import Stage
from tests.factories import World


def test_only_the_digest_of_an_address_is_kept(world: World) -> None:
    actor = world.actor(Role.CLERK)
    token = calendar_feed.create_token(world.session, actor)
    kept = world.session.scalars(select(CalendarToken)).one()
    assert token not in (kept.digest, str(kept.created_at))
    assert calendar_feed.reader_of(world.session, token) == actor
    assert calendar_feed.find_token(world.session, actor) is kept


def test_a_new_address_revokes_the_one_before(world: World) -> None:
    actor = world.actor(Role.CLERK)
    old, new = (calendar_feed.create_token(world.session, actor) for _ in range(2))
    assert calendar_feed.reader_of(world.session, new) == actor
    with pytest.raises(NotFound):
        calendar_feed.reader_of(world.session, old)


def test_a_closed_calendar_leads_nowhere(world: World) -> None:
    actor = world.actor(Role.CLERK)
    token = calendar_feed.create_token(world.session, actor)
    calendar_feed.revoke_token(world.session, actor)
    calendar_feed.revoke_token(world.session, actor)
    with pytest.raises(NotFound):
        calendar_feed.reader_of(world.session, token)


def test_the_calendar_of_somebody_who_left_leads_nowhere(world: World) -> None:
    person = world.person(Role.CLERK)
    token = calendar_feed.create_token(world.session, actor_of(person))
    person.active = False
    with pytest.raises(NotFound):
        calendar_feed.reader_of(world.session, token)


def test_everybody_sees_the_due_days_that_concern_them(world: World) -> None:
    officer, other = world.person(Role.OFFICER, ministry="SM"), world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(officer)
    max_ = world.add_member("Max Mustermann", "CDU", feminine=False)
    seen = {
        "officer": actor_of(officer),
        "colleague": actor_of(other),
        "coordinator": world.actor(Role.COORDINATOR, ministry="SM"),
        "stranger": world.actor(Role.COORDINATOR, ministry="IM"),
        "chancellery": world.actor(Role.CHANCELLERY, ministry="STK"),
        "clerk": world.actor(Role.CLERK),
        "member": world.actor(Role.MEMBER, member=world.member),
        "other member": world.actor(Role.MEMBER, member=max_),
        "administrator": world.actor(Role.ADMINISTRATOR),
    }
    found = {name for name, actor in seen.items() if calendar_feed.due_days(world.session, actor) == [inquiry]}
    assert found == {"officer", "coordinator", "chancellery", "clerk", "member"}
    inquiry.stage = Stage.ANSWERED
    assert calendar_feed.due_days(world.session, seen["officer"]) == []
