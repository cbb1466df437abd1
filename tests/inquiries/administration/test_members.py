"""Members and their seats: one at a time, within the term, and papers keep what they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.administration.entries import Subject, ensure_apart, history_of
from inquiries.administration.members import (
    MemberEntry,
    MemberFilter,
    MembershipEntry,
    change_member,
    enter_member,
    inquiries_of,
    seat_member,
    select_members,
)
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput, NotFound
from inquiries.parliament.members import Membership, find_group, membership_on
from inquiries.queries import card_of
from tests.factories import World

SYSTEM = Actor.system()


def test_a_member_who_leaves_a_group_sits_without_one_from_the_next_day(world: World) -> None:
    first = world.member.memberships[0]
    seat_member(
        world.session,
        SYSTEM,
        world.parliament,
        world.member.id,
        MembershipEntry(first.term_id, first.group_id, first.valid_from, date(2015, 3, 31)),
        membership_id=first.id,
    )
    seat_member(
        world.session,
        SYSTEM,
        world.parliament,
        world.member.id,
        MembershipEntry(first.term_id, None, date(2015, 4, 1), first.term.ends_on),
    )
    groups = [membership_on(world.member, day).group for day in (date(2015, 3, 31), date(2015, 4, 1))]  # type: ignore[union-attr]  # seated on both
    assert [group.name if group else None for group in groups] == ["SPD", None]
    acts = [entry.action for entry in history_of(world.session, SYSTEM, Subject.MEMBER, world.member.id)]
    assert acts == ["member.seat_change", "member.seat"]


def test_nobody_sits_twice_on_one_day(world: World) -> None:
    seat = world.member.memberships[0]
    with pytest.raises(InvalidInput, match="überschneidet sich mit der Mitgliedschaft") as refusal:
        seat_member(
            world.session,
            SYSTEM,
            world.parliament,
            world.member.id,
            MembershipEntry(seat.term_id, None, date(2015, 1, 1), date(2015, 2, 1)),
        )
    assert refusal.value.field == "valid_from"


@pytest.mark.parametrize(
    ("begin", "end"),
    [(date(2010, 1, 1), None), (date(2016, 1, 1), date(2017, 1, 1)), (date(2016, 2, 1), date(2016, 1, 1))],
)
def test_a_seat_lies_within_its_term(world: World, begin: date, end: date | None) -> None:
    member = enter_member(world.session, SYSTEM, world.parliament, MemberEntry("Neu Imlandtag"))
    term_id = world.member.memberships[0].term_id
    with pytest.raises(InvalidInput):
        seat_member(world.session, SYSTEM, world.parliament, member.id, MembershipEntry(term_id, None, begin, end))


def test_a_renamed_member_keeps_the_inquiries(world: World) -> None:
    inquiry = world.inquiry()
    change_member(world.session, SYSTEM, world.parliament, world.member.id, MemberEntry("Dr. Erika Beispiel", True))
    assert inquiries_of(world.session, world.member) == 1
    assert card_of(inquiry, SYSTEM).askers == (("Dr. Erika Beispiel", "SPD"),)


@pytest.mark.parametrize("name", ["", "Erika Beispiel"])
def test_a_member_needs_a_name_of_their_own(world: World, name: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        enter_member(world.session, SYSTEM, world.parliament, MemberEntry(name))
    assert refusal.value.field == "name"


def test_members_are_found_by_name_term_and_group(world: World) -> None:
    spd = find_group(world.session, world.parliament, "SPD")
    assert spd is not None
    world.add_member("Otto Ohne", None, feminine=False)
    term_id = world.member.memberships[0].term_id

    def names(wanted: MemberFilter) -> list[str]:
        return [member.name for member in world.session.scalars(select_members(world.parliament, wanted))]

    assert names(MemberFilter()) == ["Erika Beispiel", "Otto Ohne"]
    assert names(MemberFilter(text="otto")) == ["Otto Ohne"]
    assert names(MemberFilter(group_id=spd.id, term_id=term_id)) == ["Erika Beispiel"]
    assert names(MemberFilter(term_id=0)) == []


def test_a_seat_of_somebody_else_is_not_there(world: World) -> None:
    other = world.add_member("Otto Ohne", None, feminine=False)
    seat = world.member.memberships[0]
    with pytest.raises(NotFound):
        seat_member(
            world.session,
            SYSTEM,
            world.parliament,
            other.id,
            MembershipEntry(seat.term_id, None, seat.valid_from),
            membership_id=seat.id,
        )


DAYS = st.dates(date(2011, 1, 1), date(2011, 3, 1))


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS)
def test_spans_are_apart_exactly_when_they_share_no_day(
    begin: date, end: date | None, other_begin: date, other_end: date | None
) -> None:
    def days(first: date, last: date | None) -> set[int]:
        return set(range(first.toordinal(), (last or date(2011, 4, 1)).toordinal() + 1))

    if not (days(begin, end) and days(other_begin, other_end)):
        return
    other = Membership(valid_from=other_begin, valid_to=other_end)
    shared = days(begin, end) & days(other_begin, other_end)
    try:
        ensure_apart(begin, end, [other], what="einem anderen Eintrag")
    except InvalidInput:
        assert shared
    else:
        assert not shared


def test_an_entry_merged_into_another_is_listed_no_more(world: World) -> None:
    other = world.add_member("Erica Beispiel", "SPD", feminine=True)
    listed = select_members(world.parliament, MemberFilter(text="Beispiel"))
    assert set(world.session.scalars(listed)) == {world.member, other}
    other.merged_into_id = world.member.id
    world.session.flush()
    assert list(world.session.scalars(listed)) == [world.member]
