"""The cover letter, as an official letter after DIN 5008."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from answers.cover_letter import write_cover_letter
from inquiries.foundation.permissions import Role
from inquiries.inquiry import Inquiry
from tests.factories import World

DATED_ON = date(2015, 5, 18)


@pytest.fixture
def inquiry(world: World) -> Inquiry:
    return world.drafting(world.person(Role.OFFICER, ministry="SM"))


def said(paragraphs: list[Paragraph]) -> list[str]:
    return [paragraph.text.replace("\u00a0", " ") for paragraph in paragraphs]


def test_the_letter_says_who_writes_to_whom_about_what(inquiry: Inquiry) -> None:
    paragraphs = Document(BytesIO(write_cover_letter(inquiry, dated_on=DATED_ON))).paragraphs

    assert said(paragraphs) == [
        "Ministerium für Arbeit, Gleichstellung und Soziales",
        "Die Ministerin für Arbeit, Gleichstellung und Soziales",
        "Ministerium für Arbeit, Gleichstellung und Soziales",
        "Die Präsidentin oder der Präsident",
        "Landtag Mecklenburg-Vorpommern",
        "Lennéstraße 1",
        "19053 Schwerin",
        "Ihr Zeichen:\tDrucksache 6/1",
        "Ihr Schreiben vom:\t4. Mai 2015",
        "Datum:\t18. Mai 2015",
        "Kleine Anfrage der Abgeordneten Erika Beispiel, Fraktion der SPD: Barrierefreie Haltestellen",
        "Sehr geehrte Damen und Herren,",
        (
            "namens der Landesregierung übersende ich Ihnen in der Anlage die Antwort auf die Kleine Anfrage "
            "„Barrierefreie Haltestellen“, Drucksache 6/1."
        ),
        "Die Antwort war bis zum 19. Mai 2015 erbeten.",
        "Mit freundlichen Grüßen",
        "Die Ministerin für Arbeit, Gleichstellung und Soziales",
        "Anlage",
        "Antwort der Landesregierung auf die Kleine Anfrage, Drucksache 6/1",
    ]


def test_the_address_stands_in_the_window_of_the_envelope(inquiry: Inquiry) -> None:
    document = Document(BytesIO(write_cover_letter(inquiry, dated_on=DATED_ON)))
    [place] = {
        tuple(int(paragraph._p.pPr.find(qn("w:framePr")).get(qn(f"w:{name}"))) for name in "xywh")
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == "Brief Anschrift"
    }

    assert place == tuple(Mm(value).twips for value in (25, 62.7, 80, 27.3))


def test_the_same_letter_gives_the_same_bytes(inquiry: Inquiry) -> None:
    first, second = (write_cover_letter(inquiry, dated_on=DATED_ON) for _ in range(2))

    assert first == second
