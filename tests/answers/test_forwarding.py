"""Forwarding, and the question's paper that some parliaments print with it."""

from datetime import date

import pytest

from answers.forwarding import forward
from inquiries.foundation.permissions import Role
from inquiries.parliament import data
from inquiries.printed_paper import VersionKind
from inquiries.publication import find_paper
from tests.factories import World

ON = date(2015, 5, 5)


@pytest.fixture
def questions_appear_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the profile of Mecklenburg-Vorpommern say that questions are printed at the forwarding."""
    profile = data.load("numbering")["same_number"] | {"question_at_forwarding": True}
    monkeypatch.setitem(data.load("numbering"), "same_number", profile)


def test_in_mecklenburg_vorpommern_forwarding_publishes_nothing(world: World) -> None:
    inquiry = forward(world.session, world.actor(Role.CLERK), world.inquiry().id, on=ON)
    assert find_paper(world.session, "MV", inquiry.number) is None


@pytest.mark.usefixtures("questions_appear_first")
def test_where_the_profile_says_so_the_question_appears_at_its_forwarding(world: World) -> None:
    inquiry = forward(world.session, world.actor(Role.CLERK), world.inquiry().id, on=ON)
    paper = find_paper(world.session, "MV", inquiry.number)
    assert paper is not None
    assert (paper.kind, paper.printed_on, paper.inquiry_id) == (VersionKind.QUESTION, ON, inquiry.id)
    assert (paper.content.due_on, paper.content.answers) == (inquiry.due_on, ())


def test_a_parliament_without_a_layout_of_its_own_prints_the_question_in_the_neutral_one(world: World) -> None:
    asked = world.inquiry()
    world.parliament.code, asked.received_on = "NI", date(2024, 1, 31)
    inquiry = forward(world.session, world.actor(Role.CLERK), asked.id, on=date(2024, 1, 31))
    paper = find_paper(world.session, "NI", inquiry.number)
    assert paper is not None
    assert (paper.kind, paper.content.parliament) == (VersionKind.QUESTION, "NI")
