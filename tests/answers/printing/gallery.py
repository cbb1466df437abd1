"""Papers to look at: one for each thing that a print must be able to show."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from answers.enclosures import list_of_files
from answers.printing.layout import load_layout
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.foundation.blobs import sha256_of
from inquiries.parsed_paper import (
    Annex,
    Announcement,
    Asker,
    AttachedFile,
    PaperAnswer,
    PaperQuestion,
    ParsedPaper,
    QuestionPart,
)
from tests.answers.printing.papers import long_paper, seed

PROSE = (
    "Die Landesregierung teilt dazu mit, dass die Verfahren in den Landkreisen und kreisfreien Städten "
    "fortgeführt werden. Ergebnisse liegen voraussichtlich im zweiten Quartal 2016 vor. "
)
LETTERS = (
    QuestionPart("a", "wie viele Haltestellen sind barrierefrei?"),
    QuestionPart("b", "wann folgen die übrigen?"),
)
TITLE = "Barrierefreie Haltestellen"


def chart() -> bytes:
    """Return a picture: five bars."""
    picture = Image.new("L", (900, 480), 255)
    pen = ImageDraw.Draw(picture)
    for place, height in enumerate((120, 180, 260, 330, 410)):
        pen.rectangle((60 + 165 * place, 450 - height, 165 + 165 * place, 450), fill=90 + 25 * place)
    pen.line((40, 450, 880, 450), fill=0, width=4)
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def paper(*questions: PaperQuestion, answers: tuple[PaperAnswer, ...] = (), **changes: object) -> ParsedPaper:
    """Return a paper of invented people."""
    base = ParsedPaper(
        parliament="MV",
        number="6/4820",
        term=6,
        printed_on=date(2015, 12, 15),
        letter_dated_on=date(2015, 12, 10),
        answered_by="Der Minister für Inneres und Sport",
        members=(Asker("Erika Beispiel", "SPD", feminine=True),),
        title=TITLE,
        questions=questions or (PaperQuestion("1", "Wie viele Haltestellen sind barrierefrei?"),),
        answers=answers or (PaperAnswer(("1",), PROSE),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # the gallery's own words


def table(columns: int, rows: int) -> str:
    """Return a table of years and amounts with its caption and notes."""
    head = ["Jahr", *(f"Kreis {place}" for place in range(1, columns))]
    lines = [
        [str(1990 + row), *(f"{row * place * 137:,}".replace(",", ".") for place in range(1, columns))]
        for row in range(rows)
    ]
    body = "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * columns, *lines))
    return f"Tabelle 1: Anträge nach Kreisen*\n\n{body}\n\n*) Stichtag 31. Dezember\n\nQuelle: Statistisches Amt"


FILES: Files = {"saeulen.png": chart()}
ATTACHED = (
    ("erlass.pdf", "application/pdf", 1_234_567, "Verwaltungsvorschrift vom 3. März 2014"),
    ("karte.png", "image/png", 83_210, "Karte der Haltestellen in den Landkreisen und kreisfreien Städten, Stand 2015"),
)
LISTED_FILES = tuple(
    AttachedFile(name, kind, sha256_of(name.encode()), size, title) for name, kind, size, title in ATTACHED
)
LISTED = list_of_files(LISTED_FILES, [Annex("Anlage 1", PROSE)])
assert LISTED is not None
GALLERY: dict[str, tuple[ParsedPaper, Print, Files]] = {
    "seed": (seed(), Print.ANSWER, NO_FILES),
    "seed-question": (seed(), Print.QUESTION, NO_FILES),
    "one-word": (
        paper(
            *(PaperQuestion(str(number), "Gibt es dafür Fördermittel des Landes?") for number in (1, 2, 3)),
            answers=(
                PaperAnswer(("1",), "Ja."),
                PaperAnswer(("2",), "Nein."),
                PaperAnswer(("3",), "Siehe Antwort zu Frage 1."),
            ),
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "joint-sentence": (
        paper(
            *(PaperQuestion(str(number), "Welche Verfahren gab es in diesem Jahr?") for number in range(1, 5)),
            answers=(PaperAnswer(("1", "2", "3", "4"), PROSE * 2, Announcement.SENTENCE),),
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "sub-answers": (
        paper(
            PaperQuestion("1", "Wenn ja,", LETTERS),
            answers=(
                PaperAnswer(("1",), PROSE),
                PaperAnswer(("1a",), "Es sind 412.", Announcement.HEADING),
                PaperAnswer(("1b",), PROSE, Announcement.HEADING),
            ),
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "unnumbered": (
        paper(PaperQuestion("", "Wann wird der Bericht vorgelegt?"), answers=(PaperAnswer(("",), PROSE),)),
        Print.ANSWER,
        NO_FILES,
    ),
    "remark-and-preamble": (
        paper(government_remark=PROSE * 2, preamble="Viele Haltestellen haben noch Stufen. " * 3),
        Print.ANSWER,
        NO_FILES,
    ),
    "several-members": (
        paper(
            members=(
                Asker("Erika Beispiel", "SPD", feminine=True),
                Asker("Max Mustermann", "SPD"),
                Asker("Jo Example-Probe", "BÜNDNIS 90/DIE GRÜNEN"),
                Asker("Dr. Lieschen Müller"),
            ),
            title="Stand der barrierefreien Erschließung von Haltestellen des öffentlichen Personennahverkehrs in den "
            "Landkreisen und kreisfreien Städten sowie Planungen für die kommenden Jahre",
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "no-group": (paper(members=(Asker("Max Mustermann", None, feminine=False),)), Print.ANSWER, NO_FILES),
    "long-table": (
        paper(answers=(PaperAnswer(("1",), f"Es gilt:\n\n{table(4, 48)}\n\n{PROSE}"),)),
        Print.ANSWER,
        NO_FILES,
    ),
    "wide-table": (
        paper(answers=(PaperAnswer(("1",), f"{PROSE}\n\n{table(9, 12)}\n\n{PROSE}"),)),
        Print.ANSWER,
        NO_FILES,
    ),
    "lists": (
        paper(
            answers=(
                PaperAnswer(
                    ("1",),
                    "Zu nennen sind:\n\n- **Rampen**,\n- Leitstreifen:\n  - innen,\n  - außen,\n- Ansagen.\n\n"
                    f"{PROSE}\n\n"
                    f"1. {PROSE}\n2. *später* der Rest.",
                ),
            )
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "picture": (
        paper(
            answers=(
                PaperAnswer(("1",), f"{PROSE}\n\n![Fünf Säulen, die von Jahr zu Jahr wachsen](saeulen.png)\n\n{PROSE}"),
            ),
            files=(AttachedFile("saeulen.png", "image/png", "0" * 64),),
        ),
        Print.ANSWER,
        FILES,
    ),
    "annexes": (
        paper(annexes=(Annex("Anlage 1", PROSE * 3), Annex("Anlage 2", table(10, 25)), Annex("Anlage 3", PROSE))),
        Print.ANSWER,
        NO_FILES,
    ),
    "reprint": (paper(edition="Neudruck"), Print.ANSWER, NO_FILES),
    "correction": (paper(edition="Berichtigung"), Print.ANSWER, NO_FILES),
    "supplement": (
        paper(edition="Ergänzung", annexes=(Annex("Ergänzung vom 18.12.2015", PROSE),)),
        Print.ANSWER,
        NO_FILES,
    ),
    "joint-reason": (
        paper(
            *(PaperQuestion(str(number), "Welche Verfahren gab es in diesem Jahr?") for number in (1, 2)),
            answers=(PaperAnswer(("1", "2"), PROSE * 2, Announcement.SENTENCE, reason="wegen des Sachzusammenhangs"),),
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "attached-files": (
        paper(annexes=(Annex("Anlage 1", PROSE.strip()), LISTED), files=LISTED_FILES),
        Print.ANSWER,
        NO_FILES,
    ),
    "major": (
        paper(
            *(
                PaperQuestion(str(number), "Welche Ziele verfolgt die Landesregierung bis 2030?")
                for number in range(1, 7)
            ),
            answers=tuple(PaperAnswer((str(number),), PROSE * 2) for number in range(1, 7)),
            kind="major_interpellation",
        ),
        Print.ANSWER,
        NO_FILES,
    ),
    "counted-apart": (
        paper(parliament="NW", number="18/4820", term=18, own_number="18/567", edition="Neudruck"),
        Print.ANSWER,
        NO_FILES,
    ),
    "bavaria": (replace(long_paper(years=6, repeats=2), parliament="BY"), Print.ANSWER, NO_FILES),
}


def word_files(*names: str) -> dict[str, bytes]:
    """Return the Word files of these papers, or of all, by their names."""
    wanted = {name: GALLERY[name] for name in names or GALLERY}
    return {
        name: write_word(told, layout=load_layout(told.parliament), which=which, files=files)
        for name, (told, which, files) in wanted.items()
    }
