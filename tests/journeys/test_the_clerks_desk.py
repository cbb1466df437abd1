"""The clerk's desk in a real browser: lists, steps on many, register, a correction; then without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]

RECEIVED = "Fahrradstellplätze an Bahnhöfen"
OVERDUE = "Ehrenamt im ländlichen Raum"


def test_a_clerks_day_at_the_desk(somebody: Somebody) -> None:
    clerk = somebody("landtag")
    the_tiles_lead_to_lists(clerk)
    a_view_is_kept(clerk)
    an_overdue_answer_is_reminded_of(clerk)
    several_are_forwarded_at_once(clerk)
    the_register_is_opened(clerk)
    a_correction_is_published(clerk)
    the_public_sees_both_versions(somebody())
    everything_is_reached_by_keyboard(clerk)


def test_the_desk_works_without_javascript(somebody: Somebody) -> None:
    clerk = somebody("landtag", java_script_enabled=False)
    page = clerk.page
    page.goto(f"{clerk.installation.address}/anfragen/?view=all")
    page.get_by_label("Nur überfällige").check()
    page.get_by_role("button", name="Filtern").click()
    expect(page.get_by_role("link", name=OVERDUE)).to_be_visible()
    page.get_by_label("Auswahl").or_(page.locator("input[name=id]")).first.check()
    page.get_by_label("Schritt").select_option("REMIND")
    page.get_by_role("button", name="Weiter zur Vorschau").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("erinnern")


def the_tiles_lead_to_lists(clerk: Person) -> None:
    clerk.open("/")
    clerk.follow("Überfällig")
    clerk.sees(OVERDUE)


def a_view_is_kept(clerk: Person) -> None:
    clerk.open("/anfragen/?view=all")
    clerk.page.get_by_text("Weitere Filter").click()
    clerk.page.get_by_label("Fraktion").select_option("SPD")
    clerk.press("Filtern")
    clerk.sees("Fraktion: SPD")
    clerk.picture("liste")
    clerk.page.get_by_text("Diese Ansicht merken").click()
    clerk.page.get_by_label("Name der Ansicht").fill("SPD")
    clerk.press("Ansicht merken")
    clerk.sees("Die Ansicht „SPD“ ist gespeichert.")
    clerk.open("/anfragen/ansichten")


def an_overdue_answer_is_reminded_of(clerk: Person) -> None:
    clerk.open("/anfragen/?overdue=1")
    clerk.follow(OVERDUE)
    clerk.picture("anfrage-ueberfaellig")
    clerk.press("An die Antwort erinnern …")
    clerk.press("1 Anfrage anmahnen")
    clerk.sees("Die Landesregierung ist erinnert.")


def several_are_forwarded_at_once(clerk: Person) -> None:
    clerk.open("/anfragen/?view=all")
    clerk.page.get_by_label("alle", exact=False).last.check()
    clerk.page.get_by_label("Schritt").select_option("FORWARD")
    clerk.press("Weiter zur Vorschau")
    clerk.sees("Nicht möglich")
    clerk.picture("sammelschritt")
    clerk.press("1 Anfrage zuleiten")
    clerk.sees("Zugeleitet; fällig ist die Antwort am")


def the_register_is_opened(clerk: Person) -> None:
    clerk.open("/verzeichnis/6")
    clerk.follow("Nach Monaten gliedern")
    clerk.picture("verzeichnis")
    with clerk.page.expect_download() as download:
        clerk.page.get_by_role("link", name="Verzeichnis als Word-Datei").click()
    assert download.value.suggested_filename == "Verzeichnis-6-Wahlperiode.docx"


def a_correction_is_published(clerk: Person) -> None:
    clerk.open("/drs/6/1")
    clerk.follow("Neudruck, Berichtigung oder Ergänzung")
    clerk.page.get_by_label("Berichtigung").check()
    clerk.page.get_by_label("Anlass").fill("Die Zahl in der Antwort zu Frage 1 war falsch.")
    clerk.page.get_by_label("Antwort", exact=False).first.fill("Es sind siebenundsiebzig.")
    clerk.press("Speichern und Datei ansehen")
    clerk.sees("Was sich ändert")
    clerk.picture("neue-fassung")
    clerk.press("Berichtigung veröffentlichen")
    clerk.sees("Die bisherige Fassung bleibt lesbar.")


def the_public_sees_both_versions(reader: Person) -> None:
    reader.open("/drs/6/1")
    reader.sees("Es sind siebenundsiebzig.")
    reader.picture("drucksache-fassungen", at="Fassungen")
    reader.follow("Anfrage und Antwort vom")
    reader.sees("Diese Fassung ist überholt")


def everything_is_reached_by_keyboard(clerk: Person) -> None:
    clerk.open("/anfragen/?view=all")
    clerk.page.get_by_label("Titel, Nummer oder Mitglied").focus()
    clerk.page.keyboard.type("Ehrenamt")
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_load_state()
    clerk.sees(OVERDUE)
    clerk.page.locator("input[name=id]").first.focus()
    clerk.page.keyboard.press("Space")
    expect(clerk.page.locator("input[name=id]").first).to_be_checked()
