"""Word files: paragraphs, lists and tables with their styles, in the order of the body (Word-Dateien)."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import Finding
from inquiries.reading.archive import DAMAGED, ensure_harmless
from inquiries.reading.blocks import Block, Source, Style
from inquiries.reading.docx_numbering import Numbering
from inquiries.reading.docx_pictures import Pictures
from inquiries.reading.docx_runs import breaks_page, marked_text
from inquiries.reading.docx_styles import Stylesheet
from inquiries.reading.docx_tables import pipe_table, table_indent
from inquiries.reading.docx_xml import Element
from inquiries.reading.findings import finding

_WRAPPERS: Final = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
PICTURES: Final = "picture-skipped"
_NOTICED: Final = {
    PICTURES: ("w:drawing", "w:pict"),
    "notes-skipped": ("w:footnoteReference", "w:endnoteReference"),
    "revisions-accepted": ("w:ins", "w:del"),
    "comments-skipped": ("w:commentReference",),
}


def read(content: bytes) -> Source:
    """Return the blocks of a Word file; raise Unreadable when it is none."""
    document = open_document(content)
    body = document.element.find(qn("w:body"))
    reader = Reader(document)
    foot = (replace(block, style=Style.LETTER) for block in reader.blocks(_footer(document)))
    blocks = [*reader.blocks(_first_header(document)), *reader.blocks(body), *foot]
    files = tuple(reader.pictures.files.values())
    return Source(tuple(lists_joined(blocks)), findings=tuple(_noticed(body, read=reader.shown)), files=files)


def open_document(content: bytes) -> Document:
    """Return a Word document with a body; raise Unreadable for a file that is none or that could do harm."""
    ensure_harmless(content)
    try:
        document = docx.Document(BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable(DAMAGED) from error
    if document.element.find(qn("w:body")) is None:
        raise Unreadable(DAMAGED)
    return document


class Reader:
    """Turns the elements of one document into blocks."""

    def __init__(self, document: Document) -> None:
        self.styles = Stylesheet(document.styles.element)
        self.numbering = Numbering(document)
        self.pictures = Pictures(document)
        self.page = 1
        self.shown = 0

    def blocks(self, parent: Iterable[Element] | None) -> Iterator[Block]:
        """Yield the blocks of an element's children, or of some elements."""
        for element in () if parent is None else _flat(parent):
            if block := self._table(element) if element.tag == qn("w:tbl") else self._paragraph(element):
                yield block

    def _paragraph(self, paragraph: Element) -> Block | None:
        self.page += breaks_page(paragraph)
        form = self.styles.form_of(paragraph)
        text, whole_bold = marked_text(paragraph)
        label = self.numbering.label(form)
        if not text and form.style is Style.PICTURE:
            text = self.pictures.text(paragraph)
            self.shown += bool(text)
        if not text:
            return None
        if form.style in {Style.LIST, Style.NUMBERED} or label.startswith("-"):
            form, text = replace(form, style=Style.LIST), _item(text, label, self.numbering.depth(form))
        else:
            text = f"{label}{text}"
        bold = whole_bold or form.bold
        return Block(text, form.style, indent=min(form.left, form.right), bold=bold, page=self.page)

    def _table(self, table: Element) -> Block | None:
        text = pipe_table(table)
        return Block(text, Style.TABLE, indent=table_indent(table), page=self.page) if text else None


def _flat(parent: Iterable[Element]) -> Iterator[Element]:
    """Yield paragraphs and tables in their order, also those in content controls and insertions."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _flat(child)


def _item(text: str, label: str, depth: int) -> str:
    """Return a list's item; without a label it is a further paragraph of the item before."""
    return "  " * depth + (f"{label}{text}" if label else f"\n  {text}")


def lists_joined(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks of which neighbouring items are one list."""
    before: Block | None = None
    for block in blocks:
        if before is not None and before.style is block.style is Style.LIST:
            before = before.with_text(f"{before.text}\n{block.text}")
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _first_header(document: Document) -> Element | None:
    section = document.sections[0] if len(document.sections) else None
    if section is None or not section.different_first_page_header_footer:
        return None
    header = section.first_page_header
    return None if header.is_linked_to_previous else header.part.element


def _footer(document: Document) -> Element | None:
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return None
    first = section.different_first_page_header_footer
    footer = section.first_page_footer if first else section.footer
    return None if footer.is_linked_to_previous else footer.part.element


def _noticed(body: Element, *, read: int) -> Iterator[Finding]:
    for code, tags in _NOTICED.items():
        count = sum(1 for _ in body.iter(*(qn(tag) for tag in tags))) - (read if code == PICTURES else 0)
        if count:
            yield finding(code, count=count)
