"""The way of one mail: begun, sent, refused, tried again, given up."""

import pytest

from inquiries import delivery
from inquiries.foundation.errors import Forbidden, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.mailboxes import GroupMailbox
from inquiries.notifications import Notification, PostState, notify
from inquiries.occasions import Occasion
from inquiries.parliament.people import Person
from tests.factories import World


def somebody(world: World, mail: str | None = "r.entwurf@sm.example") -> Person:
    person = world.person(Role.OFFICER, ministry="SM")
    person.mail = mail
    return person


def told(world: World, person: Person, occasion: Occasion = Occasion.WORK_WAITING) -> Notification:
    notification = notify(world.session, occasion, person, about="inquiry:1")
    assert notification
    return notification


def failed(world: World) -> Notification:
    notification = told(world, somebody(world))
    delivery.give_up(notification, "Der Mailserver lehnt die Adresse ab (Code 550).")
    return notification


def test_a_mail_begins_once_with_its_address(world: World) -> None:
    notification = told(world, somebody(world))
    assert delivery.begin(world.session, notification.id) is notification
    assert (notification.attempts, notification.address) == (1, "r.entwurf@sm.example")
    delivery.note_sent(notification)
    assert delivery.begin(world.session, notification.id) is None
    assert delivery.count_in(world.session, PostState.SENT) == 1


def test_nothing_is_sent_of_what_is_not_there(world: World) -> None:
    assert delivery.begin(world.session, 4711) is None


def test_without_an_address_only_what_is_needed_is_undeliverable(world: World) -> None:
    person = somebody(world, mail=None)
    wanted, needed = told(world, person), told(world, person, Occasion.DUE_TODAY)
    assert delivery.begin(world.session, wanted.id) is None
    assert delivery.begin(world.session, needed.id) is None
    assert (wanted.state, needed.state, needed.last_error) == (
        PostState.KEPT,
        PostState.FAILED,
        delivery.NO_ADDRESS,
    )


def test_a_common_mailbox_gets_a_thing_once(world: World) -> None:
    world.session.add(GroupMailbox(ministry_id=world.ministry("SM").id, division="", address="post@sm.example"))
    one, other = told(world, somebody(world)), told(world, somebody(world))
    assert delivery.begin(world.session, one.id)
    delivery.note_sent(one)
    assert delivery.begin(world.session, other.id) is None
    assert (other.state, other.attempts) == (PostState.SENT, 0)


def test_a_failure_is_final_when_permanent_or_after_too_many(world: World) -> None:
    notification = told(world, somebody(world))
    assert not delivery.note_failure(notification, "Code 450", permanent=False)
    assert (notification.state, notification.last_error) == (PostState.WAITING, "Code 450")
    assert delivery.note_failure(notification, "Code 550", permanent=True)
    assert notification.state is PostState.FAILED
    notification.state, notification.attempts = PostState.WAITING, delivery.MOST_ATTEMPTS
    assert delivery.note_failure(notification, "Code 450", permanent=False)


def test_an_administrator_sees_the_dead_letters_of_their_parliament(world: World) -> None:
    notification = failed(world)
    administrator = world.actor(Role.ADMINISTRATOR)
    assert delivery.dead_letters(world.session, administrator) == [notification]
    with pytest.raises(Forbidden):
        delivery.dead_letters(world.session, world.actor(Role.CLERK))


def test_a_dead_letter_is_sent_again(world: World) -> None:
    notification, administrator = failed(world), world.actor(Role.ADMINISTRATOR)
    delivery.try_again(world.session, administrator, notification.id)
    assert (notification.state, notification.attempts) == (PostState.WAITING, 0)
    with pytest.raises(StepNotAllowed, match="nicht mehr unzustellbar"):
        delivery.discard(world.session, administrator, notification.id)


def test_a_dead_letter_is_discarded(world: World) -> None:
    notification, administrator = failed(world), world.actor(Role.ADMINISTRATOR)
    delivery.discard(world.session, administrator, notification.id)
    assert notification.state is PostState.DISCARDED
    with pytest.raises(NotFound):
        delivery.try_again(world.session, administrator, 4711)
    with pytest.raises(Forbidden):
        delivery.discard(world.session, world.actor(Role.OFFICER, ministry="SM"), notification.id)
