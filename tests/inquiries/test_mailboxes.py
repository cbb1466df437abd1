"""A common mailbox stands in for the people of a division or ministry."""

import pytest

from inquiries.foundation.errors import InvalidInput
from inquiries.foundation.permissions import Role
from inquiries.mailboxes import GroupMailbox, address_for, checked_address
from inquiries.parliament.people import Person
from tests.factories import World


def officer(world: World, division: str | None = None) -> Person:
    person = world.person(Role.OFFICER, ministry="SM")
    person.division, person.mail = division, "r.entwurf@sm.example"
    return person


def box(world: World, division: str, address: str, ministry: str = "SM") -> None:
    world.session.add(GroupMailbox(ministry_id=world.ministry(ministry).id, division=division, address=address))
    world.session.flush()


def test_without_a_common_mailbox_mail_goes_to_the_person(world: World) -> None:
    box(world, "", "post@im.example", ministry="IM")
    assert address_for(world.session, officer(world)) == "r.entwurf@sm.example"
    member = world.person(Role.MEMBER, member=world.member)
    assert address_for(world.session, member) is None


def test_the_divisions_mailbox_goes_before_the_ministrys(world: World) -> None:
    box(world, "", "post@sm.example")
    box(world, "Referat 1", "referat1@sm.example")
    assert address_for(world.session, officer(world, "Referat 1")) == "referat1@sm.example"
    assert address_for(world.session, officer(world, "Referat 2")) == "post@sm.example"
    assert address_for(world.session, officer(world)) == "post@sm.example"


def test_an_address_is_tidied_and_may_be_missing() -> None:
    assert checked_address("  erika@landtag.example ") == "erika@landtag.example"
    assert checked_address(" ") is None


@pytest.mark.parametrize(
    "text", ["erika", "erika@landtag", "a b@c.de", "a@b.de\nBcc: x@y.de", "ä@b.de", "a@b.", f"{'a' * 250}@b.de"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="keine Mailadresse"):
        checked_address(text)
