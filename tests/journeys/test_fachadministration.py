"""The Fachadministration's way: a new colleague, a Member who leaves the group, a ministry that is renamed."""

import pytest

pytestmark = pytest.mark.browser


def test_the_directory_is_kept_without_a_mouse_and_without_scripts(somebody) -> None:
    admin = somebody("fachadmin")
    admin.open("/fachadministration/")
    admin.picture("fachadministration")
    admin.follow("Personen und Rollen")
    admin.follow("Person eintragen")
    for label, text in (("Vor- und Nachname", "Nina Neu"), ("Anmeldename", "n.neu")):
        admin.page.get_by_label(label).focus()
        admin.page.keyboard.type(text)
    admin.page.get_by_label("Bearbeitung").focus()
    admin.page.keyboard.press("Space")
    admin.press("Eintragen")
    admin.sees("gehört zu einem Ministerium")
    admin.page.get_by_label("Ministerium").select_option(label="Ministerium für Inneres und Sport")
    admin.press("Eintragen")
    admin.sees("Legen Sie jetzt ihren Zugang an.")
    admin.press("Zugang anlegen")
    admin.sees("Neues Kennwort")
    admin.picture("person")

    plain = somebody("fachadmin", java_script_enabled=False)
    plain.visit("/fachadministration/ministerien/")
    plain.page.get_by_role("link", name="Ministerium für Inneres und Sport").click()
    plain.page.get_by_role("link", name="Neuer Name").click()
    plain.page.get_by_label("Name", exact=True).fill("Ministerium für Inneres")
    plain.page.get_by_label("Von").fill("2030-01-01")
    plain.page.get_by_role("button", name="Speichern").click()
    plain.sees("Name eingetragen")


def test_a_change_of_group_is_two_seats(somebody) -> None:
    admin = somebody("fachadmin")
    admin.open("/fachadministration/mitglieder/?text=Beispiel")
    admin.follow("Erika Beispiel")
    admin.follow("6. Wahlperiode")
    admin.page.get_by_label("Bis").fill("2015-10-31")
    admin.press("Speichern")
    admin.follow("Mitgliedschaft eintragen")
    admin.page.get_by_label("Wahlperiode").select_option(label="6.")
    admin.page.get_by_label("Von").fill("2015-10-31")
    admin.press("Speichern")
    admin.sees("überschneidet sich mit der Mitgliedschaft")
    admin.page.get_by_label("Von").fill("2015-11-01")
    admin.press("Speichern")
    admin.sees("fraktionslos")
    admin.picture("mitglied")
