"""When a record changes after it was cited."""

import json

import pytest

from answers import services
from answers.records import services as records
from answers.services import AnswerEdit
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import ChecksFailed, InvalidInput, StaleRevision
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import actor_of, get_person_by_login
from inquiries.parsed_paper import PaperQuestion
from tests.factories import World

EVENT = {
    "key": "fachtag-haltestellen",
    "kind": "event",
    "title": "Fachtag Haltestellen",
    "ministry": "Ministerium für Arbeit, Gleichstellung und Soziales",
    "facts": {"type": "Fachtag", "held_on": "2015-03", "participants": 80, "subject": "Haltestellen"},
}
QUESTION = PaperQuestion("1", "Wie viele Personen haben am Fachtag Haltestellen teilgenommen?")


def enter(world: World, participants: int) -> None:
    facts = EVENT["facts"] | {"participants": participants}  # type: ignore[operator]  # the facts are a dict
    content = json.dumps({"records": [EVENT | {"facts": facts}]})
    records.import_records(world.session, Actor.system(), world.parliament, content)
    world.session.flush()


@pytest.fixture
def officer(world: World) -> Actor:
    return actor_of(world.person(Role.OFFICER, ministry="SM"))


@pytest.fixture
def inquiry(world: World, officer: Actor) -> Inquiry:
    enter(world, 80)
    inquiry = world.drafting(get_person_by_login(world.session, officer.login), questions=(QUESTION,))
    records.link_records(world.session, officer, inquiry.id, ["fachtag-haltestellen"])
    answer = services.draft_answer(world.session, officer, inquiry.id)
    assert "80" in answer.draft.passages[0].text
    enter(world, 85)
    return inquiry


def test_a_changed_record_stops_the_answer_and_names_both_values(
    world: World, officer: Actor, inquiry: Inquiry
) -> None:
    with pytest.raises(ChecksFailed, match="80 → 85"):
        services.submit_answer(world.session, officer, inquiry.id)


def test_the_new_value_is_taken_over(world: World, officer: Actor, inquiry: Inquiry) -> None:
    answer = services.take_over_stale(world.session, officer, inquiry.id, 0, revision=1)
    assert "85" in answer.draft.passages[0].text
    assert services.stale_in(world.session, officer, answer) == []
    assert "80 → 85" in answer.revisions[-1].reason


def test_the_sentence_may_stand_for_a_reason(world: World, officer: Actor, inquiry: Inquiry) -> None:
    with pytest.raises(InvalidInput, match="Grund"):
        services.keep_stale(world.session, officer, inquiry.id, 0, reason=" ")
    answer = services.keep_stale(world.session, officer, inquiry.id, 0, reason="Stand der Anfrage.")
    assert "80" in answer.draft.passages[0].text
    assert services.stale_in(world.session, officer, answer) == []


def test_an_own_sentence_is_not_rewritten(world: World, officer: Actor, inquiry: Inquiry) -> None:
    answer = services.edit_answer(world.session, officer, inquiry.id, AnswerEdit({0: "Es kamen ungefähr 80 Personen."}))
    for place in range(len(services.stale_in(world.session, officer, answer))):
        with pytest.raises(InvalidInput, match="von Hand"):
            services.take_over_stale(world.session, officer, inquiry.id, place)


def test_a_place_that_is_settled_meanwhile_is_refused(world: World, officer: Actor, inquiry: Inquiry) -> None:
    with pytest.raises(StaleRevision):
        services.take_over_stale(world.session, officer, inquiry.id, 5)
