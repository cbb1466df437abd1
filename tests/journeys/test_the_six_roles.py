"""Six roles on the way of an answer: the same steps under axe's eye, by keyboard alone, and without JavaScript."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.journeys.conftest import Installation, Person
from tests.journeys.hands import HANDS, Hand, signed_in

pytestmark = pytest.mark.browser

LEAD: Final = "Ministerium für Arbeit, Gleichstellung und Soziales"
PARTNER: Final = "Ministerium für Inneres und Sport"
PAPER: Final = """# Kleine Anfrage

des Abgeordneten Peter Ritter, Fraktion DIE LINKE

{title}

Wie viele Lotsinnen und Lotsen begleiten Zugewanderte im Landkreis Rostock?
"""


def chancellery(hand: Hand, title: str) -> None:
    """See why a ministry is suggested, assign the lead, involve another."""
    hand.follow(title)
    hand.sees("wegen:")
    hand.choose("Anderes Ministerium", LEAD)
    hand.unfold("Mehrere Ministerien fragen oder beteiligen")
    hand.tick(PARTNER, within="Außerdem beteiligen")
    hand.press("Federführung zuweisen")
    hand.sees("Federführung zugewiesen")
    hand.go("/regierung")
    hand.choose("Stufe", "Einem Ressort zugewiesen")
    hand.press("Filtern")
    hand.sees(title)


def coordinator(hand: Hand, title: str) -> None:
    """Accept for the house and name who drafts."""
    hand.go("/ressort")
    hand.follow(title)
    hand.choose("Bearbeitung durch", "Rolf Entwurf, Referat Integration")
    hand.press("Zuweisung annehmen")
    hand.sees("Die Anfrage liegt jetzt bei Rolf Entwurf")


def officer(hand: Hand, title: str) -> None:
    """Write the answer and ask the partner to co-sign."""
    hand.follow(title)
    hand.follow("Antwort entwerfen")
    hand.press("Von Hand beginnen")
    hand.fill("Text der Antwort", "Im Landkreis Rostock sind zwölf Lotsinnen und Lotsen tätig.")
    hand.press("Speichern")
    hand.sees("zwölf Lotsinnen und Lotsen")
    hand.go("/")
    hand.follow(title)
    hand.follow("Mitzeichnung")
    hand.press("Um Mitzeichnung bitten")
    hand.sees("Stand der Mitzeichnung")


def co_signing(hand: Hand, title: str) -> None:
    """Read the other house's draft and sign it with a remark."""
    hand.follow(title)
    hand.follow("Entwurf lesen und mitzeichnen")
    hand.sees("zwölf Lotsinnen und Lotsen")
    hand.fill("Anmerkungen", "Einverstanden.")
    hand.press("Mitzeichnen")
    hand.sees("Ihr Ministerium hat mitgezeichnet")


def officer_again(hand: Hand, title: str) -> None:
    """Read the remark and submit the answer."""
    hand.follow(title)
    hand.follow("Mitzeichnung")
    hand.sees("Einverstanden.")
    hand.press("Zur Freigabe geben")
    hand.sees("liegt zur Freigabe")


def approver(hand: Hand, title: str) -> None:
    """Read the answer and clear it; the letter's day is theirs."""
    hand.follow(title)
    hand.follow("Antwort prüfen und freigeben")
    hand.sees("zwölf Lotsinnen und Lotsen")
    hand.fill("Datum des Schreibens an den Landtag", "2015-11-05")
    hand.press("Freigeben und dem Landtag zuleiten")
    hand.sees("mit Schreiben vom 05.11.2015 zugeleitet")


def auditor(hand: Hand, title: str) -> None:
    """Find the clearance in the trail and verify it."""
    del title
    hand.go("/protokoll/")
    hand.choose("Vorgang", "Freigegeben")
    hand.press("Filtern")
    hand.sees("Helga Freigabe")
    hand.press("Protokoll prüfen")
    hand.sees("Das Protokoll ist unversehrt")


WAY: Final[tuple[tuple[str, Callable[[Hand, str], None]], ...]] = (
    ("staatskanzlei", chancellery),
    ("koordination", coordinator),
    ("referat", officer),
    ("koordination-im", co_signing),
    ("referat", officer_again),
    ("hausleitung", approver),
    ("revision", auditor),
)


@pytest.mark.parametrize("way", HANDS)
def test_six_roles_answer_an_inquiry(somebody: Callable[..., Person], installation: Installation, way: str) -> None:
    title = f"Integrationslotsen {way}"
    installation.register(PAPER.format(title=title))
    for login, journey in WAY:
        journey(signed_in(somebody, way, login), title)
