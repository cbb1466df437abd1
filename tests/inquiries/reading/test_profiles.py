"""Wording is data: another parliament needs another file and no code."""

from datetime import date

import pytest

from inquiries.foundation.errors import InvalidInput
from inquiries.parliament.rules import profiles
from inquiries.parsed_paper import Announcement, Asker, PaperAnswer, ParsedPaper
from inquiries.reading.child import answer
from inquiries.reading.letter import ministry_of
from inquiries.reading.profile import profile_of

BAVARIAN = (
    "Die Staatsministerin für Beispiele und Muster hat namens der Staatsregierung die Schriftliche Anfrage mit "
    "Schreiben vom 8. März 2024 beantwortet. BAYERISCHER LANDTAG Drucksache 19/101 19. Wahlperiode 12.03.2024 "
    "SCHRIFTLICHE ANFRAGE der Abgeordneten Erika Beispiel, BÜNDNIS 90/DIE GRÜNEN Radwege im Beispielkreis und "
    "ANTWORT der Staatsregierung 1. Wie viele Radwege gibt es? 2. Wer unterhält sie? Die Fragen 1 und 2 werden "
    "zusammenhängend beantwortet. Zwölf Radwege unterhält der Kreis. Drucksache 19/101 Bayerischer Landtag · "
    "19. Wahlperiode 2 Siehe auch die Schriftliche Anfrage 18/77."
).encode()


def test_a_bavarian_paper_is_read_by_its_own_profile() -> None:
    paper = ParsedPaper.from_json(answer(BAVARIAN, "BY")["paper"])
    assert (paper.parliament, paper.number, paper.term, paper.printed_on) == ("BY", "19/101", 19, date(2024, 3, 12))
    assert paper.ministry == "Staatsministerium für Beispiele und Muster"
    assert paper.members == (Asker("Erika Beispiel", "BÜNDNIS 90/DIE GRÜNEN"),)
    assert paper.title == "Radwege im Beispielkreis"
    text = "Zwölf Radwege unterhält der Kreis. Siehe auch die Schriftliche Anfrage 18/77."
    assert paper.answers == (PaperAnswer(("1", "2"), text, Announcement.SENTENCE),)
    assert (paper.references, paper.findings) == (("18/77",), ())


def test_the_wrong_profile_finds_no_head() -> None:
    paper = ParsedPaper.from_json(answer(BAVARIAN, "MV")["paper"])
    assert paper.answered_by is None
    assert {"missing-title", "unknown-group"} & {finding.code for finding in paper.findings}


@pytest.mark.parametrize(
    ("code", "head", "own_number"),
    [
        ("NW", "KLEINE ANFRAGE 567", "18/567"),
        ("NW", "KLEINE ANFRAGE Nr. 567", "18/567"),
        ("NW", "Kleine Anfrage 567", "18/567"),
        ("NW", "KLEINE ANFRAGE", None),
        ("ST", "KLEINE ANFRAGE ZUR SCHRIFTLICHEN BEANTWORTUNG 8/12", "8/12"),
        ("TH", "Kleine Anfrage\n\n567", "18/567"),
        ("MV", "KLEINE ANFRAGE", None),
    ],
)
def test_an_inquiry_that_is_counted_apart_is_read_with_its_number(code: str, head: str, own_number: str | None) -> None:
    text = f"Drucksache 18/4820\n18. Wahlperiode 12.03.2024\n\n{head}\n\nder Abgeordneten Erika Beispiel, fraktionslos"
    found = answer(f"{text}\n\nRadwege\n\n1. Wie viele gibt es?\n\n2. Wo?".encode(), code)["paper"]
    paper = ParsedPaper.from_json(found)
    assert (paper.own_number, paper.number, paper.kind) == (own_number, "18/4820", "minor_interpellation")
    assert paper.members == (Asker("Erika Beispiel", "fraktionslos"),)


@pytest.mark.parametrize("code", profiles())
def test_every_parliament_has_a_profile(code: str) -> None:
    assert profile_of(code).parliament == code


def test_an_unknown_parliament_has_no_profile() -> None:
    with pytest.raises(InvalidInput, match="„XY“ ist nicht hinterlegt"):
        profile_of("XY")


@pytest.mark.parametrize(
    ("office", "ministry"),
    [
        (
            "Die Ministerin für Arbeit, Gleichstellung und Soziales",
            "Ministerium für Arbeit, Gleichstellung und Soziales",
        ),
        ("Der Minister für Inneres und Sport", "Ministerium für Inneres und Sport"),
        ("Die Justizministerin", "Justizministerium"),
        ("Der Finanzminister", "Finanzministerium"),
        ("Der Innenminister", "Innenministerium"),
        ("Der Chef der Staatskanzlei", "Staatskanzlei"),
        ("Die Chefin der Staatskanzlei", "Staatskanzlei"),
        ("Der Ministerpräsident", "Staatskanzlei"),
        ("Die Ministerpräsidentin", "Staatskanzlei"),
        ("Das Ministerium für Inneres und Europa", "Ministerium für Inneres und Europa"),
        ("Der Bürgerbeauftragte", None),
    ],
)
def test_an_office_leads_a_ministry(office: str, ministry: str | None) -> None:
    assert ministry_of(office, profile_of("MV")) == ministry
