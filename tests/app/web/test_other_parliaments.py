"""Parliaments of which nothing but the rules is delivered, set up and walked in the browser."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from werkzeug.test import TestResponse

from app import worker
from app.accounts import create_account
from app.unit_of_work import unit_of_work
from inquiries.administration.people import PersonEntry, enter_person
from inquiries.foundation import clock
from inquiries.foundation.actor import Actor
from inquiries.parliament.founding import found_parliament
from tests.app.cli.test_other_parliaments import TODAY
from tests.app.web.forms import send, tree, words
from tests.client import PASSWORD, Browser

ROOM = "/fachadministration"
TITLE = "Barrierefreie Haltestellen"
PEOPLE = {
    "clerk": ("CLERK", {}),
    "chancellery": ("CHANCELLERY", {"ministry_id": "Staatskanzlei"}),
    "coordinator": ("COORDINATOR", {"ministry_id": "Ministerium für Beispiele"}),
    "officer": ("OFFICER", {"ministry_id": "Ministerium für Beispiele"}),
    "approver": ("APPROVER", {"ministry_id": "Ministerium für Beispiele"}),
}


class House:
    """A parliament in a fresh installation, with a browser for each of its people."""

    def __init__(self, app: Flask, code: str) -> None:
        self.app = app
        self.browsers = {"": self._client()}
        with app.app_context(), unit_of_work() as session:
            entry = PersonEntry(login="admin", name="Alex Admin", role_codes=["ADMINISTRATOR"])
            admin = enter_person(session, Actor.system(), found_parliament(session, code), entry)
            create_account(session, admin, PASSWORD)
        self.sign_in("admin", PASSWORD)

    def _client(self) -> Browser:
        client = self.app.test_client()
        assert isinstance(client, Browser)
        return client

    def sign_in(self, login: str, password: str) -> None:
        self.browsers[login] = self._client()
        assert self.browsers[login].sign_in(login, password).status_code == 302

    def fill(self, who: str, page: str, /, *, to: str = "", **typed: object) -> TestResponse:
        """Fill in a page's form and follow where it leads."""
        client = self.browsers[who]
        answer = send(client, client.get(page), to or page, **typed)
        assert answer.status_code == 303, words(tree(answer))
        return client.get(answer.location)

    def option(self, who: str, page: str, text: str) -> str:
        """Return the value of the option of that name on somebody's page."""
        options = tree(self.browsers[who].get(page)).iter("option")
        return next(str(each.get("value")) for each in options if words(each).startswith(text))

    def set_up(self) -> None:
        """Enter all that an inquiry needs, as the Fachadministration does."""
        start = words(tree(self.browsers["admin"].get("/")))
        assert all(
            f"0 {what} noch nichts eingetragen" in start for what in ("Wahlperioden", "Ministerien", "Mitglieder")
        )
        self.fill("admin", f"{ROOM}/wahlperioden/neu", number="18", begins_on="2022-06-01")
        office = {"office": "Der Chef der Staatskanzlei", "abbreviation": "StK", "valid_from": "2022-06-29"}
        self.fill("admin", f"{ROOM}/ministerien/neu", code="STK", name="Staatskanzlei", is_chancellery="1", **office)
        office |= {"office": "Die Ministerin für Beispiele", "abbreviation": "MB"}
        self.fill("admin", f"{ROOM}/ministerien/neu", code="MB", name="Ministerium für Beispiele", **office)
        self.fill("admin", f"{ROOM}/fraktionen/neu", name="SPD", printed_form="Fraktion der SPD")
        member = self.fill("admin", f"{ROOM}/mitglieder/neu", name="Erika Beispiel", article="f").request.path
        seat = f"{member}/mitgliedschaft"
        group = self.option("admin", seat, "SPD")
        self.fill("admin", seat, group_id=group, valid_from="2022-06-01")
        for login, (role, place) in PEOPLE.items():
            self._enter(login, role, **place)
        assert "noch nichts eingetragen" not in self.browsers["admin"].get("/").text

    def _enter(self, login: str, role: str, **place: str) -> None:
        page = f"{ROOM}/personen/neu"
        at = {name: self.option("admin", page, text) for name, text in place.items()}
        person = self.fill("admin", page, name=f"Person {login}", login=login, role_codes=[role], **at).request.path
        opened = self.browsers["admin"].submit(person, to=f"{person}/zugang")
        [password] = [words(code) for code in tree(opened).iter("code")]
        self.sign_in(login, password)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """Let the clock stand on a day on which each of the rules is known."""
    with clock.pinned_to(TODAY):
        yield


@pytest.fixture
def house(app: Flask, request: pytest.FixtureRequest) -> House:
    house = House(app, request.param)
    house.set_up()
    return house


def publish(house: House, answer_number: str) -> str:
    """Bring an inquiry from its receipt to its publication, each step on the page of whoever takes it."""
    typed = {"title": TITLE, "asker": "Erika Beispiel", "received_on": str(TODAY), "question": ["Wie viele sind es?"]}
    page = house.fill("clerk", "/anfragen/neu", **typed).request.path
    house.fill("clerk", page, to=f"{page}/zuleitung")
    house.fill("chancellery", page, to=f"{page}/zuweisung", other=house.option("chancellery", page, "Ministerium für"))
    house.fill("coordinator", page, to=f"{page}/annahme", officer=house.option("coordinator", page, "Person officer"))
    draft = f"{page}/entwurf/"
    house.browsers["officer"].submit(draft, to=f"{draft}von-hand")
    house.fill("officer", draft, **{"passage-0": "Zwölf Haltestellen sind barrierefrei."})
    house.browsers["officer"].submit(draft, to=f"{draft}abgeben")
    house.fill("approver", f"{page}/freigabe/")
    release = f"{page}/veroeffentlichung"
    assert f"Drucksache {answer_number} als Word-Datei" in words(tree(house.browsers["clerk"].get(release)))
    assert house.fill("clerk", release).request.path == page
    with house.app.app_context():
        worker.drain(worker.HANDLERS)
    return page


@pytest.mark.parametrize(
    ("house", "own_number", "answer_number"),
    [("NW", "18/1", "18/2"), ("NI", None, "18/2"), ("ST", "18/1", "18/1"), ("TH", "18/1", "18/1")],
    indirect=["house"],
)
def test_question_and_answer_appear_under_the_parliaments_numbers(
    house: House, own_number: str | None, answer_number: str
) -> None:
    page = publish(house, answer_number)
    shown = words(tree(house.browsers["clerk"].get(page)))
    assert ("Nummer der Anfrage 18/1" in shown) is (own_number is not None)
    reader = house.browsers[""]
    found = words(tree(reader.get("/suche?q=Haltestellen")))
    assert f"Drucksache {answer_number}" in found
    for number in {"18/1", answer_number}:
        assert f"Drucksache {number}" in words(tree(reader.get(f"/drs/{number}")))
    file = reader.get(f"/drs/{answer_number}.docx")
    printed = [paragraph.text for paragraph in Document(BytesIO(file.data)).paragraphs]
    assert "Zwölf Haltestellen sind barrierefrei." in printed
    assert not any("Mecklenburg" in text for text in printed)
    kind = next(text for text in printed if text.startswith("KLEINE ANFRAGE"))
    assert kind.endswith(" 1") is (own_number is not None)


@pytest.mark.parametrize(
    ("house", "called"),
    [("BY", "Schriftliche Anfrage"), ("BE", "Schriftliche Anfrage"), ("SL", "Anfrage")],
    indirect=["house"],
)
def test_pages_and_files_say_what_the_parliament_calls_its_inquiries(house: House, called: str) -> None:
    page = publish(house, "18/1")
    plural = f"{called}n".replace("liche ", "lichen ")
    pages = {
        ("clerk", page): f"{called} 18/1",
        ("clerk", "/anfragen/"): called,
        ("clerk", "/verzeichnis/18"): f"Verzeichnis der {plural}",
        ("", "/"): f"{called}n der Abgeordneten",
        ("", f"/suche?q=Haltestellen&kind={called}"): "Drucksache 18/1",
        ("", "/suche"): f'"{called}"',
        ("", "/drs/18/1"): called.upper(),
    }
    for (who, path), expected in pages.items():
        shown = words(tree(house.browsers[who].get(path)))
        assert expected in shown, path
        assert "Kleine Anfrage" not in shown, path
    file = house.browsers["clerk"].get("/verzeichnis/18.docx")
    assert Document(BytesIO(file.data)).core_properties.title.startswith(f"Verzeichnis der {plural}")
