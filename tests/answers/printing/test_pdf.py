"""The paper as PDF: tagged, named, bookmarked, its letters inside, and always the same.

`PDF_PAPERS=1000 pytest tests/answers/printing/test_pdf.py` looks at a thousand papers.
"""

import os
import re
from dataclasses import replace
from importlib import import_module
from io import BytesIO

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from answers.printing import pdf
from answers.printing.layout import load_layout
from answers.printing.pdf import write_pdf
from answers.printing.script import Print
from inquiries.foundation.errors import InvalidInput, NotReady
from inquiries.parsed_paper import PaperAnswer, ParsedPaper
from tests.answers.printing.gallery import GALLERY
from tests.answers.printing.papers import long_paper, papers, seed

MV = load_layout("MV")
PAPERS = int(os.environ.get("PDF_PAPERS", "8"))
NAMESPACES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}


@pytest.fixture(autouse=True)
def _needs_pango() -> None:
    if not pdf.is_available():
        pytest.skip("Pango is not installed: PDF is left out")


def opened(paper: ParsedPaper, which: Print = Print.ANSWER) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(write_pdf(paper, layout=MV, which=which)))


def elements(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [
        item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
    ]


def test_a_picture_is_a_figure_with_its_words() -> None:
    paper, which, files = GALLERY["picture"]
    document = pikepdf.open(BytesIO(write_pdf(paper, layout=MV, which=which, files=files)))
    figures = [each for each in elements(document) if each.get("/S") == "/Figure"]

    assert [str(each.Alt) for each in figures] == ["Fünf Säulen, die von Jahr zu Jahr wachsen"]
    assert faults(document) == []


def test_a_files_digest_stands_whole_in_one_line() -> None:
    paper, which, files = GALLERY["attached-files"]
    with pdfplumber.open(BytesIO(write_pdf(paper, layout=MV, which=which, files=files))) as document:
        text = "\n".join(page.extract_text() for page in document.pages)
    assert [each.sha256 for each in paper.files if f"SHA-256: {each.sha256}\n" not in f"{text}\n"] == []
    assert paper.files


def test_items_hang_as_in_word_and_stand_apart() -> None:
    paper, which, files = GALLERY["lists"]
    with pdfplumber.open(BytesIO(write_pdf(paper, layout=MV, which=which, files=files))) as document:
        words = {word["text"]: word for word in document.pages[0].extract_words()}
    left, inner, nested, after = (words[each] for each in ("Zu", "Leitstreifen:", "innen,", "außen,"))
    hanging = MV.styles["list"].hanging / 25.4 * 72
    assert inner["x0"] - left["x0"] == pytest.approx(hanging, abs=1)
    assert nested["x0"] - inner["x0"] == pytest.approx(hanging, abs=1)
    assert nested["top"] - inner["top"] == pytest.approx(after["top"] - nested["top"], abs=0.5)


def faults(document: pikepdf.Pdf) -> list[str]:
    """Return what PDF/UA or PDF/A would not let pass, as far as the file's structure shows it."""
    root = document.Root
    xmp = etree.fromstring(root.Metadata.read_bytes())
    found = [name for name, present in (
        ("language", root.get("/Lang") == "de-DE"),
        ("marked", bool(root.MarkInfo.Marked)),
        ("title is shown", bool(root.ViewerPreferences.DisplayDocTitle)),
        ("title", bool(document.docinfo.get("/Title"))),
        ("PDF/A part", xmp.xpath("//@pdfaid:part", namespaces=NAMESPACES) == ["2"]),
        ("PDF/A level", xmp.xpath("//@pdfaid:conformance", namespaces=NAMESPACES) == ["A"]),
        ("PDF/UA", xmp.xpath("string(//pdfuaid:part)", namespaces=NAMESPACES) == "1"),
        ("colours", "/OutputIntents" in root),
        ("identifier", "/ID" in document.trailer),
        ("not encrypted", not document.is_encrypted),
    ) if not present]  # fmt: skip
    fonts = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
    found += [f"{font.FontName} not embedded" for font in fonts if not {"/FontFile2", "/FontFile3"} & set(font.keys())]
    tagged = elements(document)
    levels = [str(item.S) for item in tagged if re.fullmatch(r"/H\d", str(item.S))]
    found += [f"headings {levels}"] if levels.count("/H1") > 1 or (levels and levels[0] != "/H1") else []
    known = {str(item.ID) for item in tagged if "/ID" in item}
    for item in tagged:
        headers = item.get("/A", {}).get("/Headers") if item.S == "/TD" else None
        found += ["a cell without its header"] if item.S == "/TD" and not headers else []
        found += [f"unknown header {name}" for name in headers or () if str(name) not in known]
        found += ["a picture without words"] if item.S == "/Figure" and not item.get("/Alt") else []
    found += ["a page without structure" for page in document.pages if "/StructParents" not in page]
    return found


@settings(max_examples=PAPERS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_every_paper_is_accessible_and_archivable(paper: ParsedPaper) -> None:
    assert faults(opened(paper)) == []


@pytest.mark.parametrize("paper", [seed(), long_paper(years=20)], ids=["seed", "long"])
def test_the_same_paper_gives_the_same_bytes(paper: ParsedPaper) -> None:
    engine = import_module("answers.printing.pdf.engine")  # where Pango is missing it cannot be loaded
    written = write_pdf(paper, layout=MV, which=Print.ANSWER)
    engine.render.cache_clear()
    assert write_pdf(paper, layout=MV, which=Print.ANSWER) == written


def test_a_paper_that_was_just_written_is_not_written_again() -> None:
    engine = import_module("answers.printing.pdf.engine")
    engine.render.cache_clear()
    for _reader in ("page", "download", "publication"):
        opened(seed())
    assert engine.render.cache_info().misses == 1


def test_questions_and_headings_are_bookmarks_under_the_title() -> None:
    with opened(long_paper(years=3)).open_outline() as outline:
        (title,) = outline.root
        told = [item.title.replace("\u00a0", " ") for item in title.children]

    assert title.title == seed().title
    assert told[:4] == ["Vorbemerkung", "Frage 1", "Zu 1, a) und b)", "Frage 2"]
    assert told[-3:] == ["Anlage 1", "Anlage 2", "Anlage 3"]


def test_a_wide_table_lies_across() -> None:
    sizes = [
        [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in opened(long_paper(years=3)).pages
    ]

    assert [210, 297] in sizes
    assert sizes.count([297, 210]) == 1


def test_the_question_alone_is_a_print_too() -> None:
    assert faults(opened(seed(), Print.QUESTION)) == []


def test_a_letter_without_a_shape_is_refused_with_its_place() -> None:
    paper = replace(seed(), answers=(PaperAnswer(("1", "2"), "Sehr gern 😀, sagt das Amt."),))

    with pytest.raises(InvalidInput, match=r"GRINNING FACE.*Sehr gern"):
        write_pdf(paper, layout=MV, which=Print.ANSWER)


def test_where_pango_is_missing_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_engine", lambda: None)

    assert not pdf.is_available()
    with pytest.raises(NotReady, match=r"Pango fehlt.*Word bleibt verfügbar"):
        write_pdf(seed(), layout=MV, which=Print.ANSWER)


def test_what_the_typesetter_stumbles_over_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stumbling:
        @staticmethod
        def render(_page: str) -> bytes:
            raise ValueError("Table wrapper without a table")

    monkeypatch.setattr(pdf, "_engine", lambda: Stumbling)
    with pytest.raises(InvalidInput, match=r"nicht als PDF setzen.*Word bleibt verfügbar"):
        write_pdf(seed(), layout=MV, which=Print.ANSWER)
