"""Tables of a Word document: repeated header, unbroken rows, widths after their content (Tabellen)."""

from typing import Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Mm
from docx.table import _Cell as Cell

from answers.markup import Spans, Table, spans_text
from answers.printing.columns import alignments, shares
from answers.printing.layout import Layout
from answers.printing.word.elements import element, span_runs
from answers.printing.word.template import ALIGNMENTS
from answers.printing.wording import listing

STYLE: Final = "DS Raster"
_OF_TEXT: Final = ("table_head", "table")
_OF_NUMBERS: Final = ("table_head_number", "table_number")
SHORT: Final = 8  # a table of so many rows stays on one page


def add_table(
    document: Document, table: Table, *, layout: Layout, width: float, indent: float = 0, stays: bool = False
) -> None:
    """Add a table of a width in millimetres; its last row stays with the next paragraph where a note follows."""
    lines = (table.header, *table.rows)
    widths = [width * share for share in shares(lines)]
    styles = _styles(document, table, layout)
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
        for tc, spans, alignment, (head, usual) in zip(row.tc_lst, line, table.alignments, styles, strict=True):
            _fill(Cell(tc, added), spans, style=usual if place else head, alignment=alignment, keeps=keeps)


def _styles(document: Document, table: Table, layout: Layout) -> list[tuple[str, str]]:
    """Return the styles of each column's head and cells: those of numbers where the table itself names no alignment."""
    ids = {key: document.styles[layout.styles[key].name].style_id for key in (*_OF_TEXT, *_OF_NUMBERS)}
    chosen = (
        _OF_NUMBERS if shown != told else _OF_TEXT
        for shown, told in zip(alignments(table), table.alignments, strict=True)
    )
    return [(ids[head], ids[usual]) for head, usual in chosen]


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


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
