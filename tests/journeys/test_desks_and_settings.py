"""Desks, settings and statistics in a real browser: by keyboard, on a phone, without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]
PHONE: ViewportSize = {"width": 320, "height": 640}


def test_a_coordinator_takes_several_at_once_by_keyboard(somebody: Somebody) -> None:
    coordinator = somebody("koordination")
    coordinator.open("/ressort")
    coordinator.sees("Pflegestützpunkte im Land")
    coordinator.picture("ressort")
    box = coordinator.page.get_by_role("checkbox").last
    box.focus()
    coordinator.page.keyboard.press("Space")
    expect(box).to_be_checked()
    coordinator.page.get_by_role("button", name="Erinnern, wer am Zug ist").focus()
    coordinator.page.keyboard.press("Enter")
    coordinator.sees("erinnert.")
    coordinator.look()
    coordinator.open("/ressort?ampel=gelb&sort=-due")
    coordinator.follow("Zurücksetzen")
    assert coordinator.page.url.endswith("/ressort")


def test_the_chancellery_sees_the_whole_government_without_javascript(somebody: Somebody) -> None:
    chancellery = somebody("staatskanzlei")
    chancellery.open("/regierung")
    chancellery.picture("regierung")
    plain = chancellery.page.context.browser
    assert plain is not None
    state = chancellery.context.storage_state()
    context = plain.new_context(locale="de-DE", java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"{chancellery.installation.address}/regierung")
    page.get_by_label("Stufe").select_option("FORWARDED")
    page.get_by_role("button", name="Filtern").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Federführung").select_option(index=1)
    page.get_by_role("button", name="Zuweisen").click()
    expect(page.get_by_text(re.compile("Anfrage zugewiesen"))).to_be_visible()
    context.close()


def test_an_officer_chooses_their_mail_and_opens_a_calendar(somebody: Somebody) -> None:
    officer = somebody("referat")
    officer.open("/einstellungen/")
    officer.picture("einstellungen")
    officer.page.get_by_label("Fünf Werktage bis zur Frist").select_option(label="in der täglichen Zusammenfassung")
    officer.press("Auswahl speichern")
    officer.sees("Ihre Auswahl ist gespeichert.")
    officer.page.get_by_label("Ihre Mailadresse").fill("rolf@")
    officer.page.get_by_role("button", name="Adresse speichern").click(no_wait_after=True)
    assert officer.page.get_by_label("Ihre Mailadresse").input_value() == "rolf@"
    officer.open("/einstellungen/")
    officer.press("Kalender einrichten")
    address = officer.page.get_by_label("Adresse des Kalenders").input_value()
    officer.picture("kalender", at="Fristen im Kalender")
    path = address.partition("8000")[2]
    feed = officer.context.request.get(officer.installation.address + path)
    assert feed.text().startswith("BEGIN:VCALENDAR")
    officer.press("Kalender schließen")
    assert officer.context.request.get(officer.installation.address + path).status == 404


def test_messages_are_read_on_a_phone(somebody: Somebody) -> None:
    officer = somebody("referat")
    officer.page.set_viewport_size(PHONE)
    officer.installation.flask("reminders", "send")
    officer.open("/nachrichten/")
    officer.follow("liegt bei Ihnen zur Bearbeitung")
    officer.press("Zur Anfrage")
    officer.sees("Liegt bei")
    assert officer.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_everybody_finds_the_figures_of_their_side(somebody: Somebody) -> None:
    for login, heading in (("staatskanzlei", "Zeit je Stufe"), ("landtag", "Anfragen je Fraktion")):
        person = somebody(login)
        person.open("/auswertungen/")
        person.sees(heading)
        if login == "staatskanzlei":
            person.picture("auswertungen")
            with person.page.expect_download() as download:
                person.page.get_by_role("link", name="Excel").first.click()
            assert download.value.suggested_filename.endswith(".xlsx")
    reader = somebody()
    reader.page.set_viewport_size(PHONE)
    reader.open("/auswertungen/")
    reader.sees("Drucksachen je Jahr")


def test_an_administrator_looks_after_the_post(somebody: Somebody) -> None:
    administrator = somebody("fachadmin")
    administrator.open("/fachadministration/post/")
    administrator.sees("Alles zugestellt")
    administrator.picture("post")
    administrator.open("/fachadministration/postfaecher/")
    administrator.follow("Postfach eintragen")
    administrator.page.get_by_label("Ministerium").select_option(label="Justizministerium")
    administrator.page.get_by_label("Mailadresse").fill("referat1@jm.example")
    administrator.press("Eintragen")
    administrator.sees("referat1@jm.example")
