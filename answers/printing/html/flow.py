"""Blocks in the order of a page that scrolls: a table takes its caption in (Fluss)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from answers.markup import Block, Caption, Spans, Table
from answers.printing.columns import alignments, heights, shares
from answers.printing.paper import PrintedBlock
from answers.printing.pictures import PaperImage
from answers.printing.script import Part

MOST_LINES: Final = (
    20  # of what stays together: with caption and header they fit on any page, also one that lies across
)
_UNSAFE = re.compile(r"[^\w.-]")
_LEVELS = {Part.TITLE: 1, Part.REMARK_HEADING: 2, Part.ANSWER_HEADING: 2, Part.ANNEX_HEADING: 2}


@dataclass(frozen=True, slots=True)
class Flowing:
    """A block for a template: `level` is a heading's, `caption` a table's, `bookmark` leads to a question.

    A table that `is_short` stays on one page; of each row `tall` says whether it may be split, as it would fill a page.
    """

    part: str
    kind: str
    content: Block
    label: str = ""
    anchor: str = ""
    bookmark: str = ""
    level: int = 0
    stays: bool = False
    flush: bool = False
    caption: Spans = ()
    alignments: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    is_short: bool = False
    tall: tuple[bool, ...] = ()
    across: bool = False
    picture: PaperImage | None = None


def flowing(blocks: Iterable[PrintedBlock]) -> tuple[Flowing, ...]:
    """Return blocks as a page shows them."""
    return tuple(_flowing(blocks))


def runs(blocks: Iterable[Flowing]) -> list[tuple[bool, list[Flowing]]]:
    """Return blocks in runs that lie the same way: whether across, and the blocks."""
    return [(across, list(run)) for across, run in groupby(blocks, key=lambda block: block.across)]


def _flowing(blocks: Iterable[PrintedBlock]) -> Iterator[Flowing]:
    caption: Spans = ()
    for block in blocks:
        if isinstance(block.content, Caption):
            caption = block.content.spans
            continue
        yield _block(block, caption)
        caption = ()


def _block(block: PrintedBlock, caption: Spans) -> Flowing:
    content = block.content
    widths = tuple(shares((content.header, *content.rows))) if isinstance(content, Table) else ()
    lines = heights(content.rows, widths) if isinstance(content, Table) else []
    number = block.label.rstrip(".") if block.part is Part.QUESTION else ""
    return Flowing(
        part=block.part.value.replace("_", "-"),
        kind=type(content).__name__,
        content=content,
        label=block.label,
        anchor=f"frage-{_UNSAFE.sub('', number)}" if number else "",
        bookmark=f"Frage {number}" if number else "",
        level=_LEVELS.get(block.part, 0),
        stays=block.stays,
        flush=block.is_flush,
        caption=caption,
        across=block.across,
        picture=block.picture,
        alignments=alignments(content) if isinstance(content, Table) else (),
        widths=widths,
        is_short=sum(lines) <= MOST_LINES,
        tall=tuple(count > MOST_LINES for count in lines),
    )
