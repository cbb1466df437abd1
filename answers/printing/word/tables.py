"""Tables of a Word document: repeated header, unbroken rows, widths after their content (Tabellen)."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Mm
from docx.table import _Cell as Cell

from answers.markup import Spans, Table, spans_text
from answers.printing.layout import Layout
from answers.printing.word.elements import element, span_runs
from answers.printing.word.template import ALIGNMENTS
from answers.printing.wording import listing

STYLE: Final = "DS Raster"
NARROWEST: Final = 6  # letters
WIDEST: Final = 40
SHORT: Final = 8  # a table of so many rows stays on one page


def add_table(
    document: Document, table: Table, *, layout: Layout, width: float, indent: float = 0, stays: bool = False
) -> None:
    """Add a table of a width in millimetres; its last row stays with the next paragraph where a note follows."""
    lines = (table.header, *table.rows)
    widths = _widths(lines, width)
    head, usual = (document.styles[layout.styles[key].name].style_id for key in ("table_head", "table"))
    added = document.add_table(rows=len(lines), cols=len(widths), style=STYLE)
    added.autofit, added.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    for column, share in zip(added.columns, widths, strict=True):
        column.width = Mm(share)
    drawn = document.element.body.tbl_lst[-1]
    _set_properties(drawn, indent=indent, width=width)
    columns = listing([spans_text(cell) for cell in table.header])
    drawn.tblPr.append(element("w:tblDescription", val=layout.phrase("table", columns=columns)))
    for place, (row, line) in enumerate(zip(drawn.tr_lst, lines, strict=True)):
        _mark(row, heads=place == 0)
        keeps = stays if place == len(table.rows) else _keeps(place, len(table.rows))
        for tc, spans, alignment in zip(row.tc_lst, line, table.alignments, strict=True):
            _fill(Cell(tc, added), spans, style=usual if place else head, alignment=alignment, keeps=keeps)


def _keeps(place: int, rows: int) -> bool:
    """Tell whether a row stays with the next: no header alone at a page's foot, no last row alone at a page's head."""
    return rows <= SHORT or place in {0, rows - 1}


def _fill(cell: Cell, spans: Spans, *, style: str, alignment: str, keeps: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.element.style = style  # its id: asking for it by name takes long in long tables
    span_runs(paragraph, spans)
    if alignment != "left":
        paragraph.alignment = ALIGNMENTS[alignment]
    if keeps:
        paragraph.paragraph_format.keep_with_next = True


def _set_properties(table: CT_Tbl, *, indent: float, width: float) -> None:
    properties = table.tblPr
    properties.remove_all("w:tblW", "w:tblLook")
    measures = element("w:tblW", w=_twips(width), type="dxa")
    properties.insert_element_before(measures, "w:jc", "w:tblInd", "w:tblLayout")
    properties.insert_element_before(element("w:tblInd", w=_twips(indent), type="dxa"), "w:tblLayout")
    columns = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    properties.append(element("w:tblLook", val="0620", **columns))


def _mark(row: CT_Row, *, heads: bool) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heads:
        properties.append(OxmlElement("w:tblHeader"))


def _widths(lines: tuple[tuple[Spans, ...], ...], width: float) -> list[float]:
    """Share a width among the columns: each after its longest cell, within bounds, and never under its longest word."""
    shares = [max(_letters(cells)) for cells in zip(*lines, strict=True)]
    return [width * share / sum(shares) for share in shares]


def _letters(cells: tuple[Spans, ...]) -> Iterator[int]:
    for cell in cells:
        text = spans_text(cell)
        yield NARROWEST
        yield min(WIDEST, len(text))
        yield from (len(word) for word in text.split())


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
