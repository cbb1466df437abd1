"""Who keeps records, and who words them: entered, found, related, imported, worded, in a real browser."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]
MINISTRY = "Ministerium für Arbeit, Gleichstellung und Soziales"
CONCEPT = "Konzeption zur Integration von Migrantinnen und Migranten"
PLACE = "/formulierungen/veranstaltung/place"


def a_file(title: str) -> FilePayload:
    """Return a file with one record, as a colleague might send it."""
    record = {
        "key": "runder-tisch-integration",
        "kind": "event",
        "title": title,
        "ministry": MINISTRY,
        "facts": {"type": "Gesprächsrunde", "held_on": "2015-09", "part_of": {"record": "konzeption-integration-2011"}},
    }
    content = json.dumps({"records": [record]}).encode()
    return {"name": "unterlagen.json", "mimeType": "application/json", "buffer": content}


def test_a_record_is_entered_related_and_changed(somebody: Somebody) -> None:
    keeper = somebody("referat")
    keeper.open("/unterlagen/")
    keeper.picture("unterlagen-liste")
    keeper.follow("Unterlage anlegen")
    keeper.follow("Veranstaltung")
    fields = {"Titel": "Regionalforum Integration", "Art": "Regionalforum", "Datum": "2. Quartal 2015"}
    for label, value in fields.items():
        keeper.page.get_by_label(label, exact=True).fill(value)
    keeper.page.get_by_label("Teil von").select_option(label=CONCEPT)
    keeper.press("Unterlage anlegen")
    keeper.sees("2. Quartal 2015")
    expect(keeper.page.get_by_role("img", name="Beziehungen dieser Unterlage")).to_be_visible()
    keeper.follow(CONCEPT)
    keeper.picture("unterlage-beziehungen", at="Gehört zusammen mit")
    keeper.sees("Regionalforum Integration")


def test_a_file_is_looked_at_before_it_is_taken_over(somebody: Somebody) -> None:
    keeper = somebody("referat")
    keeper.open("/unterlagen-importieren")
    keeper.page.get_by_label("Datei", exact=True).set_input_files(a_file("Runder Tisch Integration"))
    keeper.press("Ansehen, was sich ändert")
    keeper.sees("Noch ist nichts übernommen.")
    keeper.picture("unterlagen-import")
    keeper.press("Übernehmen")
    keeper.sees("„unterlagen.json“ ist übernommen.")


def test_a_phrase_is_worded_with_the_keyboard_and_seen_at_once(somebody: Somebody) -> None:
    writer = somebody("referat")
    writer.open("/formulierungen/")
    writer.picture("formulierungen-liste")
    writer.follow("Wo sie stattfand")
    field = writer.page.get_by_label("Formulierung", exact=True)
    field.focus()
    writer.page.keyboard.press("Control+a")
    writer.page.keyboard.type("Der Ort war {{ r.plase }}.")
    writer.sees("Meinten Sie „place“?")
    writer.page.keyboard.press("Control+a")
    writer.page.keyboard.type('Der Ort {{ r.type | the("genitive") }} {{ r.held_on | on }} war {{ r.place }}.')
    writer.sees("Der Ort des Fachtages am 18. September 2014 war in Musterdorf.")
    writer.look()
    writer.picture("formulierung-schreiben")
    writer.page.keyboard.press("Tab")
    writer.page.keyboard.press("Enter")
    writer.sees("Die Formulierung gilt ab dem nächsten Entwurf.")
    writer.press("Zum Wortlaut des Produkts zurückkehren")
    writer.sees("Es gilt wieder die Formulierung des Produkts.")


def test_records_and_wording_need_no_scripts(somebody: Somebody) -> None:
    writer = somebody("referat", java_script_enabled=False)
    writer.visit(PLACE)
    writer.page.get_by_label("Formulierung", exact=True).fill("Ort: {{ r.place }}.")
    writer.page.get_by_role("button", name="Vorschau").click()
    writer.sees("Ort: in Musterdorf.")
    writer.visit("/unterlagen/?text=Pflege&kind=DATA_TABLE")
    writer.sees("Pflegestützpunkte nach Regionen")


def test_pages_of_records_fit_a_narrow_screen(somebody: Somebody) -> None:
    keeper = somebody("referat")
    keeper.page.set_viewport_size({"width": 320, "height": 800})
    for path in ("/unterlagen/", "/unterlagen/konzeption-integration-2011", PLACE, "/unterlagen-importieren"):
        keeper.open(path)
        assert keeper.page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_an_answer_of_the_archive_becomes_a_record(somebody: Somebody) -> None:
    keeper = somebody("referat")
    keeper.open("/suche?q=Haltestellen")
    keeper.page.get_by_role("main").locator("a[href^='/drs/']").first.click()
    keeper.page.wait_for_load_state()
    keeper.picture("drucksache-uebernehmen", at="Für Ihre Unterlagen")
    keeper.press("Als Unterlage übernehmen")
    keeper.sees("Die Antwort ist jetzt eine Unterlage.")
