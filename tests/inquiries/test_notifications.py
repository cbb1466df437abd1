"""Somebody is told of a thing once, in the way that they chose."""

from datetime import date

import pytest
from sqlalchemy import func, select

from inquiries.foundation.outbox import OutboxMessage
from inquiries.foundation.permissions import Role
from inquiries.notifications import DeliveryChoice, Notification, PostState, notify
from inquiries.occasions import RULES, Delivery, Occasion, allowed, occasions_for
from tests.factories import World

ABOUT = "inquiry:1"


def count(world: World, table: type) -> int:
    return world.session.scalar(select(func.count()).select_from(table)) or 0


def test_somebody_is_told_of_a_thing_once(world: World) -> None:
    person = world.person(Role.OFFICER, ministry="SM")
    assert notify(world.session, Occasion.WORK_WAITING, person, about=ABOUT)
    assert notify(world.session, Occasion.WORK_WAITING, person, about=ABOUT) is None
    assert (count(world, Notification), count(world, OutboxMessage)) == (1, 1)


def test_another_occasion_thing_or_person_is_told_too(world: World) -> None:
    one, other = world.person(Role.OFFICER, ministry="SM"), world.person(Role.OFFICER, ministry="SM")
    assert notify(world.session, Occasion.WORK_WAITING, one, about=ABOUT)
    assert notify(world.session, Occasion.WORK_WAITING, other, about=ABOUT)
    assert notify(world.session, Occasion.DUE_TODAY, one, about=ABOUT)
    assert notify(world.session, Occasion.WORK_WAITING, one, about="inquiry:2")


def test_who_left_is_told_nothing(world: World) -> None:
    person = world.person(Role.OFFICER, ministry="SM")
    person.active = False
    assert notify(world.session, Occasion.WORK_WAITING, person, about=ABOUT) is None


@pytest.mark.parametrize(
    ("delivery", "state", "messages"),
    [
        (Delivery.AT_ONCE, PostState.WAITING, 1),
        (Delivery.DAILY, PostState.FOR_DIGEST, 0),
        (Delivery.NONE, PostState.KEPT, 0),
    ],
)
def test_a_choice_says_how_somebody_is_told(world: World, delivery: Delivery, state: PostState, messages: int) -> None:
    person = world.person(Role.OFFICER, ministry="SM")
    world.session.add(DeliveryChoice(person_id=person.id, occasion=Occasion.WORK_WAITING, delivery=delivery))
    told = notify(world.session, Occasion.WORK_WAITING, person, about=ABOUT)
    assert told
    assert told.state is state
    assert count(world, OutboxMessage) == messages


def test_what_is_told_is_kept_as_the_mail_will_say_it(world: World) -> None:
    inquiry, person = world.inquiry(), world.person(Role.CLERK)
    told = notify(
        world.session,
        Occasion.ANSWER_ARRIVED,
        person,
        about=ABOUT,
        number=inquiry.number,
        letter_dated_on=date(2015, 5, 18),
        kind=inquiry.kind,
        count=3,
    )
    assert told
    assert told.payload == {
        "number": str(inquiry.number),
        "letter_dated_on": "18.05.2015",
        "kind": "Kleine Anfrage",
        "count": 3,
    }


def test_every_occasion_says_whom_it_concerns() -> None:
    assert set(RULES) == set(Occasion)
    assert all(rule.roles for rule in RULES.values())


def test_what_is_legally_needed_cannot_be_switched_off() -> None:
    assert Delivery.NONE not in allowed(Occasion.REJECTED)
    assert Delivery.NONE in allowed(Occasion.ANSWER_PUBLISHED)
    assert Delivery.AT_ONCE in allowed(Occasion.REJECTED)


def test_people_choose_among_what_concerns_them() -> None:
    chosen = occasions_for(frozenset({Role.MEMBER}))
    assert Occasion.ANSWER_PUBLISHED in chosen
    assert Occasion.ASSIGNMENT_WAITING not in chosen
    assert Occasion.DIGEST not in chosen
