"""The daily summary tells each thing once, once a day."""

from datetime import date

from inquiries import digests
from inquiries.foundation.permissions import Role
from inquiries.notifications import DeliveryChoice, Notification, PostState, notify
from inquiries.occasions import Delivery, Occasion
from inquiries.parliament.people import Person
from tests.factories import World

TODAY, TOMORROW = date(2015, 5, 4), date(2015, 5, 5)


def patient(world: World) -> Person:
    person = world.person(Role.OFFICER, ministry="SM")
    choice = DeliveryChoice(person_id=person.id, occasion=Occasion.WORK_WAITING, delivery=Delivery.DAILY)
    world.session.add(choice)
    world.session.flush()
    return person


def subject(notification: Notification) -> str:
    return f"Anfrage {notification.payload['number']}"


def tell(world: World, person: Person, number: str) -> Notification:
    told = notify(
        world.session,
        Occasion.WORK_WAITING,
        person,
        about=f"inquiry:{number}",
        number=number,
        path=f"/anfragen/{number}",
    )
    assert told
    return told


def test_what_gathered_is_told_in_one(world: World) -> None:
    person = patient(world)
    first, second = tell(world, person, "1"), tell(world, person, "2")
    assert digests.people_with_news(world.session) == [person.id]
    digest = digests.sum_up(world.session, person.id, TODAY, subject)
    assert digest
    assert digest.payload == {
        "count": "2 Nachrichten",
        "day": "04.05.2015",
        "items": [
            {"subject": "Anfrage 1", "path": "/anfragen/1"},
            {"subject": "Anfrage 2", "path": "/anfragen/2"},
        ],
    }
    assert digest.state is PostState.WAITING
    assert (first.digest_id, second.state) == (digest.id, PostState.SENT)
    assert digests.people_with_news(world.session) == []


def test_there_is_one_summary_a_day(world: World) -> None:
    person = patient(world)
    tell(world, person, "1")
    assert digests.sum_up(world.session, person.id, TODAY, subject)
    late = tell(world, person, "2")
    assert digests.sum_up(world.session, person.id, TODAY, subject) is None
    assert late.state is PostState.FOR_DIGEST
    digest = digests.sum_up(world.session, person.id, TOMORROW, subject)
    assert digest
    assert digest.payload["count"] == "1 Nachricht"
