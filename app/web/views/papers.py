"""A paper as a page shows it: the same blocks that the Word file is made from (Ansicht der Drucksache)."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.markup import Block, parse_leniently
from answers.printing.layout import load_layout
from answers.printing.paper import PrintedBlock, typeset
from answers.printing.script import Part, Print
from inquiries.parsed_paper import Annex, ParsedPaper

HEADINGS = frozenset({Part.ANSWER_HEADING, Part.REMARK_HEADING, Part.ANNEX_HEADING})


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """A block for the template: what it is, its label and anchor, its content."""

    part: str
    content: Block
    label: str = ""
    anchor: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """A whole paper for the template."""

    head: tuple[tuple[str, str], ...]
    blocks: tuple[PaperBlock, ...]
    forwarding: str | None


def paper_view(paper: ParsedPaper, which: Print = Print.ANSWER) -> PaperView:
    """Return a paper's head, blocks and the line about the letter, annexes last."""
    printed = typeset(paper, layout=load_layout(paper.parliament), which=which)
    annexed = (block for annex in printed.annexes for block in annex.blocks)
    return PaperView(printed.head, tuple(_block(block) for block in (*printed.blocks, *annexed)), printed.forwarding)


def annex_views(annexes: Sequence[Annex]) -> list[tuple[str, tuple[Block, ...]]]:
    """Return the annexes of a draft for whoever reads it: label and blocks."""
    return [(annex.label, parse_leniently(annex.text)) for annex in annexes]


def form_of(block: Block) -> str:
    """Return what a block of the small Markdown is: Paragraph, ItemList, Table, Caption or Note."""
    return type(block).__name__


def _block(block: PrintedBlock) -> PaperBlock:
    number = block.label.rstrip(".")
    return PaperBlock(
        part=block.part.value,
        content=block.content,
        label=block.label,
        anchor=f"frage-{number}" if block.part is Part.QUESTION and number else "",
        is_heading=block.part in HEADINGS,
    )
