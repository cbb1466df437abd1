"""Who sees which inquiry, and how much of it."""

import pytest
from sqlalchemy import event

from inquiries import assigning, queries, trail
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.listing import PAGE_SIZE, InquiryFilter, list_inquiries
from inquiries.proceedings.withdrawal import withdraw_inquiry
from inquiries.queries import card_of, get_inquiry
from inquiries.workflow import Stage
from tests.factories import World


def sees(world: World, actor: Actor, inquiry: Inquiry) -> bool:
    try:
        get_inquiry(world.session, actor, inquiry.id)
    except NotFound:
        return False
    return True


def test_the_public_and_administrators_see_no_inquiry(world: World) -> None:
    inquiry = world.forwarded()
    for actor in (Actor.public(), world.actor(Role.ADMINISTRATOR), world.actor(Role.AUDITOR)):
        assert not sees(world, actor, inquiry)


def test_the_government_sees_nothing_before_it_is_forwarded(world: World) -> None:
    chancellery = world.actor(Role.CHANCELLERY)
    assert not sees(world, chancellery, world.inquiry())
    assert sees(world, chancellery, world.forwarded())


def test_a_ministry_sees_only_what_it_answers(world: World) -> None:
    inquiry = world.assigned("SM")
    assert sees(world, world.actor(Role.OFFICER, ministry="SM"), inquiry)
    assert not sees(world, world.actor(Role.OFFICER, ministry="IM"), inquiry)
    assert not sees(world, world.actor(Role.OFFICER), inquiry)


def test_members_see_their_own_inquiries(world: World) -> None:
    other = world.add_member("Max Mustermann", "CDU", feminine=False)
    inquiry = world.inquiry()
    assert sees(world, world.actor(Role.MEMBER, member=world.member), inquiry)
    assert not sees(world, world.actor(Role.MEMBER, member=other), inquiry)


def test_the_landtag_learns_nothing_of_what_happens_inside_the_government(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    inquiry = world.forwarded()
    before = card_of(inquiry, clerk)
    officer = world.person(Role.OFFICER, ministry="SM")
    assigning.assign_lead_ministry(world.session, Actor.system(), inquiry.id, ministry_id=world.ministry("SM").id)
    assigning.accept_assignment(world.session, Actor.system(), inquiry.id, officer_id=officer.id)
    world.session.flush()
    assert card_of(inquiry, clerk) == before
    assert before.stage is Stage.FORWARDED
    assert before.holder == "Landesregierung"
    inside = card_of(inquiry, world.actor(Role.COORDINATOR, ministry="SM"))
    assert (inside.stage, inside.officer) == (Stage.DRAFTING, officer.name)
    assert inside.ministry == "Ministerium für Arbeit, Gleichstellung und Soziales"


def test_the_landtags_history_holds_no_step_of_the_government(world: World) -> None:
    inquiry = world.assigned("SM")
    clerk, officer = world.actor(Role.CLERK), world.actor(Role.OFFICER, ministry="SM")
    actions = [entry.action for entry in trail.history(world.session, clerk, inquiry)]
    assert actions == ["inquiry.register", "inquiry.forward"]
    assert "inquiry.assign" in [entry.action for entry in trail.history(world.session, officer, inquiry)]


@pytest.mark.parametrize("stage", [Stage.ASSIGNED, Stage.DRAFTING, Stage.CLEARANCE])
def test_no_filter_tells_the_landtag_an_inner_stage(world: World, stage: Stage) -> None:
    world.assigned("SM")
    clerk = world.actor(Role.CLERK)
    assert list_inquiries(world.session, clerk, InquiryFilter(stage=stage)).total == 0
    assert list_inquiries(world.session, clerk, InquiryFilter(stage=Stage.FORWARDED)).total == 1
    assert list_inquiries(world.session, clerk, InquiryFilter(ministry_id=world.ministry("SM").id)).total == 0


def test_the_chancellery_filters_by_stage_and_ministry(world: World) -> None:
    world.assigned("SM")
    world.assigned("IM")
    chancellery = world.actor(Role.CHANCELLERY)
    wanted = InquiryFilter(stage=Stage.ASSIGNED, ministry_id=world.ministry("SM").id)
    assert list_inquiries(world.session, chancellery, wanted).total == 1


def test_lists_are_narrowed_by_words_and_numbers(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    world.inquiry(title="Radwege in Rostock")
    world.inquiry(title="100% Radwege")

    def titles(text: str) -> set[str]:
        return {card.title for card in list_inquiries(world.session, clerk, InquiryFilter(text=text)).cards}

    assert titles("radwege rostock") == {"Radwege in Rostock"}
    assert titles("100%") == {"100% Radwege"}
    assert titles("6/2") == {"100% Radwege"}
    assert titles("6/x") == set()


def test_lists_come_in_pages_and_a_page_past_the_end_is_the_last(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    for _ in range(PAGE_SIZE + 2):
        world.inquiry()
    first = list_inquiries(world.session, clerk, InquiryFilter(descending=False))
    assert (first.total, first.pages, len(first.cards), str(first.cards[0].number)) == (27, 2, 25, "6/1")
    last = list_inquiries(world.session, clerk, InquiryFilter(), page=99)
    assert (last.page, [str(card.number) for card in last.cards]) == (2, ["6/2", "6/1"])


def test_open_lists_leave_out_what_is_closed(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    inquiry = world.inquiry()
    withdraw_inquiry(world.session, clerk, inquiry.id, reason="Auf Wunsch.")
    world.session.flush()
    assert list_inquiries(world.session, clerk, InquiryFilter(open_only=True)).total == 0


def test_an_inquiry_is_found_by_its_number(world: World) -> None:
    inquiry = world.inquiry()
    found = queries.get_inquiry_by_number(
        world.session, Actor.system(), inquiry.number, parliament_id=world.parliament.id
    )
    assert found is inquiry


def test_a_longer_list_costs_no_more_queries(world: World) -> None:
    clerk = world.actor(Role.CLERK)

    def queries_for_a_list() -> int:
        world.session.flush()
        world.session.expire_all()
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        event.listen(world.session.get_bind(), "before_cursor_execute", note)
        list_inquiries(world.session, clerk, InquiryFilter())
        event.remove(world.session.get_bind(), "before_cursor_execute", note)
        return len(seen)

    world.assigned("SM")
    few = queries_for_a_list()
    for _ in range(6):
        world.assigned("IM")
    assert queries_for_a_list() == few
