"""Blocks become paragraphs and lists of a Word document (Textkörper)."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from answers.markup import Block, Caption, ItemList, Note, Paragraph, Picture, Span, Table
from answers.printing.layout import Layout, Style
from answers.printing.paper import PrintedBlock
from answers.printing.pictures import PaperImage
from answers.printing.word.elements import span_runs
from answers.printing.word.tables import add_table

DASHES: Final = 1  # the numbering of the template that sets a dash before each item
ABSTRACT: Final = {".": 2, ")": 3}
HIGHEST: Final = 0.8  # a picture's share of the page, so that its caption finds room
SPACER: Final = "spacer"  # the style of the paragraph that Word needs between two tables and after the last one


class BodyWriter:
    """Writes blocks, one after the other, to the end of a document."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.landscape = False
        self.needs_space = False
        self.pictures = 0
        self.style_ids = {style.name: style.style_id for style in document.styles}

    def write_head(self, lines: Iterable[tuple[str, str]]) -> None:
        """Write the lines of the paper's head, each with what stands left and right."""
        for left, right in lines:
            self._paragraph((Span(f"{left}\t{right}"),), self.layout.styles["masthead"])

    def write(self, blocks: Iterable[PrintedBlock], *, landscape: bool = False) -> None:
        """Write blocks in the styles of their parts, on pages that may lie across."""
        self.landscape = landscape
        for block in blocks:
            self._write(block, self.layout.styles[block.part.value])
        self.end_with_paragraph()

    def end_with_paragraph(self) -> None:
        """Add a paragraph without height where a table would be the last thing: Word needs one."""
        body = self.document.element.body
        if body.tbl_lst and body.index(body.tbl_lst[-1]) == len(body) - 2:  # the last element is the page's
            self.document.add_paragraph(style=self.layout.styles[SPACER].name)

    def _write(self, block: PrintedBlock, style: Style) -> None:
        content = block.content
        if isinstance(content, Table):
            self._table(content, style, stays=block.stays)
        elif isinstance(content, ItemList):
            self._list(content, style, depth=0)
        elif block.picture is not None and isinstance(content, Picture):
            self._picture(content, block.picture, style, stays=block.stays)
        elif isinstance(content, Paragraph):
            paragraph = self._paragraph(content.spans, style, label=block.label, stays=block.stays)
            if block.is_flush:
                paragraph.paragraph_format.left_indent = Mm(style.left - style.hanging)
                paragraph.paragraph_format.first_line_indent = Mm(0)
            if self.needs_space and not style.new_page and style.before < style.after:
                paragraph.paragraph_format.space_before = Pt(style.after)
        elif isinstance(content, Caption | Note):
            self._small(content, style, stays=block.stays)
        self.needs_space = isinstance(content, Table | ItemList | Note)

    def _paragraph(self, spans: Iterable[Span], style: Style, *, label: str = "", stays: bool = False) -> WordParagraph:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.element.style = self.style_ids[style.name]  # asking by name takes long
        if label:
            paragraph.add_run(f"{label}\t")
        span_runs(paragraph, spans)
        if stays and not style.keep_next:
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _small(self, block: Caption | Note, around: Style, *, stays: bool) -> None:
        style = self.layout.styles["caption" if isinstance(block, Caption) else "note"]
        _indent(self._paragraph(block.spans, style, stays=stays), left=around.left, right=around.right)

    def _picture(self, block: Picture, picture: PaperImage, around: Style, *, stays: bool) -> None:
        """Show a picture as wide as it likes to be and as fits, with the words for those who cannot see it."""
        width = self.layout.page.text_width(landscape=self.landscape) - around.left - around.right
        wide, high = picture.fitted(width, self.layout.page.text_height(landscape=self.landscape) * HIGHEST)
        paragraph = self._paragraph((), self.layout.styles["picture"], stays=stays)
        _indent(paragraph, left=around.left, right=around.right)
        drawing = paragraph.add_run().add_picture(BytesIO(picture.content), Mm(wide), Mm(high))
        self.pictures += 1
        for properties in drawing._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):  # noqa: SLF001 – it has no other door
            properties.set("id", str(self.pictures))
            properties.set("name", block.name)
            properties.set("descr", block.alt)

    def _table(self, block: Table, around: Style, *, stays: bool) -> None:
        self.end_with_paragraph()
        width = self.layout.page.text_width(landscape=self.landscape) - around.left - around.right
        add_table(self.document, block, layout=self.layout, width=width, indent=around.left, stays=stays)

    def _list(self, block: ItemList, around: Style, *, depth: int) -> None:
        number = DASHES if block.start is None else self._new_numbering(block, depth)
        for item in block.items:
            for place, content in enumerate(item):
                self._item(content, around, depth=depth, number=0 if place else number)

    def _item(self, content: Block, around: Style, *, depth: int, number: int) -> None:
        """Write a block of a list's item; only the first has the number or dash."""
        style = self.layout.styles["list" if number in {0, DASHES} else "numbered_list"]
        if isinstance(content, ItemList):
            self._list(content, around, depth=depth + 1)
        elif isinstance(content, Table):
            self._table(content, around, stays=False)
        elif not isinstance(content, Picture):  # the markup knows pictures outside of lists alone
            paragraph = self._paragraph(content.spans, style)
            left = around.left + style.left * (depth + 1)
            _indent(paragraph, left=left, right=around.right, hanging=style.hanging if number else 0)
            if number:
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


def close_section(document: Document) -> None:
    """Move the section break that python-docx set in an empty paragraph into the last paragraph of text."""
    empty = document.element.body.p_lst[-1]
    empty.getprevious().get_or_add_pPr().append(empty.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
    document.element.body.remove(empty)
