"""A question-back to the Member and its answer."""

import pytest

from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.notifications import Notification, Occasion
from inquiries.parsed_paper import PaperQuestion
from inquiries.proceedings.clarification import answer_clarification, ask_back, clarifications_of
from inquiries.services import take_step_by_reason
from inquiries.wording import Wording
from inquiries.workflow import Event, Stage
from tests.desk import waiting_for
from tests.factories import NEW, World

CLEARER = Wording(NEW.title, NEW.preamble, (PaperQuestion("", "Wie viele Haltestellen in Rostock sind barrierefrei?"),))


def asked_back(world: World) -> Inquiry:
    inquiry = world.inquiry()
    ask_back(world.session, world.actor(Role.CLERK), inquiry.id, reason="Welche Haltestellen meinen Sie?")
    world.session.flush()
    return inquiry


def test_the_member_and_their_staff_are_told_and_have_the_ball(world: World) -> None:
    member = world.person(Role.MEMBER, member=world.member)
    staff = world.person(Role.MEMBER_STAFF, member=world.member)
    inquiry = asked_back(world)
    told = {each.person_id for each in world.session.query(Notification) if each.occasion is Occasion.CLARIFICATION}
    assert told == {member.id, staff.id}
    for role in (Role.MEMBER, Role.MEMBER_STAFF):
        cards = waiting_for(world.session, world.actor(role, member=world.member))
        assert [card.id for card in cards] == [inquiry.id]


def test_an_answer_in_words_gives_the_ball_back_to_the_clerk(world: World) -> None:
    inquiry, member = asked_back(world), world.actor(Role.MEMBER, member=world.member)
    answer_clarification(world.session, member, inquiry.id, text="Die in Rostock.")
    [clarification] = clarifications_of(world.session, member, inquiry.id)
    assert (inquiry.stage, clarification.answer) == (Stage.RECEIVED, "Die in Rostock.")
    assert clarification.wording_before == clarification.wording_after


def test_a_changed_wording_replaces_the_old_one_and_both_are_kept(world: World) -> None:
    inquiry, member = asked_back(world), world.actor(Role.MEMBER, member=world.member)
    answer_clarification(world.session, member, inquiry.id, text="", wording=CLEARER)
    world.session.flush()
    assert inquiry.wording == CLEARER
    [clarification] = clarifications_of(world.session, world.actor(Role.CLERK), inquiry.id)
    assert clarification.wording_before.questions == NEW.questions
    assert clarification.wording_after == CLEARER


def test_an_answer_says_something(world: World) -> None:
    inquiry, member = asked_back(world), world.actor(Role.MEMBER, member=world.member)
    with pytest.raises(InvalidInput, match="Antworten Sie") as refusal:
        answer_clarification(world.session, member, inquiry.id, text=" ", wording=inquiry.wording)
    assert refusal.value.field == "text"


def test_an_unfinished_wording_is_refused_and_nothing_is_lost(world: World) -> None:
    inquiry, member = asked_back(world), world.actor(Role.MEMBER, member=world.member)
    with pytest.raises(InvalidInput) as refusal:
        answer_clarification(world.session, member, inquiry.id, text="Ja.", wording=Wording("", None, NEW.questions))
    assert refusal.value.field == "title"


def test_only_who_asked_first_or_the_clerk_answers(world: World) -> None:
    inquiry = asked_back(world)
    other = world.add_member("Otto Vorlage", "CDU", feminine=False)
    with pytest.raises(NotFound):
        answer_clarification(world.session, world.actor(Role.MEMBER, member=other), inquiry.id, text="Ja.")
    with pytest.raises(Forbidden):
        answer_clarification(world.session, world.actor(Role.PRESIDENT), inquiry.id, text="Ja.")
    answer_clarification(world.session, world.actor(Role.CLERK), inquiry.id, text="Schrieb am Telefon: die in Rostock.")


def test_the_clerk_may_go_on_without_an_answer(world: World) -> None:
    inquiry, clerk = asked_back(world), world.actor(Role.CLERK)
    take_step_by_reason(world.session, clerk, inquiry.id, Event.RESUME, reason="Telefonisch geklärt.")
    [clarification] = clarifications_of(world.session, clerk, inquiry.id)
    assert (inquiry.stage, clarification.answer, clarification.wording_after) == (Stage.RECEIVED, None, None)


def test_the_government_reads_no_question_back(world: World) -> None:
    inquiry = world.assigned("SM")
    assert clarifications_of(world.session, world.actor(Role.OFFICER, ministry="SM"), inquiry.id) == []
