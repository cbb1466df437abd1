"""Versions of a published paper, and withdrawn ones, as readers meet them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from inquiries.foundation import clock
from inquiries.parliament.parliaments import get_parliament
from inquiries.printed_paper import VersionKind
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.publication import get_paper, publish_version, withdraw_paper
from tests.app.demonstration import TODAY, Installation
from tests.app.web.forms import tree, words

NUMBER = PrintedPaperNumber(6, 1)
TITLE = "Ein ganz berichtigter Zoll"
SEARCH = "/suche?q=ganz+berichtigter+Zoll"


def changed(house: Installation, change: Callable[[Session], object]) -> None:
    with clock.pinned_to(TODAY):
        house.read(change)
    house.work()


@pytest.fixture
def reprinted(house: Installation) -> Installation:
    def amend(session):
        before = get_paper(session, "MV", NUMBER)
        content = replace(before.content, title=TITLE, printed_on=date(2015, 11, 4), edition="Neudruck")
        publish_version(session, before, content, b"new", kind=VersionKind.REPRINT, reason="Falscher Titel.")

    changed(house, amend)
    return house


def test_readers_see_the_latest_version_first_and_the_earlier_ones_below(reprinted: Installation) -> None:
    reader = reprinted.browser()
    page = words(tree(reader.get("/drs/6/1")))
    assert TITLE in page
    assert "Neudruck vom 04.11.2015 – gilt" in page
    assert "Falscher Titel." in page
    assert reader.get("/drs/6/1.docx").data == b"new"
    assert reader.get("/drs/6/1/fassungen/2.docx").data == b"new"


def test_an_earlier_version_says_that_it_was_overtaken(reprinted: Installation) -> None:
    reader = reprinted.browser()
    assert "Diese Fassung ist überholt" in words(tree(reader.get("/drs/6/1/fassungen/1")))
    assert "überholt" not in words(tree(reader.get("/drs/6/1/fassungen/2")))
    assert reader.get("/drs/6/1/fassungen/1.docx").data != b"new"


def test_the_search_finds_the_latest_version_alone(reprinted: Installation) -> None:
    assert TITLE in reprinted.browser().get(SEARCH).text


def test_a_withdrawn_paper_answers_with_a_page_that_says_so(reprinted: Installation) -> None:
    day = date(2016, 2, 3)
    changed(reprinted, lambda session: withdraw_paper(session, get_parliament(session, "MV"), NUMBER, on=day))
    reader = reprinted.browser()
    for path in ("/drs/6/1", "/drs/6/1/fassungen/1", "/drs/6/1.docx", "/drs/6/1.json", "/drs/6/1.md"):
        assert reader.get(path).status_code == 410, path
    page = words(tree(reader.get("/drs/6/1")))
    assert "Drucksache zurückgezogen" in page
    assert "wurde am 03.02.2016 zurückgezogen" in page
    assert TITLE not in reader.get(SEARCH).text
