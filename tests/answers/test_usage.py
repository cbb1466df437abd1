"""A record that an answer cites: where it is used, and who is told when it changes."""

import pytest
from sqlalchemy import select

from answers import services
from answers.records import services as records
from answers.records.queries import get_source_record
from answers.services import AnswerEdit
from answers.usage import citing_inquiries, outdated_on_desk, tell_of_change
from inquiries.foundation.actor import Actor
from inquiries.foundation.outbox import OutboxMessage
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parliament.people import actor_of, get_person_by_login
from inquiries.workflow import Stage
from tests.answers.test_changed_records import QUESTION, enter
from tests.factories import World

KEY = "fachtag-haltestellen"


@pytest.fixture
def officer(world: World) -> Actor:
    return actor_of(world.person(Role.OFFICER, ministry="SM"))


@pytest.fixture
def inquiry(world: World, officer: Actor) -> Inquiry:
    enter(world, 80)
    inquiry = world.drafting(get_person_by_login(world.session, officer.login), questions=(QUESTION,))
    records.link_records(world.session, officer, inquiry.id, [KEY])
    services.draft_answer(world.session, officer, inquiry.id)
    return inquiry


def told(world: World) -> list[Notification]:
    """Let the worker's part happen and return what officers were told."""
    for message in world.session.scalars(select(OutboxMessage).where(OutboxMessage.topic == "record.changed")):
        tell_of_change(world.session, message.payload["record_id"], message.payload["version"])
    query = select(Notification).where(Notification.occasion == Occasion.RECORD_CHANGED)
    return list(world.session.scalars(query))


def test_the_officer_is_told_of_old_and_new_value_once(world: World, inquiry: Inquiry) -> None:
    enter(world, 85)
    told(world)
    [notification] = told(world)
    assert notification.person == inquiry.officer
    assert notification.payload["changes"] == ["Zahl der Teilnehmenden: 80 → 85"]
    assert notification.payload["path"] == f"/anfragen/{inquiry.id}/entwurf/"


@pytest.mark.usefixtures("inquiry")
def test_a_change_that_no_sentence_cites_is_nobodys_business(world: World) -> None:
    enter(world, 80)
    assert told(world) == []


def test_who_changed_the_record_knows_it(world: World, officer: Actor, inquiry: Inquiry) -> None:
    data = get_source_record(world.session, officer, KEY).current.to_json()
    data["facts"]["participants"] = 85
    records.keep_record(world.session, officer, world.parliament, data)
    assert told(world) == []
    [outdated] = outdated_on_desk(world.session, officer)
    assert outdated.inquiry == inquiry
    assert [each.description for each in outdated.stale] == ["Zahl der Teilnehmenden: 80 → 85"]


def test_an_answer_that_is_out_is_left_in_peace(world: World, officer: Actor, inquiry: Inquiry) -> None:
    inquiry.stage = Stage.PUBLISHED
    enter(world, 85)
    assert told(world) == []
    assert outdated_on_desk(world.session, officer) == []


def test_a_record_names_the_answers_that_cite_it(world: World, officer: Actor, inquiry: Inquiry) -> None:
    source = get_source_record(world.session, officer, KEY)
    [use] = citing_inquiries(world.session, officer, source)
    assert (use.inquiry, use.paper) == (inquiry, None)
    services.edit_answer(world.session, officer, inquiry.id, AnswerEdit(passages={0: "Ohne Beleg."}))
    assert citing_inquiries(world.session, officer, source) == []


@pytest.mark.usefixtures("inquiry")
def test_another_ministry_learns_nothing(world: World) -> None:
    source = get_source_record(world.session, Actor.system(), KEY)
    assert citing_inquiries(world.session, world.actor(Role.OFFICER, ministry="IM"), source) == []
    assert outdated_on_desk(world.session, world.actor(Role.OFFICER, ministry="IM")) == []
