"""An answer that is published becomes a record with one click, and drafts that differ from it are told so."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from answers.records.queries import own_records
from answers.records.record import Record
from app import search
from app.unit_of_work import unit_of_work
from inquiries.foundation.actor import Actor
from inquiries.foundation.permissions import Role
from inquiries.parliament.founding import found_parliament
from inquiries.parsed_paper import PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.publication import publish_archive
from tests.app.demonstration import Installation
from tests.app.web.forms import tree, values, words
from tests.app.web.records.test_records import Office
from tests.app.web.records.test_records import house as office_of_records

TAKE = "/unterlagen-aus-drucksache/6/812"
PAPER = ParsedPaper(
    "MV",
    number="6/812",
    term=6,
    title="Konzeption zur Integration: Auftaktveranstaltung",
    letter_dated_on=date(2015, 7, 1),
    questions=(
        PaperQuestion("1", "Zur Auftaktveranstaltung:", (QuestionPart("a", "Wie viele Personen nahmen teil?"),)),
        PaperQuestion("2", "Wo fand sie statt?"),
    ),
    answers=(
        PaperAnswer(("1a",), "An der Auftaktveranstaltung zur Konzeption zur Integration nahmen 75 Personen teil."),
        PaperAnswer(("2",), ""),
    ),
)
records_house = office_of_records


def publish(app: Flask) -> None:
    with app.app_context(), unit_of_work() as session:
        publish_archive(session, found_parliament(session, "MV"), [(PAPER, b"x")])
        session.flush()
        search.rebuild(session)


@pytest.fixture(scope="module")
def published(records_house: Office) -> Office:
    publish(records_house.app)
    return records_house


@pytest.fixture
def office(published: Office) -> Iterator[Office]:
    yield published
    published.clear()


def kept(office: Office) -> list[Record]:
    with office.app.app_context(), unit_of_work() as session:
        return own_records(session, Actor.system())


def test_an_answer_is_taken_over_with_number_question_and_wording(office: Office) -> None:
    officer = office.sign_in()
    page = officer.get("/drs/6/812")
    assert words(tree(page)).count("Als Unterlage übernehmen") == 1
    answer = officer.post(TAKE, data={"csrf_token": officer.token("/drs/6/812"), "question": "1a"})
    assert "Die Antwort ist jetzt eine Unterlage." in words(tree(officer.get(answer.location)))
    [record] = kept(office)
    assert record.key == "drs-6-812-1a-sm"
    assert record.title == "Drs. 6/812, Frage 1a: Konzeption zur Integration: Auftaktveranstaltung"
    assert record.facts == {
        "paper": "6/812",
        "questions": ["1a"],
        "asked": "Zur Auftaktveranstaltung:\nWie viele Personen nahmen teil?",
        "passage": PAPER.answers[0].text,
        "subject": PAPER.title,
        "answered_on": "2015-07-01",
    }


def test_taking_it_over_twice_leads_to_the_record_there_is(office: Office) -> None:
    officer = office.sign_in()
    form = {"csrf_token": officer.token("/drs/6/812"), "question": "1a"}
    locations = {officer.post(TAKE, data=form).location for _ in range(2)}
    assert locations == {"/unterlagen/drs-6-812-1a-sm"}
    assert "Diese Unterlage gab es schon." in words(tree(officer.get(locations.pop())))
    assert [record.version for record in kept(office)] == [1]


def test_each_ministry_has_a_record_of_its_own(office: Office) -> None:
    for ministry in ("SM", "IM"):
        officer = office.sign_in(ministry=ministry)
        officer.post(TAKE, data={"csrf_token": officer.token("/drs/6/812"), "question": "1a"})
    assert sorted(record.key for record in kept(office)) == ["drs-6-812-1a-im", "drs-6-812-1a-sm"]


@pytest.mark.parametrize("question", ["2", "9", ""])
def test_a_passage_that_there_is_not_is_not_found(office: Office, question: str) -> None:
    officer = office.sign_in()
    answer = officer.post(TAKE, data={"csrf_token": officer.token("/drs/6/812"), "question": question})
    assert answer.status_code == 404
    assert kept(office) == []


def test_nobody_but_who_keeps_records_is_offered_it(office: Office) -> None:
    public = office.app.test_client()
    assert "Als Unterlage übernehmen" not in public.get("/drs/6/812").text
    approver = office.sign_in(Role.APPROVER)
    assert "Als Unterlage übernehmen" not in approver.get("/drs/6/812").text
    token = approver.token("/")
    assert approver.post(TAKE, data={"csrf_token": token, "question": "1a"}).status_code == 403


def test_a_draft_that_says_another_number_is_told_with_the_way_there(house: Installation) -> None:
    publish(house.app)
    officer, path = house.browser("referat"), f"/anfragen/{house.seed()}/entwurf/"
    officer.submit(path, to=f"{path}neu")
    page = officer.get(path)
    told = "Drs. 6/812 nannte „75 Personen“, der Entwurf sagt „circa 80 Teilnehmerinnen“."
    assert words(tree(page)).count(told) == 2  # beside the text, and among the findings
    assert 'href="/drs/6/812#frage-1"' in page.text
    assert "Ähnliche Fragen, die schon beantwortet sind" in page.text


def test_another_number_may_stay_for_a_reason_that_the_approver_reads(house: Installation) -> None:
    publish(house.app)
    inquiry_id, officer = house.seed(), house.browser("referat")
    path = f"/anfragen/{inquiry_id}/entwurf/"
    officer.submit(path, to=f"{path}neu")
    sent = values(officer.get(path), path)
    [place] = [name.removeprefix("code-") for name in sent if sent[name] == ["contradiction"]]
    assert sent[f"words-{place}"] == ["circa 80 Teilnehmerinnen (Drs. 6/812: 75 Personen)"]
    reason = {f"seen-{place}": "Gezählt wurde erst nach der Antwort.", "gap-0": "Der Termin steht noch nicht fest."}
    assert officer.post(f"{path}hinweise/{place}", data=sent | reason).status_code == 303
    page = officer.get(path)
    assert "Ihre Begründung: Gezählt wurde erst nach der Antwort." in words(tree(page))
    assert ["contradiction"] not in values(page, path).values()
    assert officer.submit(path, to=f"{path}abgeben").status_code == 303
    read = words(tree(house.browser("hausleitung").get(f"/anfragen/{inquiry_id}/freigabe/")))
    assert "Begründung der Bearbeitung: Gezählt wurde erst nach der Antwort." in read
