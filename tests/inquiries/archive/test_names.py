"""The names on an archived paper become those under which all of it is found."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from inquiries.archive.names import NameBook
from inquiries.parliament.members import Member
from inquiries.parsed_paper import Asker, Finding, ParsedPaper
from tests.factories import World
from tests.inquiries.archive.shelves import PAPER


def settled(world: World, **changes: object) -> tuple[ParsedPaper, list[str]]:
    paper, findings = NameBook(world.session, world.parliament).settle(replace(PAPER, **changes))
    return paper, [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("office", "read_as", "on", "ministry"),
    [
        ("Der Minister für Inneres und Sport", None, date(2015, 12, 10), "Ministerium für Inneres und Sport"),
        ("Die Justizministerin", None, date(2015, 12, 10), "Justizministerium"),
        ("Der Justizminister", "Justizministerium", date(2015, 12, 10), "Justizministerium"),
        ("der  chef der Staatskanzlei", None, date(2015, 12, 10), "Staatskanzlei"),
        # a name is kept as the paper prints it, even when the letter came a little late for it
        ("Der Minister für Inneres und Sport", None, date(2016, 11, 3), "Ministerium für Inneres und Sport"),
        ("Der Minister für Inneres und Europa", None, date(2017, 5, 2), "Ministerium für Inneres und Europa"),
    ],
)
def test_the_papers_line_names_the_ministry_of_that_day(world: World, office, read_as, on, ministry) -> None:
    paper, codes = settled(world, answered_by=office, ministry=read_as, letter_dated_on=on)
    assert (paper.ministry, codes) == (ministry, [])


def test_without_a_letter_the_day_of_print_counts_and_without_any_day_the_present(world: World) -> None:
    for printed_on in (date(2015, 12, 15), None):
        paper, codes = settled(world, letter_dated_on=None, printed_on=printed_on)
        assert (paper.ministry, codes) == ("Ministerium für Inneres und Sport", [])


def test_an_unknown_ministry_stays_as_the_paper_has_it(world: World) -> None:
    paper, codes = settled(world, answered_by="Der Minister für Märchen", ministry="Ministerium für Märchen")
    assert (paper.ministry, codes) == ("Ministerium für Märchen", ["unknown-ministry"])


def test_a_question_paper_names_no_ministry_and_that_is_no_finding(world: World) -> None:
    assert settled(world, answered_by=None, ministry=None) == (
        replace(PAPER, answered_by=None, ministry=None),
        [],
    )


@pytest.mark.parametrize(
    ("printed", "kept", "found"),
    [
        ("spd", "SPD", []),
        ("Fraktion DIE LINKE", "DIE LINKE", []),
        ("fraktionslos", "fraktionslos", []),
        (None, None, []),
        ("Märchenpartei", "Märchenpartei", ["unknown-group"]),
    ],
)
def test_a_group_is_known_by_its_forms_and_an_unknown_one_stays(world: World, printed, kept, found) -> None:
    paper, codes = settled(world, members=(Asker("Erika Beispiel", printed),))
    assert ([asker.group for asker in paper.members], codes) == ([kept], found)


def test_what_the_reader_has_said_about_a_group_is_not_said_again(world: World) -> None:
    said = (Finding("unknown-group", "„Märchenpartei“ ist keine hinterlegte Fraktion dieses Parlaments."),)
    assert settled(world, members=(Asker("Erika Beispiel", "Märchenpartei"),), findings=said)[1] == []


def test_an_unknown_member_is_entered_once_and_unverified(world: World) -> None:
    book = NameBook(world.session, world.parliament)
    asked = replace(PAPER, members=(Asker("Erika Beispiel"), Asker("Max  Mustermann"), Asker("Max Mustermann")))
    paper, _ = book.settle(asked)
    assert [finding.code for finding in book.enter_members(paper)] == ["new-member"]
    assert list(book.enter_members(paper)) == []
    members = world.session.execute(select(Member.name, Member.verified).order_by(Member.name)).all()
    assert members == [("Erika Beispiel", True), ("Max Mustermann", False)]


def test_a_paragraph_is_no_member(world: World) -> None:
    paper = replace(PAPER, members=(Asker("wort " * 50),))
    assert [finding.code for finding in NameBook(world.session, world.parliament).enter_members(paper)] == ["no-name"]
    assert world.session.scalars(select(Member.name)).all() == ["Erika Beispiel"]
