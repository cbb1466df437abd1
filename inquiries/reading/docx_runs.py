"""The letters of a Word paragraph as small Markdown (Absatztext)."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from docx.oxml.ns import qn

from inquiries.reading.docx_xml import Element, is_on
from inquiries.reading.marking import as_paragraph, emphasised
from inquiries.reading.mending import clean, in_one_line

_HIDDEN: Final = {
    qn(tag) for tag in ("w:del", "w:moveFrom", "w:txbxContent", "w:instrText", "w:delText", "w:rPr", "w:pPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_LETTERS: Final = {
    qn("w:tab"): "\t",
    qn("w:br"): " ",
    qn("w:cr"): " ",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}


def marked_text(paragraph: Element) -> tuple[str, bool]:
    """Return a paragraph's text, emphasis marked, and whether the whole of it is bold."""
    pieces = [(text, form) for text, form in _pieces(paragraph, (False, False)) if text]
    plain = in_one_line(clean("".join(text for text, _ in pieces)))
    forms = {form for text, form in pieces if not text.isspace()}
    if len(forms) == 1 and (True, False) in forms:
        return plain, True
    text = "".join(emphasised("".join(text for text, _ in run), form) for form, run in groupby(pieces, _form))
    return as_paragraph(in_one_line(clean(text))), False


def breaks_page(paragraph: Element) -> int:
    """Return how many pages end before or in a paragraph, as far as the file says so."""
    breaks = sum(1 for mark in paragraph.iter(qn("w:br")) if mark.get(qn("w:type")) == "page")
    properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    return breaks + (properties is not None and is_on(properties))


def _form(piece: tuple[str, tuple[bool, bool]]) -> tuple[bool, bool]:
    return piece[1]


def _pieces(element: Element, form: tuple[bool, bool]) -> Iterator[tuple[str, tuple[bool, bool]]]:
    for child in element:
        if child.tag in _HIDDEN:
            continue
        if child.tag == qn("w:t"):
            yield child.text or "", form
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag], form
        elif child.tag == qn("w:r"):
            yield from _pieces(child, _run_form(child))
        else:
            yield from _pieces(child, form)


def _run_form(run: Element) -> tuple[bool, bool]:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False, False
    bold, italic = (properties.find(qn(tag)) for tag in ("w:b", "w:i"))
    return bold is not None and is_on(bold), italic is not None and is_on(italic)
