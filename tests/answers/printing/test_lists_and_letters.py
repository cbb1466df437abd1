"""Register, cover letter and speaking note pass the same linter as papers, and the validator of Open XML."""

from datetime import date

import pytest

from answers.printing.layout import load_layout
from answers.printing.word.letter import Letter, write_letter
from answers.printing.word.linter import lint
from answers.printing.word.register import WordList, write_list
from answers.printing.word.speaking_note import write_speaking_note
from tests.answers.printing.gallery import GALLERY
from tests.answers.printing.open_xml import ensure_valid
from tests.answers.printing.papers import long_paper

DAY = date(2015, 11, 4)
LETTER = Letter(
    sender="Ministerium für Inneres und Sport",
    office="Der Minister für Inneres und Sport",
    recipient=("Die Präsidentin oder der Präsident", "Landtag Mecklenburg-Vorpommern"),
    references=(("Unser Zeichen", "II 420"),),
    dated_on=DAY,
    subject="Kleine Anfrage der Abgeordneten Erika Beispiel: Haltestellen",
    paragraphs=("Sehr geehrte Damen und Herren,", "in der Anlage übersende ich die Antwort nach § 64 Absatz 1 GO LT."),
    annexes=("Antwort auf die Kleine Anfrage",),
)
ROWS = [[f"6/{number}", "Haltestellen an der Küste", "Beispiel", "04.11.2015"] for number in range(80)]
PARTS = [("", ROWS), ("Zurückgezogen", ROWS[:2])]
LIST = WordList("Verzeichnis", DAY, ["Drucksache", "Titel", "Fragende", "Tag"], PARTS)


def written(parliament: str) -> dict[str, bytes]:
    layout = load_layout(parliament)
    paper, _, files = GALLERY["picture"]
    return {
        "letter": write_letter(LETTER, layout=layout),
        "register": write_list(LIST, layout=layout),
        "speaking note": write_speaking_note(long_paper()),
        "speaking note with a picture": write_speaking_note(paper, files),
    }


@pytest.mark.parametrize("parliament", ["MV", "BY"])
def test_lists_and_letters_are_well_made_and_always_the_same(parliament: str) -> None:
    made = written(parliament)
    assert {name: lint(content) for name, content in made.items()} == {name: [] for name in made}
    assert written(parliament) == made


@pytest.mark.rendering
@pytest.mark.parametrize("name", written("MV"))
def test_lists_and_letters_are_valid_open_xml(name: str) -> None:
    ensure_valid(written("MV")[name])
