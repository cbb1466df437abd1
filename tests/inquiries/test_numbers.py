"""Numbers: each once, never again, and as each parliament counts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from answers.composition import answer_paper, question_paper
from app.database import writing
from inquiries import services
from inquiries.foundation import audit
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.listing import InquiryFilter, matching_ids
from inquiries.parliament.founding import found_parliament
from inquiries.parliament.numbering import Numbering
from inquiries.parliament.parliaments import ElectoralTerm, get_parliament
from inquiries.parliament.rules import profiles, rule_for
from inquiries.proceedings.withdrawal import withdraw_inquiry
from tests.conftest import AUDIT_KEY
from tests.factories import NEW, World

CLERKS, EACH = 8, 25
RULES = [rule for profile in profiles().values() for rule in profile.rules]


def register_some(engine: Engine) -> list[str]:
    """Register inquiries one by one, each in a transaction of its own, as a clerk's requests would."""
    numbers = []
    for _ in range(EACH):
        with Session(writing(engine), info={audit.KEY: AUDIT_KEY}) as session:
            parliament = get_parliament(session, "MV")
            inquiry = services.register_inquiry(session, Actor.system(), parliament, NEW)
            session.commit()
            numbers.append(str(inquiry.number))
    return numbers


def test_of_two_hundred_registered_at_once_each_gets_a_number_of_its_own(engine: Engine) -> None:
    with Session(writing(engine), info={audit.KEY: AUDIT_KEY}) as session:
        found_parliament(session, "MV")
        session.commit()
    with ThreadPoolExecutor(CLERKS) as clerks:
        handed_out = list(clerks.map(register_some, [engine] * CLERKS))
    numbers = [number for each in handed_out for number in each]
    assert sorted(numbers, key=lambda number: int(number[2:])) == [f"6/{n}" for n in range(1, CLERKS * EACH + 1)]


def test_the_number_of_a_withdrawn_inquiry_is_not_given_again(world: World) -> None:
    first = world.inquiry()
    withdraw_inquiry(world.session, Actor.system(), first.id, reason="Erledigt.")
    assert [str(first.number), str(world.inquiry().number)] == ["6/1", "6/2"]


@pytest.mark.parametrize(
    ("code", "on", "own", "papers"),
    [
        ("MV", date(2015, 5, 4), False, 1),
        ("NI", date(2024, 1, 31), False, 2),
        ("NW", date(2024, 10, 4), True, 2),
        ("ST", date(2024, 12, 6), True, 1),
        ("TH", date(2024, 8, 9), True, 1),
        ("HE", date(2024, 3, 28), False, 1),  # open: nothing is made up
    ],
)
def test_each_parliament_numbers_by_its_profile(code: str, on: date, own: bool, papers: int) -> None:
    assert Numbering.of(rule_for(code, on)) == Numbering(own, papers, question_at_forwarding=papers == 2)


def test_every_numbering_of_a_rule_has_its_profile() -> None:
    assert all(Numbering.of(rule).papers in {1, 2} for rule in RULES)


@pytest.fixture
def in_parliament(world: World) -> Callable[[str, date], World]:
    """Return a function that lets the parliament be another one, in a term of that time."""

    def change(code: str, on: date) -> World:
        world.parliament.code = code
        begins = date(on.year, 1, 1)
        world.session.query(ElectoralTerm).filter(ElectoralTerm.number > 6).delete()
        world.session.add(ElectoralTerm(parliament_id=world.parliament.id, number=18, begins_on=begins))
        world.session.flush()
        return world

    return change


def test_where_inquiries_are_counted_apart_each_has_two_numbers(in_parliament: Callable[[str, date], World]) -> None:
    on = date(2024, 10, 4)
    world = in_parliament("NW", on)
    first, second = world.inquiry(received_on=on), world.inquiry(received_on=on)
    services.number_answer(world.session, first)
    third = world.inquiry(received_on=on)
    services.number_answer(world.session, first)  # once is enough
    assert [str(each.number) for each in (first, second, third)] == ["18/1", "18/2", "18/4"]
    assert [str(each.own_number) for each in (first, second, third)] == ["18/1", "18/2", "18/3"]
    assert (str(first.answer_number), str(second.answer_number)) == ("18/3", "18/2")
    answer = {"government_remark": None, "answers": []}
    assert [question_paper(third).own_number, answer_paper(third, answer).own_number] == ["18/3", "18/3"]


def test_an_inquiry_is_found_by_each_of_its_numbers(in_parliament: Callable[[str, date], World]) -> None:
    on = date(2024, 10, 4)
    world = in_parliament("NW", on)
    first, second = world.inquiry(received_on=on), world.inquiry(received_on=on)
    services.number_answer(world.session, first)
    third = world.inquiry(received_on=on)  # papers 18/1 and 18/3, 18/2, 18/4; inquiries 18/1, 18/2, 18/3
    clerk = world.actor(Role.CLERK)

    def found(text: str) -> set[int]:
        return set(matching_ids(world.session, clerk, InquiryFilter(text=text), limit=9))

    assert (found("18/1"), found("18/2"), found("18/4")) == ({first.id}, {second.id}, {third.id})
    assert found("18/3") == {first.id, third.id}


def test_where_question_and_answer_share_a_number_there_is_no_other(world: World) -> None:
    inquiry = world.inquiry()
    services.number_answer(world.session, inquiry)
    assert (inquiry.own_number, inquiry.answer_serial, inquiry.answer_number) == (None, None, inquiry.number)


def test_an_answer_with_a_number_of_its_own_is_printed_under_it(in_parliament: Callable[[str, date], World]) -> None:
    on = date(2024, 1, 31)
    world = in_parliament("NI", on)
    inquiry = world.inquiry(received_on=on)
    services.number_answer(world.session, inquiry)
    assert question_paper(inquiry).number == "18/1"
    answer = {"government_remark": None, "answers": []}
    assert answer_paper(inquiry, answer).number == "18/2"
