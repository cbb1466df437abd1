"""The Word file as LibreOffice prints it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import ParsedPaper
from tests.answers.printing.papers import long_paper, seed

pytestmark = pytest.mark.rendering

NUMBER, HOUSE = "Drucksache 6/4711", "Landtag Mecklenburg-Vorpommern - 6. Wahlperiode"
POINTS_PER_MM = 72 / 25.4


def rendered(paper: ParsedPaper, folder: Path, *, which: Print = Print.ANSWER) -> Path:
    """Return the PDF that LibreOffice makes of a paper's Word file."""
    if missing := [program for program in ("soffice", "pdftotext") if shutil.which(program) is None]:
        pytest.skip(f"{' and '.join(missing)} not installed: pages are not looked at")
    (folder / "paper.docx").write_bytes(write_word(paper, layout=load_layout("MV"), which=which))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "paper.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "paper.pdf"


def pages(pdf: Path) -> list[list[str]]:
    """Return the lines of each page, their words one space apart."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]


def words(pdf: Path, page: int) -> dict[str, float]:
    """Return where each word of a page begins, in millimetres from the left; the first of equal words counts."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]+)</word>', text)
    return {word: float(left) / POINTS_PER_MM for left, word in reversed(found)}


@pytest.fixture(scope="module")
def long_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rendered(long_paper(), tmp_path_factory.mktemp("long"))


def test_page_1_has_the_head_the_foot_and_no_number(tmp_path: Path) -> None:
    first, second = pages(rendered(seed(), tmp_path))

    assert first[:3] == [f"LANDTAG MECKLENBURG-VORPOMMERN {NUMBER}", "6. Wahlperiode 20.11.2015", "KLEINE ANFRAGE"]
    assert " ".join(first[-2:]).endswith("mit Schreiben vom 17. November 2015 beantwortet.")
    assert first[-2].startswith("Die Ministerin für Arbeit")
    assert (second[0], second[-1]) == (f"{NUMBER} {HOUSE}", "2")


def test_questions_stand_in_their_narrower_block(tmp_path: Path) -> None:
    places = words(rendered(seed(), tmp_path), 1)

    assert places["LANDTAG"] == pytest.approx(25, abs=0.5)
    assert places["1."] == pytest.approx(42.5, abs=0.5)
    assert places["Wie"] == pytest.approx(50, abs=0.5)
    assert places["Zu"] == pytest.approx(25, abs=0.5)


def test_the_question_is_printed_on_one_page_with_its_term(tmp_path: Path) -> None:
    (only,) = pages(rendered(seed(), tmp_path, which=Print.QUESTION))

    assert only[-1] == "(Termin zur Beantwortung gemäß § 64 Absatz 1 GO LT: 16.11.2015)"
    assert not any("ANTWORT" in line for line in only)


def test_heads_mirror_each_other_and_pages_are_counted(long_pdf: Path) -> None:
    for number, page in enumerate(pages(long_pdf)[1:], 2):
        assert page[0] == (f"{NUMBER} {HOUSE}" if number % 2 == 0 else f"{HOUSE} {NUMBER}")
        assert page[-1] == str(number)
        outer = words(long_pdf, number)[str(number)]
        assert outer < 30 if number % 2 == 0 else outer > 180


def test_a_long_table_repeats_its_header(long_pdf: Path) -> None:
    headers = [page.count("Jahr Landkreis Fälle*") for page in pages(long_pdf)]

    assert sum(headers) > 1
    assert set(headers) == {0, 1}


def test_no_heading_stands_alone_at_the_foot(long_pdf: Path) -> None:
    for page in pages(long_pdf):
        assert not re.match(r"Zu \d|Zu [a-z]\)|Die Fragen|Vorbemerkung|Tabelle|Anlage", page[-2])


def test_each_annex_begins_a_page(long_pdf: Path) -> None:
    seconds = [page[1] for page in pages(long_pdf)]

    assert [line for line in seconds if line.startswith("Anlage")] == ["Anlage 1", "Anlage 2", "Anlage 3"]
