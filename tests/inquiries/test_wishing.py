"""The Member's own choice of a ministry, where the parliament has one."""

from dataclasses import replace

import pytest

from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Role
from inquiries.handing_in import services as handing_in
from inquiries.parliament.rules import profiles
from inquiries.routing import suggest_ministries
from inquiries.services import correct_inquiry
from inquiries.wishing import may_be_named, to_choose_from
from tests.factories import NEW, RECEIVED_ON, World


@pytest.fixture
def choosing(world: World) -> World:
    """Return a parliament that lets its Members choose."""
    world.parliament.asker_names_ministry = True
    return world


def test_no_rule_is_known_that_lets_a_member_choose() -> None:
    assert {rule.asker_names_ministry for profile in profiles().values() for rule in profile.rules} == {None}


def test_where_it_is_open_nobody_chooses(world: World) -> None:
    assert not may_be_named(world.parliament, RECEIVED_ON)
    assert to_choose_from(world.session, world.parliament, RECEIVED_ON) == []
    with pytest.raises(InvalidInput, match="benennt das Mitglied kein Ministerium"):
        world.inquiry(wished_ministry_id=world.ministry("FM").id)


def test_the_wish_comes_first_among_the_suggestions_and_is_named_as_the_reason(choosing: World) -> None:
    wish = choosing.ministry("FM").id
    inquiry = choosing.inquiry(title="Polizei und Feuerwehr im Landkreis Rostock", wished_ministry_id=wish)
    first, second, *_ = suggest_ministries(choosing.session, inquiry)
    assert (first.ministry.code, second.ministry.code) == ("FM", "IM")
    assert "benannt vom fragenden Mitglied: Erika Beispiel" in first.reasons


def test_a_member_hands_in_with_a_wish_and_may_take_it_back(choosing: World) -> None:
    session, member = choosing.session, choosing.actor(Role.MEMBER, member=choosing.member)
    choosing.member.memberships[0].valid_to = choosing.member.memberships[0].term.ends_on = None
    draft = handing_in.begin_draft(session, member, NEW.wording)
    wish = choosing.ministry("IM").id
    for ministry_id in (wish, None, wish):
        handing_in.name_ministry(session, member, draft.key, ministry_id=ministry_id)
    assert handing_in.hand_in(session, member, draft.key).wished_ministry_id == wish


def test_an_authority_is_nobody_to_choose(choosing: World) -> None:
    names = {each.code for each in to_choose_from(choosing.session, choosing.parliament, RECEIVED_ON)}
    assert {"SM", "IM", "STK"} <= names
    with pytest.raises(InvalidInput, match="nicht benennen") as refusal:
        choosing.inquiry(wished_ministry_id=99_999)
    assert refusal.value.field == "wished_ministry"


def test_correcting_an_inquiry_keeps_to_the_choice(choosing: World) -> None:
    inquiry = choosing.inquiry(wished_ministry_id=choosing.ministry("IM").id)
    corrected = replace(NEW, wished_ministry_id=choosing.ministry("FM").id)
    correct_inquiry(choosing.session, Actor.system(), inquiry.id, corrected)
    assert inquiry.wished_ministry_id == choosing.ministry("FM").id


def test_where_the_choice_was_switched_off_a_wish_stays_noted_and_no_other_comes(choosing: World) -> None:
    session, wish = choosing.session, choosing.ministry("IM").id
    inquiry = choosing.inquiry(wished_ministry_id=wish)
    choosing.parliament.asker_names_ministry = False
    correct_inquiry(session, Actor.system(), inquiry.id, replace(NEW, title="Ohne die Wahl auf der Seite"))
    assert inquiry.wished_ministry_id == wish
    with pytest.raises(InvalidInput, match="benennt das Mitglied kein Ministerium"):
        other = replace(NEW, wished_ministry_id=choosing.ministry("FM").id)
        correct_inquiry(session, Actor.system(), inquiry.id, other)


def test_a_wish_in_a_draft_does_not_hinder_handing_in_where_the_choice_was_switched_off(choosing: World) -> None:
    session, member = choosing.session, choosing.actor(Role.MEMBER, member=choosing.member)
    choosing.member.memberships[0].valid_to = choosing.member.memberships[0].term.ends_on = None
    draft = handing_in.begin_draft(session, member, NEW.wording)
    handing_in.name_ministry(session, member, draft.key, ministry_id=choosing.ministry("IM").id)
    choosing.parliament.asker_names_ministry = False
    assert handing_in.hand_in(session, member, draft.key).wished_ministry_id is None
