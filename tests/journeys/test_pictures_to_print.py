"""A picture and a file on their way into print: with axe, by keyboard alone, and without JavaScript."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import Installation, Person
from tests.journeys.hands import HANDS, Hand, signed_in

pytestmark = pytest.mark.browser

ALT: Final = "Karte der Haltestellen im Landkreis Rostock"
FILE: Final = "Verwaltungsvorschrift vom 3. März 2014"
ANSWER: Final = "Im Landkreis Rostock liegen vierzig Haltestellen."
WRONG, RIGHT = "Davon sind zwölf barrierefrei.", "Davon sind dreizehn barrierefrei."
LATER: Final = "Eine dreizehnte Haltestelle ist seit November barrierefrei."
PAPER: Final = """# Kleine Anfrage

des Abgeordneten Peter Ritter, Fraktion DIE LINKE

{title}

1. Welche Haltestellen liegen im Landkreis Rostock?

2. Wie viele davon

a) sind barrierefrei?

b) werden bis 2016 umgebaut?
"""


def give(hand: Hand, field: str, file: Path, button: str, *, seen: str) -> None:
    """Upload a file by its field and button, and see what the page says to it."""
    hand.upload(field, file)
    hand.press(button)
    hand.sees(seen)


def officer(hand: Hand, title: str, folder: Path) -> None:
    """Write the answers, show a picture, attach a file, and submit."""
    hand.follow(title)
    hand.follow("Antwort entwerfen")
    hand.press("Von Hand beginnen")
    fields = hand.page.get_by_label("Text der Antwort")
    for place, text in enumerate((ANSWER, WRONG)):
        hand.write(fields.nth(place), text)
    hand.press("Speichern")
    hand.press("Bilder und Dateien hinzufügen")
    hand.sees("Noch zeigt die Antwort kein Bild")
    hand.fill("Beschreibung des Bildes", ALT)
    give(hand, "Bild", folder / "karte.txt", "Bild hinzufügen", seen="ist kein Bild")
    give(hand, "Bild", folder / "karte.png", "Bild hinzufügen", seen="Das Bild steht jetzt am Ende seines Textes")
    hand.fill("Was ist das?", FILE)
    give(hand, "Datei", folder / "vorschrift.txt", "Datei beifügen", seen="SHA-256")
    hand.follow("Zurück zum Entwurf")
    hand.press("Zur Freigabe geben")


def approver(hand: Hand, title: str) -> None:
    """See the picture and clear the answer."""
    hand.follow(title)
    hand.follow("Antwort prüfen und freigeben")
    expect(hand.page.get_by_alt_text(ALT).first).to_be_visible()
    hand.fill("Datum des Schreibens an den Landtag", "2015-11-04")
    hand.press("Freigeben und dem Landtag zuleiten")


def clerk(hand: Hand, title: str) -> None:
    """Choose how answers are announced, look at the print, publish exactly what was seen."""
    hand.go("/anfragen/?view=all")
    hand.follow(title)
    hand.follow("Drucksache ansehen und veröffentlichen")
    before = hand.load("als Word-Datei")
    hand.choose("Gemeinsame Antworten ankündigen", "Satz: „Die Fragen 1 und 2 werden zusammenhängend beantwortet.“")
    hand.press("Vorschau erneuern")
    hand.sees("Die Fragen 2, a) und b) werden zusammenhängend beantwortet.")
    seen = hand.load("als Word-Datei")
    assert seen != before
    hand.press("Drucksache veröffentlichen")
    hand.follow("Drucksache ")
    assert hand.load("als Word") == seen
    pictures = [each for each in Document(BytesIO(seen)).part.package.iter_parts() if each.partname.endswith(".png")]
    assert len(pictures) == 1


def clerk_again(hand: Hand) -> None:
    """Print anew what was wrong, and later supplement it; each version stays."""
    for kind, field, text in (("Neudruck", "#answer-2", RIGHT), ("Ergänzung", "#supplement", LATER)):
        hand.follow("Neudruck, Berichtigung oder Ergänzung")
        hand.pick(kind, within="Art der Fassung")
        hand.fill("Anlass", "Neue Zählung.")
        hand.write(hand.page.locator(field), text)
        hand.press("Speichern und Datei ansehen")
        hand.sees("Was sich ändert")
        hand.press(f"{kind} veröffentlichen")
        hand.sees(text)
        expect(hand.page.get_by_alt_text(ALT).first).to_be_visible()


@pytest.mark.parametrize("way", HANDS)
def test_pictures_files_and_forms_come_to_print(
    somebody: Callable[..., Person], installation: Installation, tmp_path: Path, way: str
) -> None:
    title = f"Haltestellen {way}"
    Image.new("RGB", (400, 200), (0, 90, 140)).save(tmp_path / "karte.png")
    (tmp_path / "karte.txt").write_text("Keine Karte.")
    (tmp_path / "vorschrift.txt").write_text("Haltestellen sind barrierefrei zu bauen.")
    number = installation.register(PAPER.format(title=title))
    installation.advance(number, "assign", "ministry=SM")
    installation.advance(number, "accept", "officer=referat")

    officer(signed_in(somebody, way, "referat"), title, tmp_path)
    approver(signed_in(somebody, way, "hausleitung"), title)
    hand = signed_in(somebody, way, "landtag")
    clerk(hand, title)
    clerk_again(hand)
