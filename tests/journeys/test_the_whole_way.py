"""The whole way of the seed's inquiry, from its receipt to its Drucksache, in a real browser."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from app.config import ROOT
from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]

SEED = ROOT / "app" / "demo" / "data" / "kleine-anfrage-ritter-fragen.md"
TITLE = "Konzeption zur Integration von Migrantinnen und Migranten"
SEARCH = "/suche?q=Integration+Konzeption"
OWN_WORDS = "Ein Zeitpunkt für die Unterrichtung des Landtages steht noch nicht fest."


def test_from_a_kleine_anfrage_to_its_drucksache(somebody: Somebody) -> None:
    reader = somebody()
    reader.open(SEARCH)
    assert TITLE not in reader.page.content()

    clerk = somebody("landtag")
    address = clerk_registers_and_forwards(clerk)
    chancellery_assigns(somebody("staatskanzlei"))
    coordinator_names_an_officer(somebody("koordination"))
    officer = somebody("referat")
    officer_drafts(officer)
    officer_fills_the_gap_and_submits(officer)
    approver_clears(somebody("hausleitung"))
    seen = clerk_publishes(clerk, address)

    for person in (somebody("mitglied"), reader):
        find(person)
    reader.picture("suche")
    reader.follow(TITLE)
    reader.sees("Geantwortet hat")
    reader.picture("drucksache")
    assert load_down(reader) == seen
    assert OWN_WORDS in [paragraph.text for paragraph in Document(BytesIO(seen)).paragraphs]


def clerk_registers_and_forwards(clerk: Person) -> str:
    clerk.sees("Greta Eingang")
    clerk.picture("schreibtisch-landtag")
    clerk.follow("Anfrage erfassen")
    clerk.page.get_by_label("Eingereichte Anfrage").set_input_files(SEED)
    clerk.press("Einlesen")
    assert clerk.page.get_by_label("Titel", exact=True).input_value() == TITLE
    assert clerk.page.get_by_label("Mitglied", exact=True).input_value() == "Peter Ritter"
    assert clerk.page.get_by_label("Fraktion").input_value() == "DIE LINKE"
    assert clerk.page.get_by_label("Einleitender Text").input_value().startswith("In seiner 95. Sitzung")
    assert clerk.page.get_by_label("Frage 2").input_value().startswith("Wann beabsichtigt die Landesregierung")
    clerk.page.get_by_label("Tag des Eingangs").fill("2015-11-02")
    clerk.picture("erfassen", at="Datei einlesen")
    clerk.press("Anfrage erfassen")
    clerk.picture("zuleitung", at="Nächster Schritt")
    clerk.sees("ist unter der Nummer 6/")
    clerk.page.get_by_label("Zuleitung an die Landesregierung am").fill("2015-11-02")
    clerk.press("Der Landesregierung zuleiten")
    clerk.sees("Fällig ist die Antwort am 16.11.2015")
    clerk.picture("anfrage")
    return re.sub(r".*(/anfragen/\d+)$", r"\1", clerk.page.url)


def chancellery_assigns(chancellery: Person) -> None:
    chancellery.follow(TITLE)
    chancellery.sees("wegen:")
    chancellery.picture("zuweisung", at="Nächster Schritt")
    chosen = chancellery.page.get_by_role("radio", checked=True)
    expect(chosen).to_have_accessible_name("Ministerium für Arbeit, Gleichstellung und Soziales")
    chancellery.press("Federführung zuweisen")


def coordinator_names_an_officer(coordinator: Person) -> None:
    coordinator.follow(TITLE)
    coordinator.picture("annahme", at="Nächster Schritt")
    coordinator.page.get_by_label("Bearbeitung durch").select_option(label="Rolf Entwurf, Referat Integration")
    coordinator.press("Zuweisung annehmen")
    coordinator.sees("Die Anfrage liegt jetzt bei Rolf Entwurf")


def officer_drafts(officer: Person) -> None:
    officer.sees(TITLE)
    officer.picture("schreibtisch")
    officer.follow(TITLE)
    officer.follow("Antwort entwerfen")
    for box in officer.page.get_by_role("checkbox", name=re.compile("Integration|Fortschreibung")).all():
        box.check()
    officer.picture("unterlagen", at="Verknüpfte Unterlagen")
    officer.press("Verknüpfen")
    officer.press("Antwort entwerfen lassen")
    officer.sees("Zu 1 und 2")
    officer.sees("in keiner verknüpften Unterlage enthalten")
    officer.picture("entwurf", at="Antwort, Fassung 1")


def officer_fills_the_gap_and_submits(officer: Person) -> None:
    officer.press("Zur Freigabe geben")
    officer.sees("So kann die Antwort noch nicht weitergegeben werden")
    officer.page.get_by_label("Was ist zu antworten?").fill(OWN_WORDS)
    officer.press("Speichern")
    officer.sees("ohne Beleg")
    officer.picture("abgabe", at="Zur Freigabe")
    officer.press("Zur Freigabe geben")
    officer.sees("liegt zur Freigabe bei der Hausleitung")


def approver_clears(approver: Person) -> None:
    approver.follow(TITLE)
    approver.follow("Antwort prüfen und freigeben")
    approver.picture("freigabe", at="Bitte beachten")
    approver.page.get_by_label("Datum des Schreibens").fill("2015-12-10")
    approver.press("Freigeben und dem Landtag zuleiten")
    approver.sees("mit Schreiben vom 10.12.2015 zugeleitet")


def clerk_publishes(clerk: Person, address: str) -> bytes:
    clerk.open(address)
    clerk.sees("nach Fristablauf beantwortet")
    clerk.follow("Drucksache ansehen und veröffentlichen")
    clerk.page.get_by_label("Ausgabetag").fill("2015-12-15")
    clerk.press("Vorschau erneuern")
    clerk.picture("veroeffentlichung", at="Die Dateien, die")
    seen = load_down(clerk)
    clerk.press("Drucksache veröffentlichen")
    clerk.sees("ist veröffentlicht")
    return seen


def load_down(person: Person) -> bytes:
    """Load the page's Word file down."""
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="als Word-Datei").click()
    return Path(download.value.path()).read_bytes()


def find(person: Person) -> None:
    """Search until the worker has fed the index; it has a few seconds."""
    for _ in range(40):
        person.open(SEARCH)
        if person.page.get_by_role("main").get_by_role("link", name=TITLE).count():
            return
        person.page.wait_for_timeout(250)
    raise AssertionError("the published paper is not found")
