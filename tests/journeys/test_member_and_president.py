"""A Member, their staff and the president at their browsers: draft, hand in, clarify, reject, object."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]

PATIENCE = 20_000  # milliseconds
TITLE = "Barrierefreie Fähren zu den Inseln"
QUESTION = "Welche Fähren zu den Inseln sind barrierefrei?"


def test_a_member_and_their_staff_draft_and_hand_in(somebody: Somebody) -> None:
    member = somebody("mitglied")
    draft = member_writes(member)
    staff_joins(somebody("buero"))
    address = member_hands_in(member, draft)
    clerk = somebody("landtag")
    clerk_asks_back(clerk, address)
    member.open(address)
    member.follow("Rückfrage beantworten")
    member.page.get_by_label("Frage 1").fill("Welche Fähren nach Hiddensee sind barrierefrei?")
    member.picture("rueckfrage")
    member.press("Antwort senden")
    clerk.open(address)
    clerk.sees("Was sich am Wortlaut geändert hat")
    clerk.picture("rueckfrage-vergleich", at="Rückfragen")


def member_writes(member: Person) -> str:
    member.follow("Neue Anfrage")
    member.page.get_by_label("Titel").fill(TITLE)
    member.page.get_by_label("Frage 1").fill(QUESTION)
    member.page.get_by_label("Frage 2").fill("Warum dauert der skandalöse Umbau so lange?")
    member.sees("„skandalöse“ kann als wertend gelten")  # while typing, without a reload
    member.picture("anfrage-entwerfen")
    member.page.get_by_label("Frage 2").fill("Wann folgen die übrigen Fähren?")
    member.sees("fällt nichts auf")
    member.press("Entwurf speichern")
    member.page.get_by_label("Weiteres Mitglied bitten").select_option(label="Lieschen Musterfrau (DIE LINKE)")
    member.press("Um Zustimmung bitten")
    member.press("Vorschau und Einreichen")
    member.sees("Noch nicht geantwortet hat: Lieschen Musterfrau")
    return member.page.url.removeprefix(member.installation.address)


def staff_joins(staff: Person) -> None:
    staff.open("/meine-anfragen/")
    staff.sees("bittet Sie mitzufragen")
    staff.follow(TITLE)
    staff.press("Ich frage mit")
    staff.sees("Sie haben zugesagt")


def member_hands_in(member: Person, draft: str) -> str:
    member.open(draft)
    member.sees("der Abgeordneten Erika Beispiel")
    member.picture("anfrage-einreichen")
    member.press("Anfrage einreichen")
    member.sees("Ihre Anfrage ist eingereicht. Sie hat die Nummer 6/")
    member.open("/meine-anfragen/")
    member.sees(TITLE)
    member.picture("meine-anfragen")
    return address_of(member, TITLE)


def clerk_asks_back(clerk: Person, address: str) -> None:
    clerk.open(address)
    clerk.follow("Beim Mitglied rückfragen")
    clerk.page.get_by_label("Begründung").fill("Welche Inseln meinen Sie?")
    clerk.press("Beim Mitglied rückfragen")


def test_the_president_rejects_and_lifts_after_an_objection(somebody: Somebody) -> None:
    staff = somebody("buero")
    hand_in(staff, "Bewertung einer privaten Äußerung")
    address = staff.page.url.removeprefix(staff.installation.address)
    president = somebody("praesidium")
    president.open(address)
    president.follow("Zurückweisen …")
    president.page.get_by_label("weder unmittelbar noch mittelbar verantwortlich").check()
    president.page.get_by_label("Begründung").fill("Private Äußerungen verantwortet die Landesregierung nicht.")
    president.picture("zurueckweisen")
    president.press("Anfrage zurückweisen")
    president.sees("Einspruch möglich bis")
    staff.open(address)
    staff.follow("Schreiben zur Zurückweisung")
    staff.sees("die Frist endet am 04.12.2015")
    staff.picture("zurueckweisung-schreiben")
    staff.open(address)
    staff.follow("Einspruch einlegen")
    staff.page.get_by_label("Begründung").fill("Gefragt ist nach einer amtlichen Äußerung.")
    staff.press("Einspruch einlegen")
    president.open(address)
    president.follow("Zurückweisung aufheben")
    president.page.get_by_label("Begründung").fill("Beschluss des Landtages in der 101. Sitzung.")
    president.press("Zurückweisung aufheben")
    president.sees("Zurückweisung aufgehoben am")


def test_the_clerk_changes_a_deadline_and_looks_at_the_end_of_a_term(somebody: Somebody) -> None:
    clerk = somebody("landtag")
    clerk.open("/anfragen/?stage=FORWARDED")
    clerk.follow("Lehrkräfte nach Schularten")
    clerk.follow("Frist ändern")
    clerk.page.get_by_label("Dauer", exact=True).fill("2")
    clerk.page.get_by_label("Begründung", exact=True).fill("Die Abfrage bei den Schulämtern dauert länger.")
    clerk.page.get_by_label("Zugestimmt hat").fill("Lieschen Musterfrau")
    clerk.picture("frist-aendern")
    clerk.press("Frist verlängern")
    clerk.sees("Die Frist ist verlängert bis zum 30.11.2015")
    clerk.open("/fristen/nachrechnung")
    clerk.sees("Alle Fristen stimmen")
    clerk.open("/wahlperioden/")
    clerk.follow("Vorschau für die 6. Wahlperiode")
    clerk.sees("Die Wahlperiode läuft noch")
    clerk.picture("wahlperiode-abschliessen")


def test_without_scripts_and_with_the_keyboard_alone(somebody: Somebody) -> None:
    member = somebody("mitglied", java_script_enabled=False)
    page = member.page
    page.goto(f"{member.installation.address}/meine-anfragen/entwurf/neu")
    page.get_by_label("Titel").focus()
    page.keyboard.type("Radwege an Landesstraßen")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("Welche Radwege gibt es?")
    page.get_by_role("button", name="Nur prüfen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("fällt nichts auf")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Vorschau und Einreichen").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Anfrage einreichen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ihre Anfrage ist eingereicht")).to_be_visible(timeout=PATIENCE)


def hand_in(person: Person, title: str) -> None:
    person.open("/meine-anfragen/entwurf/neu")
    person.page.get_by_label("Titel").fill(title)
    person.page.get_by_label("Frage 1").fill("Wie bewertet die Landesregierung die Äußerung?")
    person.press("Vorschau und Einreichen")
    person.press("Anfrage einreichen")
    person.sees("Ihre Anfrage ist eingereicht")


def address_of(person: Person, title: str) -> str:
    href = person.page.get_by_role("main").get_by_role("link", name=title).first.get_attribute("href")
    found = re.fullmatch(r"/anfragen/\d+", href or "")
    assert found
    return found[0]
