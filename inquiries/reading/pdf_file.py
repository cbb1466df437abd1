"""PDF files with text: lines become paragraphs by their place on the page (PDF-Dateien)."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import Finding
from inquiries.reading.blocks import Block, Source
from inquiries.reading.docx_tables import pipe_lines
from inquiries.reading.findings import finding
from inquiries.reading.mending import clean, in_one_line
from inquiries.reading.pdf_lines import Line, Measure, lines_of, paragraphs

MOST_PAGES: Final = 60  # half a minute of work at worst
MOST_SIGNS: Final = 40_000  # on one page

_BULLET: Final = re.compile(r"^[•▪●–-]\s+")
_DAMAGED: Final = "Die PDF-Datei ist beschädigt. Erzeugen Sie sie neu oder laden Sie die Word-Datei hoch."
_ACTIVE: Final = {"JavaScript", "EmbeddedFiles"}


def read(content: bytes) -> Source:
    """Return the blocks of a PDF file; raise Unreadable for one that is damaged, locked, active or only a picture."""
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            _ensure_harmless(pdf)
            pages = [list(_blocks_of_page(page)) for page in pdf.pages]
    except PdfminerException as error:
        raise Unreadable(_why(error)) from error
    except (PDFException, ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError) as error:
        raise Unreadable(_DAMAGED) from error
    if not any(pages):
        raise Unreadable("Die PDF-Datei enthält nur Bilder, vermutlich einen Scan. Nötig ist eine Datei mit Text.")
    return Source(tuple(_blocks(pages)), extracted=True, findings=tuple(_empty_pages(pages)))


def _why(error: PdfminerException) -> str:
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__cause__, error.__context__)):
        return "Die PDF-Datei ist mit einem Kennwort geschützt. Heben Sie den Schutz auf."
    return _DAMAGED


def _ensure_harmless(pdf: PDF) -> None:
    if len(pdf.pages) > MOST_PAGES:
        raise Unreadable(f"Die PDF-Datei hat mehr als {MOST_PAGES} Seiten. Teilen Sie sie auf.")
    catalog = pdf.doc.catalog
    names = _resolved(catalog.get("Names"))
    action = _resolved(catalog.get("OpenAction"))
    starts = isinstance(action, dict) and str(_resolved(action.get("S"))) in {"/'JavaScript'", "/'Launch'"}
    if starts or (isinstance(names, dict) and _ACTIVE & names.keys()):
        raise Unreadable("Die PDF-Datei enthält Programme oder angehängte Dateien. Erzeugen Sie sie ohne diese neu.")


def _resolved(reference: Any) -> Any:
    """Return what a reference of the file points to."""
    return reference.resolve() if hasattr(reference, "resolve") else reference


def _blocks_of_page(page: Page) -> Iterator[Line | Block]:
    """Yield a page's lines and tables from top to bottom."""
    if len(page.chars) > MOST_SIGNS:
        raise Unreadable(f"Seite {page.page_number} der PDF-Datei enthält zu viele Zeichen.")
    tables = page.find_tables() if page.lines or page.rects else []
    tables = [table for table in tables if len(table.rows) > 1 and len(table.columns) > 1]
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox, strict=False)
    lines = lines_of(outside.extract_text_lines(), page.page_number)
    placed: list[tuple[float, Line | Block]] = [(line.top, line) for line in lines if not _is_page_number(line)]
    placed += [(table.bbox[1], _table_block(table.extract(), page.page_number)) for table in tables]
    page.close()
    yield from (item for _, item in sorted(placed, key=lambda pair: pair[0]))


def _is_page_number(line: Line) -> bool:
    return line.text.strip(" -–") == str(line.page)


def _table_block(rows: list[list[str | None]], page: int) -> Block:
    cells = [[in_one_line(clean(cell or "")) for cell in row] for row in rows]
    return Block(pipe_lines(cells), page=page)


def _blocks(pages: list[list[Line | Block]]) -> Iterator[Block]:
    lines = [item for page in pages for item in page if isinstance(item, Line)]
    measure = Measure.of(lines) if lines else Measure(0, 0)
    for page in pages:
        run: list[Line] = []
        for item in page:
            if isinstance(item, Line):
                run.append(item)
                continue
            yield from _paragraph_blocks(run, measure)
            yield item
            run = []
        yield from _paragraph_blocks(run, measure)


def _paragraph_blocks(lines: list[Line], measure: Measure) -> Iterator[Block]:
    for paragraph in paragraphs(lines):
        text = in_one_line(clean("\n".join(line.text for line in paragraph)))
        if text:
            bold, page = paragraph[0].bold, paragraph[0].page
            indent = measure.indent(paragraph)
            yield Block(_marked(text), indent=indent, bold=bold, page=page)


def _marked(text: str) -> str:
    """Return a paragraph as small Markdown: bullets are lists, a star is a note."""
    return f"\\{text}" if text.startswith("* ") else _BULLET.sub("- ", text)


def _empty_pages(pages: list[list[Line | Block]]) -> Iterator[Finding]:
    for number, page in enumerate(pages, 1):
        if not page:
            yield finding("empty-page", place=f"Seite {number}")
