"""Lists of inquiries: what each filter leaves, how each sort runs, and that none tells an inner stage."""

from datetime import date

import pytest

from inquiries import assigning
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.inquiry import InquiryKind
from inquiries.listing import InquiryFilter, count_inquiries, every_card, list_inquiries, matching_ids
from inquiries.parsed_paper import Asker
from tests.factories import World


def found(world: World, **wanted: object) -> list[str]:
    actor = world.actor(Role.CLERK)
    return [card.title for card in list_inquiries(world.session, actor, InquiryFilter(**wanted)).cards]


def test_each_filter_narrows_the_list(world: World) -> None:
    world.add_member("Max Mustermann", "CDU", feminine=False)
    world.inquiry(title="Radwege", received_on=date(2015, 5, 4))
    world.forwarded(title="Brücken", received_on=date(2015, 6, 1), askers=(Asker("Max Mustermann", "CDU"),))
    assert found(world, text="mustermann") == ["Brücken"]
    assert found(world, member="Erika Beispiel") == ["Radwege"]
    assert found(world, group="CDU") == ["Brücken"]
    assert found(world, group="fraktionslos") == []
    assert found(world, kind=InquiryKind.MAJOR) == []
    assert found(world, term=6) == ["Brücken", "Radwege"]
    assert found(world, term=7) == []
    assert found(world, received_from=date(2015, 5, 5)) == ["Brücken"]
    assert found(world, received_to=date(2015, 5, 31)) == ["Radwege"]
    assert found(world, due_from=date(2015, 6, 2)) == ["Brücken"]
    assert found(world, due_to=date(2015, 6, 2)) == []


def test_overdue_is_what_should_have_been_answered_before_today(world: World) -> None:
    inquiry = world.forwarded()
    for day, expected in ((inquiry.due_on, []), (date(2015, 7, 1), [inquiry.title])):
        with clock.pinned_to(day):
            assert found(world, overdue=True) == expected


def test_a_member_without_a_group_is_found_as_fraktionslos(world: World) -> None:
    world.add_member("Solo Beispiel", None, feminine=False)
    world.inquiry(title="Allein", askers=(Asker("Solo Beispiel"),))
    assert found(world, group="fraktionslos") == ["Allein"]


@pytest.mark.parametrize("sort", ["number", "title", "received", "due", "since", "nonsense"])
def test_every_sort_holds_the_whole_list_both_ways(world: World, sort: str) -> None:
    world.inquiry(title="A")
    world.forwarded(title="B", received_on=date(2015, 6, 1))
    world.assigned("SM", title="C", received_on=date(2015, 5, 18))
    assert sorted(found(world, sort=sort)) == sorted(found(world, sort=sort, descending=False)) == ["A", "B", "C"]


def test_what_has_no_due_day_comes_last_both_ways(world: World) -> None:
    world.inquiry(title="ohne Frist")
    world.forwarded(title="mit Frist")
    assert found(world, sort="due")[-1] == found(world, sort="due", descending=False)[-1] == "ohne Frist"


def test_sorting_by_who_has_the_next_step_tells_the_landtag_no_inner_step(world: World) -> None:
    first, second = world.forwarded(title="A"), world.forwarded(title="B", received_on=date(2015, 6, 1))
    before = found(world, sort="since")
    with clock.pinned_to(date(2015, 7, 1)):
        sm = world.ministry("SM").id
        assigning.assign_lead_ministry(world.session, Actor.system(), first.id, ministry_id=sm)
    assert found(world, sort="since") == before == [second.title, first.title]
    inside = InquiryFilter(sort="since")
    chancellery = world.actor(Role.CHANCELLERY)
    assert [card.title for card in list_inquiries(world.session, chancellery, inside).cards] != []


def test_the_whole_list_is_what_its_pages_hold_together(world: World) -> None:
    clerk = world.actor(Role.CLERK)
    made = [world.inquiry(title=f"Serie {number}") for number in range(5)]
    wanted = InquiryFilter(text="Serie", descending=False)
    pages = [list_inquiries(world.session, clerk, wanted, page=page, size=2).cards for page in (1, 2, 3)]
    whole = [card.id for card in every_card(world.session, clerk, wanted)]
    assert whole == [card.id for page in pages for card in page] == [inquiry.id for inquiry in made]
    assert matching_ids(world.session, clerk, wanted, limit=3) == whole[:3]
    assert count_inquiries(world.session, clerk, wanted) == 5


def test_a_list_holds_nothing_that_does_not_exist_for_its_reader(world: World) -> None:
    world.inquiry()
    for actor in (Actor.public(), world.actor(Role.CHANCELLERY), world.actor(Role.ADMINISTRATOR)):
        assert list(every_card(world.session, actor, InquiryFilter())) == []
        assert count_inquiries(world.session, actor, InquiryFilter()) == 0
