"""The desk for unknown names in the browser."""

from datetime import date

import pytest
from sqlalchemy import select

from inquiries.archive.names import NameBook
from inquiries.foundation import clock, outbox
from inquiries.parliament.members import Member
from inquiries.parliament.parliaments import get_parliament
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper
from inquiries.publication import PUBLISHED, publish_archived
from tests.app.demonstration import TODAY, Installation
from tests.app.web.forms import tree, words

PAPER = ParsedPaper(
    parliament="MV",
    number="6/9000",
    term=6,
    printed_on=date(2015, 9, 1),
    ministry="Ministerium für Gedöns",
    members=(Asker("Erica Beispiel", "S.P.D."),),
    title="Eine alte Frage nach Zwiebelringen",
    questions=(PaperQuestion("", "Warum?"),),
    answers=(PaperAnswer(("",), "Darum."),),
)
ONE = "/namen/member?text=Erica+Beispiel"


@pytest.fixture
def archived(house: Installation) -> Installation:
    def add(session):
        parliament = get_parliament(session, "MV")
        paper = publish_archived(session, parliament, PAPER, b"old", media_type="text/plain")
        list(NameBook(session, parliament).enter_members(PAPER))
        outbox.enqueue(session, PUBLISHED, paper_id=paper.id)

    with clock.pinned_to(TODAY):
        house.read(add)
    house.work()
    return house


def known(house: Installation) -> int:
    query = select(Member.id).where(Member.name == "Erika Beispiel")
    return int(house.read(lambda session: session.scalars(query).one()))


def test_a_clerk_sees_settles_and_takes_back(archived: Installation) -> None:
    clerk = archived.browser("landtag")
    assert "Erica Beispiel" in words(tree(clerk.get("/namen/")))
    page = clerk.get(ONE)
    assert "1 Drucksache nennt ihn" in words(tree(page))
    assert "Wahrscheinlich gemeint" in words(tree(page))

    form = {"text": "Erica Beispiel", "act": "MERGE", "target": str(known(archived))}
    preview = words(tree(clerk.submit(ONE, form, to="/namen/member/vorschau")))
    assert "„Erica Beispiel“ gilt als weitere Schreibweise von Erika Beispiel" in preview
    assert clerk.submit(ONE, form, to="/namen/member").location == "/namen/"
    archived.work()
    found = archived.browser().get("/suche?q=Zwiebelringen&member=Erika+Beispiel")
    assert "Eine alte Frage nach Zwiebelringen" in found.text
    assert "Erica Beispiel" in archived.browser().get("/drs/6/9000").text

    assert "Zuletzt geklärt" in words(tree(clerk.get("/namen/")))
    clerk.submit("/namen/", to="/namen/klaerungen/1/zuruecknehmen")
    assert clerk.get(ONE).status_code == 200


def test_a_choice_that_is_missing_is_said_and_nothing_is_settled(archived: Installation) -> None:
    clerk = archived.browser("landtag")
    for to in ("/namen/member/vorschau", "/namen/member"):
        for form in ({"act": ""}, {"act": "MERGE", "target": "x"}, {"act": "RENAME", "name": " "}):
            assert clerk.submit(ONE, {"text": "Erica Beispiel"} | form, to=to).status_code == 422
    assert clerk.get(ONE).status_code == 200


def test_the_other_kinds_have_their_pages(archived: Installation) -> None:
    clerk = archived.browser("fachadmin")
    assert "Als neu bestätigen" in clerk.get("/namen/group?text=S.P.D.").text
    ministry = clerk.get("/namen/ministry?text=Ministerium+für+Gedöns").text
    assert "Stehen lassen" in ministry
    assert "Richtige Schreibweise" not in ministry
    for act, name in (("CONFIRM", ""), ("RENAME", "Sozialdemokraten")):
        form = {"text": "S.P.D.", "act": act, "name": name}
        assert clerk.submit("/namen/group?text=S.P.D.", form, to="/namen/group/vorschau").status_code == 200


def test_what_is_not_unsettled_has_no_page(archived: Installation) -> None:
    clerk = archived.browser("landtag")
    for path in ("/namen/member?text=Erika+Beispiel", "/namen/unsinn?text=x", "/namen/member"):
        assert clerk.get(path).status_code == 404


def test_the_fachadministration_leads_to_the_unknown_names(house: Installation) -> None:
    administrator = house.browser("fachadmin")
    assert 'href="/namen/"' in administrator.get("/fachadministration/").text
    assert administrator.get("/namen/").status_code == 200
