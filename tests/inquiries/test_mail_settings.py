"""People choose about their mail; what is legally needed stays."""

import pytest

from inquiries import mail_settings
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.permissions import Role
from inquiries.notifications import Notification, notify
from inquiries.occasions import Delivery, Occasion
from inquiries.parliament.people import Person, actor_of
from tests.factories import World


@pytest.fixture
def member(world: World) -> Person:
    return world.person(Role.MEMBER, member=world.member)


def told(world: World, person: Person, occasion: Occasion = Occasion.ANSWER_PUBLISHED) -> Notification:
    found = notify(world.session, occasion, person, about="inquiry:1")
    assert found
    return found


def chosen(world: World, person: Person) -> dict[Occasion, Delivery]:
    return dict(mail_settings.choices_of(world.session, actor_of(person)))


def test_at_first_everything_comes_at_once(world: World, member: Person) -> None:
    assert set(chosen(world, member).values()) == {Delivery.AT_ONCE}


def test_a_choice_is_kept_and_taken_back(world: World, member: Person) -> None:
    actor = actor_of(member)
    for delivery in (Delivery.DAILY, Delivery.NONE, Delivery.AT_ONCE):
        mail_settings.choose(world.session, actor, {Occasion.ANSWER_PUBLISHED: delivery})
        assert chosen(world, member)[Occasion.ANSWER_PUBLISHED] is delivery


def test_what_is_needed_is_not_switched_off(world: World, member: Person) -> None:
    with pytest.raises(InvalidInput, match="lässt sich nicht abschalten") as refused:
        mail_settings.choose(world.session, actor_of(member), {Occasion.REJECTED: Delivery.NONE})
    assert refused.value.field == "rejected"


def test_an_address_is_changed_and_removed(world: World, member: Person) -> None:
    actor = actor_of(member)
    assert mail_settings.change_own_address(world.session, actor, "erika@landtag.example") == "erika@landtag.example"
    with pytest.raises(InvalidInput):
        mail_settings.change_own_address(world.session, actor, "erika")
    assert member.mail == "erika@landtag.example"
    assert mail_settings.change_own_address(world.session, actor, "") is None


def test_a_mail_stops_its_own_kind(world: World, member: Person) -> None:
    mail_settings.unsubscribe(world.session, member.id, Occasion.ANSWER_PUBLISHED)
    mail_settings.unsubscribe(world.session, member.id, Occasion.ANSWER_PUBLISHED)
    assert chosen(world, member)[Occasion.ANSWER_PUBLISHED] is Delivery.NONE


def test_the_summary_stops_all_that_came_with_it_but_what_is_needed(world: World, member: Person) -> None:
    daily = {Occasion.ANSWER_PUBLISHED: Delivery.DAILY, Occasion.REJECTED: Delivery.DAILY}
    mail_settings.choose(world.session, actor_of(member), daily)
    mail_settings.unsubscribe(world.session, member.id, Occasion.DIGEST)
    now = chosen(world, member)
    assert now[Occasion.ANSWER_PUBLISHED] is Delivery.NONE
    assert now[Occasion.REJECTED] is Delivery.AT_ONCE


def test_everybody_reads_only_their_own(world: World, member: Person) -> None:
    other = world.person(Role.MEMBER_STAFF, member=world.member)
    mine, theirs = told(world, member), told(world, other)
    actor = actor_of(member)
    assert mail_settings.own_notifications(world.session, actor, page=1) == ([mine], 1)
    assert mail_settings.get_own_notification(world.session, actor, mine.id) is mine
    with pytest.raises(NotFound):
        mail_settings.get_own_notification(world.session, actor, theirs.id)


def test_what_was_read_is_no_longer_new(world: World, member: Person) -> None:
    actor, first, second = actor_of(member), told(world, member), told(world, member, Occasion.REJECTED)
    assert mail_settings.count_unread(world.session, actor) == 2
    mail_settings.mark_read(world.session, actor, [first.id])
    assert mail_settings.count_unread(world.session, actor) == 1
    mail_settings.mark_read(world.session, actor)
    assert mail_settings.count_unread(world.session, actor) == 0
    world.session.refresh(second)
    assert second.read_at


def test_the_system_has_no_settings(world: World) -> None:
    with pytest.raises(Forbidden):
        mail_settings.choices_of(world.session, Actor.system())
