"""From clearance to the Drucksache: four eyes, the letter's day, and exactly the file that was seen."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from answers.printing import pdf
from inquiries.foundation import blobs
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from inquiries.parliament.people import Person
from inquiries.printed_paper import PrintedPaper
from inquiries.workflow import Stage
from tests.app.demonstration import Installation
from tests.app.web.forms import send, tree, values, words
from tests.client import Browser

LETTER = "letter_dated_on"


@pytest.fixture
def waiting(house: Installation) -> str:
    """Return the address under which an answer waits for clearance."""
    return f"/anfragen/{house.inquiry(Stage.CLEARANCE)}/freigabe/"


@pytest.fixture
def answered(house: Installation) -> str:
    """Return the address of an inquiry whose answer the Landtag has received."""
    return f"/anfragen/{house.inquiry(Stage.ANSWERED)}"


def of(house: Installation, path: str, wanted: Callable[[Inquiry], Any]) -> Any:
    inquiry_id = int(path.split("/")[2])
    return house.read(lambda session: wanted(session.get_one(Inquiry, inquiry_id)))


def test_the_approver_reads_the_answer_with_its_sources(house: Installation, waiting: str) -> None:
    page = words(tree(house.browser("hausleitung").get(waiting)))
    assert "Pflegestützpunkte nach Regionen" in page
    assert "Freigeben und dem Landtag zuleiten" in page
    officer = words(tree(house.browser("referat").get(waiting)))
    assert "Freigeben und dem Landtag zuleiten" not in officer


def test_a_cleared_answer_is_handed_over_under_the_letters_day(house: Installation, waiting: str) -> None:
    approver = house.browser("hausleitung")
    answer = send(approver, approver.get(waiting), waiting, **{LETTER: "2015-11-05"})
    assert "mit Schreiben vom 05.11.2015 zugeleitet" in approver.get(answer.location).text
    assert of(house, waiting, lambda inquiry: (inquiry.stage, inquiry.in_time)) == (Stage.ANSWERED, True)
    clerk = house.browser("landtag").get(answer.location).text
    assert "Ministerium für Arbeit, Gleichstellung und Soziales" in clerk
    assert "Rosa Vertretung" not in clerk


@pytest.mark.parametrize(("day", "sentence"), [("2015-10-01", "nicht vor der Zuleitung"), ("bald", "ist kein Tag")])
def test_an_impossible_letter_is_refused(house: Installation, waiting: str, day: str, sentence: str) -> None:
    approver = house.browser("hausleitung")
    answer = send(approver, approver.get(waiting), waiting, **{LETTER: day})
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert values(answer, waiting)[LETTER] == [day]
    assert of(house, waiting, lambda inquiry: inquiry.stage) is Stage.CLEARANCE


def test_who_wrote_the_answer_does_not_clear_it(house: Installation) -> None:
    def also_approver(session: Any) -> None:
        person = session.scalar(select(Person).where(Person.login == "referat"))
        person.role_codes = [Role.OFFICER.name, Role.APPROVER.name]

    house.read(also_approver)
    seed, both = house.seed(), house.browser("referat")
    path = f"/anfragen/{seed}/entwurf/"
    both.submit(path, to=f"{path}neu")
    send(both, both.get(path), path, **{"gap-0": "Ein Zeitpunkt steht noch nicht fest."})
    assert both.submit(path, to=f"{path}abgeben").status_code == 303
    answer = both.submit(f"/anfragen/{seed}/freigabe/", {LETTER: "2015-11-04"})
    assert (answer.status_code, "Vier-Augen-Prinzip" in answer.text) == (403, True)
    assert house.stage(seed) is Stage.CLEARANCE
    assert house.browser("hausleitung").submit(f"/anfragen/{seed}/freigabe/", {LETTER: "2015-11-04"}).status_code == 303


def test_an_answer_goes_back_with_a_reason(house: Installation, waiting: str) -> None:
    approver, path = house.browser("hausleitung"), waiting.replace("freigabe/", "schritt/send_back")
    page = send(approver, approver.get(path), path, reason=" ")
    assert (page.status_code, "Begründung nötig" in page.text) == (422, True)
    sent = send(approver, approver.get(path), path, reason="Bitte die Zahl prüfen.")
    assert "zur Überarbeitung zurückgegeben; Ihr Grund steht im Verlauf." in approver.get(sent.location).text
    assert of(house, waiting, lambda inquiry: inquiry.stage) is Stage.DRAFTING
    assert "Bitte die Zahl prüfen." in house.browser("referat2").get(waiting.removesuffix("/freigabe/")).text


def test_who_returned_an_answer_and_why_stands_where_it_is_mended_and_where_it_is_cleared(
    house: Installation, waiting: str
) -> None:
    approver, back = house.browser("hausleitung"), waiting.replace("freigabe/", "schritt/send_back")
    draft, reason = waiting.replace("freigabe", "entwurf"), "Bitte die Zahl prüfen."
    send(approver, approver.get(back), back, reason=reason)
    officer = house.browser("referat2")
    assert "zurückgegeben" in words(tree(officer.get("/")))
    page = officer.get(draft)
    assert "Zur Überarbeitung zurückgegeben von" in page.text
    assert reason in page.text
    send(officer, page, draft, government_remark="Die Zahl ist geprüft.")
    assert officer.submit(draft, to=f"{draft}abgeben").status_code == 303
    again = approver.get(waiting)
    assert reason in again.text
    [way] = [each.get("href") for each in tree(again).iter("a") if "seit dieser Rückgabe" in words(each)]
    compared = approver.get(way)
    assert [words(each) for each in tree(compared).iter("ins")] == ["Die Zahl ist geprüft."]
    assert f'href="{waiting}"' in compared.text
    assert "fassungen" not in " ".join(str(each.get("href")) for each in tree(compared).iter("a"))


def test_a_page_shown_before_the_answer_went_back_clears_nothing(house: Installation, waiting: str) -> None:
    approver, back = house.browser("hausleitung"), waiting.replace("freigabe/", "schritt/send_back")
    shown = approver.get(waiting)
    send(approver, approver.get(back), back, reason="Bitte prüfen.")
    assert send(approver, shown, waiting, **{LETTER: "2015-11-05"}).status_code == 409
    assert of(house, waiting, lambda inquiry: inquiry.letter_dated_on) is None


def test_the_inquirys_page_leads_the_clerk_to_the_paper_and_to_the_question_alone(
    house: Installation, answered: str
) -> None:
    links = {words(link): link.get("href") for link in tree(house.browser("landtag").get(answered)).iter("a")}
    assert links["Drucksache ansehen und veröffentlichen"] == f"{answered}/veroeffentlichung"
    assert links["Anfrage allein als Drucksache veröffentlichen"] == f"{answered}/fragedruck"


def test_exactly_the_file_that_was_seen_is_published(house: Installation, answered: str) -> None:
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    proof = clerk.get(f"{answered}/druckfahne.docx?printed_on=2015-11-06").data
    page = clerk.get(f"{path}?printed_on=2015-11-06")
    assert values(page, path)["sha256"] == [hashlib.sha256(proof).hexdigest()]
    number = of(house, answered, lambda inquiry: str(inquiry.number))
    address = f"/drs/{number}"
    reader = house.browser()
    unknown = words(tree(reader.get("/drs/6/9999"))).replace("6/9999", "N")
    assert words(tree(reader.get(address))).replace(number, "N") == unknown
    assert reader.get(f"{address}.docx").status_code == reader.get(f"{address}.json").status_code == 404
    answer = send(clerk, page, path)
    assert f"Die Drucksache {number} ist veröffentlicht" in clerk.get(answer.location).text
    assert reader.get(f"{address}.docx").data == proof
    assert house.read(lambda session: blobs.read(session, hashlib.sha256(proof).hexdigest())) == proof
    assert "Pflegestützpunkte und ihre Verteilung" in reader.get(address).text
    assert reader.get(f"{address}.json").get_json()["printed_on"] == "2015-11-06"


def test_the_pdf_that_was_seen_is_published_with_the_word_file(house: Installation, answered: str) -> None:
    if not pdf.is_available():
        pytest.skip("Pango is not installed: PDF is left out")
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    proof = clerk.get(f"{answered}/druckfahne.pdf?printed_on=2015-11-06").data
    page = clerk.get(f"{path}?printed_on=2015-11-06")
    assert hashlib.sha256(proof).hexdigest() in page.text
    send(clerk, page, path)
    address = f"/drs/{of(house, answered, lambda inquiry: str(inquiry.number))}"
    assert house.browser().get(f"{address}.pdf").data == proof
    with ZipFile(BytesIO(house.browser().get(f"{address}.zip").data)) as archive:
        assert archive.read(next(name for name in archive.namelist() if name.endswith(".pdf"))) == proof


def test_where_pdf_cannot_be_written_the_page_says_so_and_word_is_published(
    house: Installation, answered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_engine", lambda: None)
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    page = clerk.get(path)
    assert "Word bleibt verfügbar" in page.text
    assert clerk.get(f"{answered}/druckfahne.pdf").status_code == 503
    assert send(clerk, page, path).status_code == 303
    address = f"/drs/{of(house, answered, lambda inquiry: str(inquiry.number))}"
    assert "zurzeit nicht bereit" in house.browser().get(address).text
    assert house.browser().get(f"{address}.pdf").status_code == 503
    assert house.browser().get(f"{address}.zip").status_code == 200


@pytest.mark.parametrize("sha256", ["", "0" * 64])
def test_another_file_is_not_published(house: Installation, answered: str, sha256: str) -> None:
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    answer = send(clerk, clerk.get(path), path, sha256=sha256)
    assert (answer.status_code, "nicht mehr die, die Sie gesehen haben" in answer.text) == (409, True)
    assert of(house, answered, lambda inquiry: inquiry.stage) is Stage.ANSWERED


def test_a_paper_is_not_printed_before_its_letter(house: Installation, answered: str) -> None:
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    shown = clerk.get(f"{path}?printed_on=2015-10-01")
    sent = send(clerk, clerk.get(path), path, printed_on="2015-10-01")
    for answer in (shown, sent):
        assert (answer.status_code, "nicht vor dem Schreiben vom 26.10.2015" in answer.text) == (422, True)
    assert clerk.get(f"{path}?printed_on=bald").status_code == 422
    assert send(clerk, clerk.get(path), path, printed_on="bald").status_code == 422


def test_nothing_is_published_twice(house: Installation, answered: str) -> None:
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    page = clerk.get(path)
    assert send(clerk, page, path).status_code == 303
    assert send(clerk, page, path).status_code == 409
    count = select(PrintedPaper).where(PrintedPaper.inquiry_id == int(answered.split("/")[2]))
    assert len(house.read(lambda session: session.scalars(count).all())) == 1


def browsers(house: Installation) -> list[Browser]:
    return [house.browser(login) for login in ("", "mitglied", "buero", "landtag", "referat-im")]


def test_before_publication_no_search_finds_the_answer_and_then_each_does(house: Installation, answered: str) -> None:
    query, title = "/suche?q=Verteilung+Pflegest%C3%BCtzpunkte", "Pflegestützpunkte und ihre Verteilung"
    house.work()
    for client in browsers(house):
        assert title not in client.get(query).text
    clerk, path = house.browser("landtag"), f"{answered}/veroeffentlichung"
    send(clerk, clerk.get(path), path)
    house.work()
    for client in browsers(house):
        assert title in client.get(query).text
