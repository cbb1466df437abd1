"""Where pages end: no heading alone, no row split, no line of a paragraph alone, in PDF and in Word.

Every word tells its part and its place in it, so that a page says what of a part stands on it. The papers differ by
how many lines come before their parts: each part meets the end of a page somewhere.
"""

import re
import shutil
import subprocess
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from answers.printing import pdf
from answers.printing.layout import load_layout
from answers.printing.pdf import write_pdf
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, ParsedPaper
from tests.answers.printing.gallery import paper

MV = load_layout("MV")
LEADS = range(0, 48, 2)  # lines before the parts: up to as many as a page has
WORD = re.compile(r"(?P<part>[a-z]{1,2}\d?)n\d+")  # so short that no hyphen parts it
ROWS = [f"r{row}" for row in range(10)]
TOGETHER = (("zu0", "fi"), ("zu1", "se"), ("ca", "he"), ("he", "r0"))  # a heading and what it heads
Lines = dict[str, dict[int, set[int]]]  # of a part: on each of its pages the heights of its lines


def words(part: str, count: int) -> str:
    return " ".join(f"{part}n{number}" for number in range(count))


def prose(part: str) -> str:
    return "\n\n".join(words(f"{part}{number}", 40 + 17 * number) for number in range(4))


def shifted(lead: int) -> ParsedPaper:
    """Return a paper whose parts stand some lines further down."""
    rows = "\n".join(f"| {words(row, 12)} | {words(row, 20)} |" for row in ROWS)
    table = f"Tabelle 1: can0\n\n| hen0 | hen1 |\n|---|---|\n{rows}"
    return paper(
        PaperQuestion("1", "Was ist zu nennen?"),
        PaperQuestion("2", words("qu", 40)),
        PaperQuestion("3", "Wo steht das?"),
        answers=(
            PaperAnswer(("1",), "\n".join([*["- Zeile"] * lead, "", prose("a")])),
            PaperAnswer(("2",), f"{words('fi', 60)}\n\n{prose('b')}", Announcement.HEADING),
            PaperAnswer(("3",), f"{words('se', 30)}\n\n{table}", Announcement.HEADING),
        ),
    )


def lines_of(content: bytes) -> Lines:
    """Return on which pages the parts of a PDF stand, and on how many lines there."""
    found: Lines = defaultdict(lambda: defaultdict(set))
    headings = 0
    with pdfplumber.open(BytesIO(content)) as document:
        for number, page in enumerate(document.pages):
            for word in page.extract_words(extra_attrs=["fontname"]):
                part = WORD.fullmatch(word["text"])
                if part is None and (word["text"], "Bold" in word["fontname"]) == ("Zu", True):
                    found[f"zu{headings}"][number].add(round(word["bottom"]))
                    headings += 1
                elif part:
                    found[part["part"]][number].add(round(word["bottom"]))
    return found


def faults(lines: Lines) -> list[str]:
    """Return what stands alone or is split."""
    assert set(lines) >= {"zu0", "zu1", "ca", "he", "qu", "fi", "se", "a3", "b3", *ROWS}
    split = {part: pages for part, pages in lines.items() if len(pages) > 1 and part != "he"}  # that is repeated
    return [
        *(f"{part} is split" for part in split.keys() & {*ROWS, "qu"}),
        *(f"a line of {part} is alone" for part, pages in split.items() if min(map(len, pages.values())) < 2),
        *(f"{head} stands apart" for head, first in TOGETHER if min(lines[head]) != min(lines[first])),
    ]


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Return some of the papers' Word files as LibreOffice prints them."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice not installed: the pages of Word files are not looked at")
    folder = tmp_path_factory.mktemp("breaks")
    files = [Path(f"{lead}.docx") for lead in LEADS[::3]]
    for lead, file in zip(LEADS[::3], files, strict=True):
        (folder / file).write_bytes(write_word(shifted(lead), layout=MV, which=Print.ANSWER))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", *map(str, files)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return [(folder / file.with_suffix(".pdf")).read_bytes() for file in files]


def test_no_page_of_a_pdf_ends_badly() -> None:
    if not pdf.is_available():
        pytest.skip("Pango is not installed: PDF is left out")
    found = {lead: faults(lines_of(write_pdf(shifted(lead), layout=MV, which=Print.ANSWER))) for lead in LEADS}
    assert {lead: each for lead, each in found.items() if each} == {}


@pytest.mark.parametrize(("rows", "count"), [(1, 4000), (3, 300), (8, 100)])
@pytest.mark.parametrize("lead", [0, 30])
def test_a_table_that_fits_on_no_page_is_split_and_loses_nothing(rows: int, count: int, lead: int) -> None:
    if not pdf.is_available():
        pytest.skip("Pango is not installed: PDF is left out")
    table = "\n".join(f"| {words(row, count)} | - |" for row in ROWS[:rows])
    text = "\n".join([*["- Zeile"] * lead, "", "Tabelle 1: can0", "", "| hen0 | hen1 |", "|---|---|", table])
    long = paper(PaperQuestion("1", "Was ist zu nennen?"), answers=(PaperAnswer(("1",), text),))
    content = write_pdf(long, layout=MV, which=Print.ANSWER)
    with pdfplumber.open(BytesIO(content)) as document:
        printed = {word["text"] for page in document.pages for word in page.extract_words()}
    assert {word for row in ROWS[:rows] for word in words(row, count).split()} - printed == set()
    lines = lines_of(content)
    assert min(lines["ca"]) == min(lines["he"]) == min(lines["r0"])


@pytest.mark.rendering
def test_no_page_of_a_word_file_ends_badly(by_libreoffice: list[bytes]) -> None:
    found = dict(zip(LEADS[::3], map(faults, map(lines_of, by_libreoffice)), strict=True))
    assert {lead: each for lead, each in found.items() if each} == {}
