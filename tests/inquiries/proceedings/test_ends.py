"""How an inquiry ends without an answer: withdrawn, or lapsed with its term."""

from datetime import date

import pytest

from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound, StepNotAllowed
from inquiries.foundation.permissions import Role
from inquiries.parliament.parliaments import get_term_on
from inquiries.parsed_paper import Asker
from inquiries.proceedings.end_of_term import lapse_inquiries, lapse_inquiry, term_of, would_lapse
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.queries import card_of
from inquiries.workflow import Stage
from tests.factories import RECEIVED_ON, World

AFTER = date(2016, 10, 4)


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.CLARIFYING, Stage.FORWARDED, Stage.DRAFTING, Stage.ANSWERED])
def test_the_member_or_their_staff_withdraws_at_any_time(world: World, stage: Stage) -> None:
    for role in (Role.MEMBER, Role.MEMBER_STAFF):
        inquiry = world.inquiry()
        inquiry.stage = stage
        actor = world.actor(role, member=world.member)
        with pytest.raises(InvalidInput, match="Begründung"):
            withdraw_inquiry(world.session, actor, inquiry.id, reason=" ")
        assert withdraw_inquiry(world.session, actor, inquiry.id, reason="Erledigt.").stage is Stage.WITHDRAWN


def test_nobody_withdraws_what_another_asked(world: World) -> None:
    joined = world.add_member("Otto Vorlage", "CDU", feminine=False)
    stranger = world.add_member("Frieda Probe", "SPD", feminine=True)
    inquiry = world.inquiry(askers=(Asker("Erika Beispiel"), Asker("Otto Vorlage")))
    with pytest.raises(Forbidden, match="als erstes eingereicht"):
        withdraw_inquiry(world.session, world.actor(Role.MEMBER, member=joined), inquiry.id, reason="Nein.")
    with pytest.raises(NotFound):
        withdraw_inquiry(world.session, world.actor(Role.MEMBER, member=stranger), inquiry.id, reason="Nein.")
    inquiry.stage = Stage.PUBLISHED  # now everybody sees it, and still nobody else withdraws it
    with pytest.raises(Forbidden):
        withdraw_inquiry(world.session, world.actor(Role.MEMBER, member=stranger), inquiry.id, reason="Nein.")
    for role in (Role.PRESIDENT, Role.OFFICER, Role.CHANCELLERY, Role.ADMINISTRATOR):
        with pytest.raises(Forbidden):
            withdraw_inquiry(world.session, world.actor(role, ministry="SM"), inquiry.id, reason="Nein.")


def test_a_withdrawn_inquiry_tells_the_landtag_nothing_of_the_government(world: World) -> None:
    inquiry = world.assigned("SM")
    withdraw_inquiry(world.session, world.actor(Role.CLERK), inquiry.id, reason="Auf Wunsch.")
    card = card_of(inquiry, world.actor(Role.CLERK))
    assert (card.revision, card.ministry, card.officer, card.holder) == (None, None, None, None)


def test_at_the_end_of_a_term_what_is_unanswered_lapses(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    stages = [Stage.RECEIVED, Stage.CLARIFYING, Stage.FORWARDED, Stage.CLEARANCE, Stage.ANSWERED, Stage.REJECTED]
    inquiries = [world.inquiry(title=stage.name) for stage in stages]
    for inquiry, stage in zip(inquiries, stages, strict=True):
        inquiry.stage = stage
    later = world.inquiry(received_on=date(2017, 3, 1))
    term = get_term_on(world.session, world.parliament, RECEIVED_ON)
    assert [each.title for each in would_lapse(world.session, clerk, term)] == [each.name for each in stages[:4]]
    with clock.pinned_to(AFTER):
        with pytest.raises(StepNotAllowed, match="sind es 4 Anfragen statt 3"):
            lapse_inquiries(world.session, clerk, term, expected=3)
        assert len(lapse_inquiries(world.session, clerk, term, expected=4)) == 4
        assert lapse_inquiries(world.session, clerk, term) == []
    assert [each.stage for each in inquiries[:4]] == [Stage.LAPSED] * 4
    assert [each.stage for each in [*inquiries[4:], later]] == [Stage.ANSWERED, Stage.REJECTED, Stage.RECEIVED]


def test_nothing_lapses_before_the_term_has_ended(world: World) -> None:
    inquiry, system = world.inquiry(), Actor.system()
    with clock.pinned_to(date(2016, 10, 3)), pytest.raises(StepNotAllowed, match=r"endet erst am 03\.10\.2016"):
        lapse_inquiries(world.session, system, inquiry.term)
    running = world.inquiry(received_on=date(2022, 3, 1))
    with pytest.raises(StepNotAllowed, match="noch keinen letzten Tag"):
        lapse_inquiry(world.session, system, running)


def test_only_the_clerk_closes_a_term(world: World) -> None:
    term = get_term_on(world.session, world.parliament, RECEIVED_ON)
    for role in set(Role) - {Role.CLERK}:
        with pytest.raises(Forbidden):
            would_lapse(world.session, world.actor(role, ministry="SM"), term)


def test_an_unknown_term_is_not_found(world: World) -> None:
    assert term_of(world.session, world.parliament, 6).number == 6
    with pytest.raises(NotFound, match=r"99\. Wahlperiode"):
        term_of(world.session, world.parliament, 99)
