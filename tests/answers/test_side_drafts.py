"""What is being typed is kept for its writer alone, and never becomes a revision by itself."""

from datetime import date, timedelta

import pytest

from answers import queries, services
from answers.services import side_drafts
from answers.side_draft import SideDraft
from inquiries.foundation.actor import Actor
from inquiries.foundation.audit import AuditEntry
from inquiries.foundation.errors import NotFound
from inquiries.foundation.permissions import Role
from inquiries.parliament.people import actor_of
from tests.answers.government import Government
from tests.factories import World


@pytest.fixture
def writing(world: World) -> tuple[World, Actor, int]:
    person = world.person(Role.OFFICER, ministry="SM")
    inquiry = world.drafting(person)
    services.begin_answer(world.session, actor_of(person), inquiry.id)
    return world, actor_of(person), inquiry.id


def keep(world: World, actor: Actor, inquiry_id: int, fields: dict[str, str] | None) -> None:
    side_drafts.keep_side_draft(world.session, actor, inquiry_id, fields=fields, base_number=1)


def kept(world: World, actor: Actor, inquiry_id: int) -> object:
    found = side_drafts.find_side_draft(world.session, actor, queries.get_answer(world.session, actor, inquiry_id))
    return found and found.fields


def test_what_is_typed_is_no_revision_and_enters_no_trail(writing: tuple[World, Actor, int]) -> None:
    world, actor, inquiry_id = writing
    before = world.session.query(AuditEntry).count()
    keep(world, actor, inquiry_id, {"passage-0": "Ein halber Sa"})
    assert kept(world, actor, inquiry_id) == {"passage-0": "Ein halber Sa"}
    assert queries.get_answer(world.session, actor, inquiry_id).latest_number == 1
    assert world.session.query(AuditEntry).count() == before


def test_a_sign_that_the_page_is_open_leaves_what_was_typed(writing: tuple[World, Actor, int]) -> None:
    world, actor, inquiry_id = writing
    keep(world, actor, inquiry_id, {"passage-0": "Ein Satz."})
    keep(world, actor, inquiry_id, None)
    assert kept(world, actor, inquiry_id) == {"passage-0": "Ein Satz."}
    side_drafts.discard_side_draft(world.session, actor, inquiry_id)
    assert kept(world, actor, inquiry_id) is None


def test_nobody_reads_what_somebody_else_is_typing(writing: tuple[World, Actor, int]) -> None:
    world, actor, inquiry_id = writing
    keep(world, actor, inquiry_id, {"passage-0": "Meins."})
    colleague = world.actor(Role.OFFICER, ministry="SM")
    assert kept(world, colleague, inquiry_id) is None
    stranger = world.actor(Role.OFFICER, ministry="IM")
    with pytest.raises(NotFound):
        keep(world, stranger, inquiry_id, {"passage-0": "Fremd."})


def test_who_has_the_answer_open_is_named_to_the_others_for_a_while(writing: tuple[World, Actor, int]) -> None:
    world, actor, inquiry_id = writing
    colleague = world.actor(Role.OFFICER, ministry="SM")
    keep(world, actor, inquiry_id, None)
    answer = queries.get_answer(world.session, colleague, inquiry_id)
    assert side_drafts.others_at_work(world.session, colleague, answer) == [actor.name]
    assert side_drafts.others_at_work(world.session, actor, answer) == []
    found = side_drafts.find_side_draft(world.session, actor, answer)
    assert found
    found.seen_at -= side_drafts.AT_WORK + timedelta(seconds=1)
    assert side_drafts.others_at_work(world.session, colleague, answer) == []


def test_the_system_types_nothing(writing: tuple[World, Actor, int]) -> None:
    world, _, inquiry_id = writing
    keep(world, Actor.system(), inquiry_id, {"passage-0": "Nichts."})
    answer = queries.get_answer(world.session, Actor.system(), inquiry_id)
    assert side_drafts.find_side_draft(world.session, Actor.system(), answer) is None


def test_nobodys_side_draft_outlives_the_clearance(world: World) -> None:
    government = Government(world)
    colleague = world.actor(Role.OFFICER, ministry="SM")
    for actor in (government.officer, colleague):
        keep(world, actor, government.inquiry.id, {"passage-0": "Ein halber Sa"})
    services.submit_answer(world.session, government.officer, government.inquiry.id)
    assert world.session.query(SideDraft).count() == 2
    head = world.actor(Role.APPROVER, ministry="SM")
    services.clear_answer(world.session, head, government.inquiry.id, letter_dated_on=date(2015, 5, 18))
    assert world.session.query(SideDraft).count() == 0
