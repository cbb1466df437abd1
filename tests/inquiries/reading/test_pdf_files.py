"""PDF files: the place of a line decides what it belongs to."""

from datetime import date

from inquiries.parsed_paper import Announcement, Asker, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart
from inquiries.reading.child import answer
from tests.inquiries.reading.pdf_files import ASKED, BODY, PdfPaper

LETTER = (
    "Die Justizministerin hat namens der Landesregierung die Kleine Anfrage mit",
    "Schreiben vom 8. März 2024 beantwortet.",
)
FULL = "Die Landesregierung teilt dazu mit, dass die Radwege im Land in gutem Zustand sind"


def read(paper: PdfPaper) -> ParsedPaper:
    return ParsedPaper.from_json(answer(paper.content(), "MV")["paper"])


def with_head() -> PdfPaper:
    paper = PdfPaper()
    paper.line("LANDTAG MECKLENBURG-VORPOMMERN").line("Drucksache 8/101", left=150, gap=-5)
    paper.line("8. Wahlperiode").line("12.03.2024", left=150, gap=-5)
    paper.lines("KLEINE ANFRAGE", left=80, bold=True)
    paper.lines("des Abgeordneten Max Mustermann, Fraktion der SPD", bold=True).lines("Radwege", bold=True)
    return paper.lines("und", bold=True).lines("ANTWORT", left=85, bold=True).lines("der Landesregierung", bold=True)


def test_a_paper_of_two_pages_is_read_whole() -> None:
    paper = with_head().lines("Das Land hat viele Wege.", left=ASKED)
    paper.lines("1. Wie ist der Stand der Ra-", "dewege?", left=ASKED).lines("a) im Norden", left=ASKED + 7)
    paper.lines(FULL, "und dass sie noch lange halten. Warum auch nicht? Die Erneuerung der")
    paper.lines(*LETTER).page()
    paper.line("Drucksache 8/101").line("Landtag Mecklenburg-Vorpommern - 8. Wahlperiode", left=100, gap=-5)
    paper.lines("Wege beginnt 2026. " + FULL[:40]).lines("2. Kosten.", left=ASKED).lines("3. Dauer.", left=ASKED)
    paper.lines("Zu 2 und 3", bold=True).lines("Zwölf Euro:").grid(("Jahr", "Euro"), ("2024", "12"))
    paper.lines("* geschätzt").line("Quelle: Beispielamt").lines("– heute", "– morgen").lines("2", left=183)
    result = read(paper)
    assert (result.number, result.printed_on, result.letter_dated_on) == ("8/101", date(2024, 3, 12), date(2024, 3, 8))
    assert (result.members, result.title) == ((Asker("Max Mustermann", "SPD"),), "Radwege")
    assert result.preamble == "Das Land hat viele Wege."
    assert result.questions == (
        PaperQuestion("1", "Wie ist der Stand der Radewege?", (QuestionPart("a", "im Norden"),)),
        PaperQuestion("2", "Kosten."),
        PaperQuestion("3", "Dauer."),
    )
    first, second = result.answers
    assert (first.questions, first.announced) == (("1", "1a"), Announcement.NONE)
    assert "Die Erneuerung der Wege beginnt 2026." in first.text
    assert second == PaperAnswer(
        ("2", "3"),
        "Zwölf Euro:\n\n| Jahr | Euro |\n|---|---|\n| 2024 | 12 |\n\n\\* geschätzt\n\nQuelle: Beispielamt\n\n"
        "- heute\n\n- morgen",
        Announcement.HEADING,
    )
    assert result.findings == ()


def test_a_pdf_of_questions_alone_is_read_by_its_wording() -> None:
    paper = PdfPaper().lines("KLEINE ANFRAGE", bold=True)
    paper.lines("der Abgeordneten Erika Beispiel, Fraktion DIE LINKE", bold=True).lines("Radwege", bold=True)
    paper.lines("1. Wie viele gibt es?", left=BODY).lines("2. Wo?", left=BODY)
    result = read(paper)
    assert [question.text for question in result.questions] == ["Wie viele gibt es?", "Wo?"]
    assert result.answers == result.findings == ()


def test_an_empty_page_is_said() -> None:
    paper = with_head().lines("1. Wie viele gibt es?", left=ASKED).lines(FULL + ".").page().grid(("", "")).page()
    paper.lines("Anlage")
    codes = [(finding.code, finding.place) for finding in read(paper.lines("Liste der Wege")).findings]
    assert ("empty-page", "Seite 2") in codes
