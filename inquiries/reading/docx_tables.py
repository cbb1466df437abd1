"""Tables of a Word file as pipe tables (Tabellen)."""

from collections.abc import Sequence
from typing import Final

from docx.oxml.ns import qn

from inquiries.reading.docx_runs import marked_text
from inquiries.reading.docx_styles import TWIPS
from inquiries.reading.docx_xml import Element, number, whole

_RULES: Final = {"right": "---:", "end": "---:", "center": ":---:"}
_WIDEST: Final = 63


def pipe_table(table: Element) -> str:
    """Return a table as small Markdown, its first row as the header; empty where it holds nothing."""
    rows = [[cell for tc in row.iter(qn("w:tc")) for cell in _spanned(tc)] for row in table.iter(qn("w:tr"))]
    if not any(cell for row in rows for cell, _ in row):
        return ""
    width = max(len(row) for row in rows)
    alignments = [_alignment(rows, column) for column in range(width)]
    header, *body = [_line([cell for cell, _ in row] + [""] * (width - len(row))) for row in rows]
    return "\n".join([header, f"|{'|'.join(alignments)}|", *body])


def table_indent(table: Element) -> float:
    """Return how far a table is moved to the right, in mm."""
    indent = table.find(f"{qn('w:tblPr')}/{qn('w:tblInd')}")
    return max(0, number(indent.get(qn("w:w")) if indent is not None else None)) / TWIPS


def pipe_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as small Markdown, all columns to the left."""
    header, *body = [_line([cell.replace("|", "\\|") for cell in row]) for row in rows]
    return "\n".join([header, "|" + "---|" * len(rows[0]), *body])


def _spanned(tc: Element) -> list[tuple[str, str]]:
    """Return a cell's text and alignment, with empty cells where it spans further columns."""
    merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    continues = merge is not None and merge.get(qn("w:val")) != "restart"
    paragraphs = list(tc.iter(qn("w:p")))
    text = " ".join(filter(None, (_plain(paragraph) for paragraph in paragraphs)))
    places = [paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}") for paragraph in paragraphs]
    alignment = next((str(place.get(qn("w:val"))) for place in places if place is not None), "left")
    span = min(whole(tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1), _WIDEST)
    return [("" if continues else text, alignment), *[("", alignment)] * (span - 1)]


def _plain(paragraph: Element) -> str:
    return marked_text(paragraph)[0].removeprefix("\\").replace("|", "\\|")


def _alignment(rows: Sequence[Sequence[tuple[str, str]]], column: int) -> str:
    kinds = {row[column][1] for row in rows[1:] if column < len(row)} or {"left"}
    return _RULES.get(kinds.pop(), "---") if len(kinds) == 1 else "---"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
