"""Blocks become paragraphs and lists of a Word document (Textkörper)."""

from collections.abc import Iterable
from typing import Final

from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from answers.markup import Block, Caption, ItemList, Paragraph, Span, Table
from answers.printing.layout import Layout, Style
from answers.printing.paper import PrintedBlock
from answers.printing.word.elements import span_runs
from answers.printing.word.tables import add_table

DASHES: Final = 1  # the numbering of the template that sets a dash before each item
ABSTRACT: Final = {".": 2, ")": 3}


class BodyWriter:
    """Writes blocks, one after the other, to the end of a document."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.landscape = False

    def write_head(self, lines: Iterable[tuple[str, str]]) -> None:
        """Write the lines of the paper's head, each with what stands left and right."""
        for left, right in lines:
            self._paragraph((Span(f"{left}\t{right}"),), self.layout.styles["masthead"])

    def write(self, blocks: Iterable[PrintedBlock], *, landscape: bool = False) -> None:
        """Write blocks in the styles of their parts, on pages that may lie across."""
        self.landscape = landscape
        for block in blocks:
            style = self.layout.styles[block.part.value]
            if isinstance(block.content, Paragraph):
                self._paragraph(block.content.spans, style, label=block.label, stays=block.stays)
            else:
                self._special(block.content, style, stays=block.stays)

    def _paragraph(self, spans: Iterable[Span], style: Style, *, label: str = "", stays: bool = False) -> WordParagraph:
        paragraph = self.document.add_paragraph(style=style.name)
        if label:
            paragraph.add_run(f"{label}\t")
        span_runs(paragraph, spans)
        if stays and not style.keep_next:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _special(self, block: Block, around: Style, *, stays: bool) -> None:
        if isinstance(block, ItemList):
            self._list(block, around, depth=0)
        elif isinstance(block, Table):
            width = self.layout.page.text_width(landscape=self.landscape) - around.left - around.right
            add_table(self.document, block, layout=self.layout, width=width, indent=around.left, stays=stays)
        else:
            style = self.layout.styles["caption" if isinstance(block, Caption) else "note"]
            paragraph = self._paragraph(block.spans, style, stays=stays)
            _indent(paragraph, left=around.left, right=around.right)

    def _list(self, block: ItemList, around: Style, *, depth: int) -> None:
        style = self.layout.styles["list" if block.start is None else "numbered_list"]
        number = DASHES if block.start is None else self._new_numbering(block, depth)
        left = around.left + style.left * (depth + 1)
        for item in block.items:
            for place, content in enumerate(item):
                if isinstance(content, ItemList):
                    self._list(content, around, depth=depth + 1)
                elif isinstance(content, Table):
                    self._special(content, around, stays=False)
                else:
                    paragraph = self._paragraph(content.spans, style)
                    _indent(paragraph, left=left, right=around.right, hanging=0 if place else style.hanging)
                    if not place:
                        _number(paragraph, number, depth)

    def _new_numbering(self, block: ItemList, depth: int) -> int:
        numbering = self.document.part.numbering_part.element
        number = numbering.add_num(ABSTRACT[block.delimiter])
        number.add_lvlOverride(ilvl=depth).add_startOverride(block.start)
        return int(number.numId)


def _indent(paragraph: WordParagraph, *, left: float, right: float, hanging: float = 0) -> None:
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent, form.first_line_indent = Mm(left), Mm(right), Mm(-hanging)


def _number(paragraph: WordParagraph, number: int, depth: int) -> None:
    properties = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = number
