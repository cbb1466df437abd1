"""Electoral terms: they follow one another, and none loses an inquiry."""

from datetime import date

import pytest

from inquiries.administration.entries import Subject, history_of
from inquiries.administration.terms import TermEntry, change_term, enter_term, terms_of
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import Forbidden, InvalidInput, NotFound
from inquiries.foundation.permissions import Role
from tests.factories import World

SYSTEM = Actor.system()


def test_a_term_follows_the_last_one(world: World) -> None:
    last = terms_of(world.session, world.parliament)[0]
    change_term(
        world.session, SYSTEM, world.parliament, last.id, TermEntry(last.number, last.begins_on, date(2026, 10, 25))
    )
    term = enter_term(world.session, SYSTEM, world.parliament, TermEntry(last.number + 1, date(2026, 10, 26)))
    assert terms_of(world.session, world.parliament)[0] is term
    assert [entry.detail["changed"] for entry in history_of(world.session, SYSTEM, Subject.TERM, last.id)] == [
        {"ends_on": ["–", "25.10.2026"]}
    ]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (TermEntry(6, date(2030, 1, 1)), "number"),
        (TermEntry(0, date(2030, 1, 1)), "number"),
        (TermEntry(99, date(2012, 1, 1), date(2012, 2, 1)), "begins_on"),
        (TermEntry(99, date(2001, 1, 1), date(2000, 2, 1)), "ends_on"),
    ],
)
def test_a_term_that_cannot_be_is_refused_beside_its_field(world: World, entry: TermEntry, field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        enter_term(world.session, SYSTEM, world.parliament, entry)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": 16}, "number"),
        ({"begins_on": date(2015, 6, 1)}, "begins_on"),
        ({"ends_on": date(2015, 5, 1)}, "ends_on"),
    ],
)
def test_a_term_keeps_the_inquiries_it_has(world: World, changes: dict[str, object], field: str) -> None:
    term = world.inquiry().term
    entry = {"number": term.number, "begins_on": term.begins_on, "ends_on": term.ends_on} | changes
    with pytest.raises(InvalidInput) as refusal:
        change_term(world.session, SYSTEM, world.parliament, term.id, TermEntry(**entry))  # type: ignore[arg-type]  # as typed above
    assert refusal.value.field == field


def test_only_the_fachadministration_enters_terms(world: World) -> None:
    with pytest.raises(Forbidden):
        enter_term(world.session, world.actor(Role.CLERK), world.parliament, TermEntry(9, date(2030, 1, 1)))
    with pytest.raises(NotFound):
        change_term(world.session, SYSTEM, world.parliament, 999, TermEntry(9, date(2030, 1, 1)))
