"""The whole way of the seed's inquiry, from its receipt to its Drucksache, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from answers.printing.reading_back import text_of
from tests.journeys.conftest import ROOT, Installation

pytestmark = pytest.mark.browser

SEED = ROOT / "app" / "demo" / "data" / "kleine-anfrage-ritter-fragen.md"
TITLE = "Konzeption zur Integration von Migrantinnen und Migranten"


def test_the_whole_way(installation: Installation, somebody, tmp_path: Path) -> None:
    reader = somebody()
    reader.open("/suche?q=Integration+Konzeption")
    assert TITLE not in reader.page.content()

    clerk = somebody("landtag")
    clerk.sees("Greta Eingang")
    clerk.follow("Anfrage erfassen")
    clerk.page.get_by_label("Eingereichte Anfrage").set_input_files(SEED)
    clerk.press("Einlesen")
    assert clerk.page.get_by_label("Titel", exact=True).input_value() == TITLE
    assert clerk.page.get_by_label("Mitglied", exact=True).input_value() == "Peter Ritter"
    assert clerk.page.get_by_label("Fraktion").input_value() == "DIE LINKE"
    assert clerk.page.get_by_label("Frage 2").input_value().startswith("Wann beabsichtigt die Landesregierung")
    clerk.page.get_by_label("Tag des Eingangs").fill("2015-11-02")
    clerk.picture("erfassen")
    clerk.press("Anfrage erfassen")
    clerk.sees("ist unter der Nummer 6/")
    clerk.press("Der Landesregierung zuleiten")
    clerk.sees("Fällig ist die Antwort am 16.11.2015")
    clerk.picture("anfrage")
    address = re.sub(r".*(/anfragen/\d+)$", r"\1", clerk.page.url)

    chancellery = somebody("staatskanzlei")
    chancellery.follow(TITLE)
    chancellery.picture("zuweisung")
    chancellery.sees("wegen:")
    chosen = chancellery.page.get_by_role("radio", checked=True)
    expect(chosen).to_have_accessible_name("Ministerium für Arbeit, Gleichstellung und Soziales")
    chancellery.press("Federführung zuweisen")

    coordinator = somebody("koordination")
    coordinator.follow(TITLE)
    coordinator.page.get_by_label("Bearbeitung durch").select_option(label="Rolf Entwurf, Referat Integration")
    coordinator.press("Zuweisung annehmen")
    coordinator.sees("Die Anfrage liegt jetzt bei Rolf Entwurf")

    officer = somebody("referat")
    officer.picture("schreibtisch")
    officer.follow(TITLE)
    officer.follow("Antwort entwerfen")
    for name in ("Konzeption zur Förderung", "Auftaktveranstaltung", "Projektgruppe „Integration“"):
        officer.page.get_by_role("checkbox", name=name).first.check()
    officer.page.get_by_role("group", name="Unterlagen Ihres Ministeriums").get_by_role("checkbox", name="Integration")
    for box in officer.page.get_by_role("checkbox", name="Integration").all():
        box.check()
    officer.press("Verknüpfen")
    officer.press("Antwort entwerfen lassen")
    officer.sees("Zu 1 und 2")
    officer.sees("in keiner verknüpften Unterlage enthalten")
    officer.picture("entwurf")
    officer.press("Zur Freigabe geben")
    officer.sees("So kann die Antwort noch nicht weitergegeben werden")
    officer.page.get_by_label("Was ist zu antworten?").fill(
        "Ein Zeitpunkt für die Unterrichtung des Landtages steht noch nicht fest."
    )
    officer.press("Speichern")
    officer.sees("ohne Beleg")
    officer.press("Zur Freigabe geben")
    officer.sees("liegt zur Freigabe bei der Hausleitung")

    approver = somebody("hausleitung")
    approver.follow(TITLE)
    approver.follow("Antwort prüfen und freigeben")
    approver.picture("freigabe")
    approver.page.get_by_label("Datum des Schreibens").fill("2015-12-10")
    approver.press("Freigeben und dem Landtag zuleiten")
    approver.sees("mit Schreiben vom 10.12.2015 zugeleitet")

    clerk.open(address)
    clerk.sees("nach Fristablauf beantwortet")
    clerk.follow("Drucksache ansehen und veröffentlichen")
    clerk.page.get_by_label("Ausgabetag").fill("2015-12-15")
    clerk.press("Vorschau erneuern")
    clerk.picture("veroeffentlichung")
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("link", name="als Word-Datei").click()
    seen = Path(download.value.path()).read_bytes()
    clerk.press("Drucksache veröffentlichen")
    clerk.sees("ist veröffentlicht")

    for person in (somebody("mitglied"), reader):
        find(person)
    reader.picture("suche")
    reader.follow(TITLE)
    reader.sees("Geantwortet hat")
    reader.picture("drucksache")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="als Word-Datei").click()
    assert Path(download.value.path()).read_bytes() == seen
    assert "Ein Zeitpunkt für die Unterrichtung" in text_of(seen)


def find(person) -> None:
    """Search until the worker has fed the index; it has a few seconds."""
    for _ in range(40):
        person.open("/suche?q=Integration+Konzeption")
        if person.page.get_by_role("main").get_by_role("link", name=TITLE).count():
            return
        person.page.wait_for_timeout(250)
    raise AssertionError("the published paper is not found")
