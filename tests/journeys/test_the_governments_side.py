"""The government's side: chancellery, co-ordination, officer, co-signing ministry, approver and auditor at work."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.conftest import Person

pytestmark = pytest.mark.browser

Somebody = Callable[..., Person]

OFFERED = "Lehrkräfte nach Schularten"
SHARED = "Ehrenamt im ländlichen Raum"
CO_SIGNED = "Pflegeberatung in den Regionen"


def find(person: Person, title: str) -> str:
    """Open an inquiry by its title and return its address."""
    person.open(f"/anfragen/?text={title.split(maxsplit=1)[0]}")
    person.follow(title)
    return re.sub(r".*(/anfragen/\d+)$", r"\1", person.page.url)


def test_the_chancellery_offers_the_lead_to_two_and_the_first_to_accept_has_it(somebody: Somebody) -> None:
    chancellery = somebody("staatskanzlei")
    find(chancellery, OFFERED)
    chancellery.sees("wegen:")
    chancellery.page.get_by_text("Mehrere Ministerien fragen oder beteiligen").focus()
    chancellery.page.keyboard.press("Enter")
    group = chancellery.page.get_by_role("group", name="Die Federführung auch diesen antragen")
    group.get_by_label("Ministerium für Inneres und Sport").focus()
    chancellery.page.keyboard.press("Space")
    chancellery.picture("zuweisung-mehrere", at="Nächster Schritt")
    chancellery.press("Federführung zuweisen")
    chancellery.sees("es gilt die erste Annahme")

    interior = somebody("koordination-im")
    find(interior, OFFERED)
    interior.follow("Zuweisung zurückgeben …")
    interior.page.get_by_label("Warum geben Sie zurück?").select_option(label="Anderes Ministerium zuständig")
    interior.page.get_by_label("Begründung").fill("Schulen sind Sache des Bildungsministeriums.")
    interior.picture("rueckgabe")
    interior.press("Zuweisung zurückgeben")

    chancellery.open(chancellery.page.url.removeprefix(chancellery.installation.address))
    chancellery.sees("Schulen sind Sache des Bildungsministeriums.")
    chancellery.picture("zuweisungen", at="Zuweisungen")


def test_the_coordination_orders_its_house_without_scripts(somebody: Somebody) -> None:
    plain = somebody("koordination", java_script_enabled=False)
    plain.visit("/mein-haus/")
    plain.page.get_by_role("link", name="Freigabeweg einrichten").click()
    plain.page.get_by_role("link", name="Mit dem üblichen Weg beginnen").click()
    plain.page.get_by_label("Bezeichnung").nth(0).fill("")
    plain.page.get_by_label("Bezeichnung").nth(2).fill("")
    plain.page.get_by_role("button", name="Freigabeweg speichern").click()
    plain.sees("Der Freigabeweg hat jetzt 2 Schritte")
    plain.visit("/vertretungen/")
    plain.page.get_by_label("Wer ist abwesend?").select_option(label="Rolf Entwurf")
    plain.page.get_by_label("Wer vertritt?").select_option(label="Rosa Vertretung")
    plain.page.get_by_label("Letzter Tag").fill("2015-11-20")
    plain.page.get_by_role("button", name="Vertretung eintragen").click()
    plain.sees("Rosa Vertretung vertritt Rolf Entwurf")

    coordinator = somebody("koordination")
    coordinator.open("/mein-haus/")
    coordinator.picture("mein-haus")
    coordinator.open("/mein-haus/freigabeweg")
    coordinator.picture("freigabeweg")
    coordinator.open("/vertretungen/")
    coordinator.picture("vertretungen")
    coordinator.open("/mein-haus/uebergabe/")
    coordinator.page.get_by_label("Wer gibt ab?").select_option(label="Rosa Vertretung")
    coordinator.press("Offene Arbeit ansehen")
    coordinator.sees("Übergeben wird")
    coordinator.picture("uebergabe")


def test_another_house_contributes_and_its_words_keep_their_source(somebody: Somebody) -> None:
    officer = somebody("referat")
    address = find(officer, SHARED)
    officer.follow("Zulieferungen")
    officer.page.get_by_label("Was brauchen Sie?").fill("Bitte nennen Sie die Veranstaltungen Ihres Hauses.")
    officer.page.get_by_label("Interne Frist").fill("2015-11-06")
    officer.page.get_by_role("checkbox", name="Ministerium für Inneres und Sport").check()
    officer.press("Um Zulieferung bitten")
    officer.sees("steht aus")
    officer.picture("zulieferungen")

    partner = somebody("referat-im")
    partner.open(f"{address}/zulieferungen/")
    partner.follow("Ministerium für Inneres und Sport")
    partner.page.get_by_label("Text", exact=True).fill("Das Ehrenamt der Feuerwehren wurde am 5. Mai 2015 gewürdigt.")
    partner.picture("zuliefern")
    partner.press("Zulieferung übermitteln")
    partner.sees("als Fassung 1 übermittelt")

    officer.open(f"{address}/zulieferungen/")
    officer.follow("Ministerium für Inneres und Sport")
    officer.sees("Das Ehrenamt der Feuerwehren")
    officer.picture("zulieferung")


def test_a_ministry_co_signs_and_the_chain_clears(somebody: Somebody) -> None:
    signer = somebody("koordination-im")
    address = find(signer, CO_SIGNED)
    signer.follow("Entwurf lesen und mitzeichnen")
    signer.picture("mitzeichnung")
    signer.page.get_by_label("Anmerkungen").focus()
    signer.page.keyboard.type("Einverstanden.")
    signer.page.get_by_role("button", name="Mitzeichnen", exact=True).focus()
    signer.page.keyboard.press("Enter")
    signer.sees("Ihr Ministerium hat mitgezeichnet")

    officer = somebody("referat2")
    officer.open(f"{address}/mitzeichnung/")
    officer.sees("Einverstanden.")
    officer.picture("mitzeichnung-stand")
    officer.press("Zur Freigabe geben")

    approver = somebody("hausleitung")
    approver.open(f"{address}/freigabe/")
    if approver.page.get_by_text("Ihr Schritt der Freigabe").count():
        approver.picture("freigabeschritt", at="Ihr Schritt der Freigabe")
        approver.press("Zustimmen und weitergeben")
        approver.open(f"{address}/freigabe/")
    approver.page.get_by_label("Datum des Schreibens").fill("2015-11-05")
    approver.press("Freigeben und dem Landtag zuleiten")
    approver.follow("Nachträge und Begleitschreiben")

    clerk = somebody("landtag")
    clerk.open(f"{address}/nachtraege/")
    clerk.page.get_by_label("Was fehlt?").fill("Die Zahl für das Jahr 2015 fehlt.")
    clerk.press("Nachfordern")
    officer.open(f"{address}/nachtraege/")
    officer.sees("Die Zahl für das Jahr 2015 fehlt.")
    officer.picture("nachforderung")


def test_the_auditor_reads_and_verifies_the_trail(somebody: Somebody) -> None:
    auditor = somebody("revision")
    auditor.open("/protokoll/")
    auditor.press("Protokoll prüfen")
    auditor.sees("Das Protokoll ist unversehrt")
    auditor.picture("protokoll")
    auditor.page.get_by_label("Vorgang").select_option(label="Zurückgewiesen")
    auditor.press("Filtern")
    auditor.sees("Einträge (1)")
    auditor.follow("Zurücksetzen")
