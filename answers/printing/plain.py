"""The paper as plain text, as one would read it out (Textausgabe)."""

from collections.abc import Iterator

from answers.markup import Block, ItemList, Picture, Table, spans_text
from answers.printing.layout import Layout
from answers.printing.paper import PrintedBlock, typeset
from answers.printing.script import Print
from answers.printing.typography import unbind
from inquiries.parsed_paper import ParsedPaper

LINE = 78


def write_plain(paper: ParsedPaper, *, layout: Layout, which: Print) -> str:
    """Return a paper as text: a paragraph a line, a blank line between two, tables as pipes."""
    printed = typeset(paper, layout=layout, which=which)
    pieces = ["\n".join(f"{left}{right.rjust(LINE - len(left))}".rstrip() for left, right in printed.head)]
    pieces.extend(_piece(block) for block in printed.blocks)
    pieces.extend([printed.forwarding] if printed.forwarding else [])
    pieces.extend(_piece(block) for annex in printed.annexes for block in annex.blocks)
    return unbind("\n\n".join(pieces)) + "\n"


def _piece(block: PrintedBlock) -> str:
    text = "\n".join(_lines(block.content))
    return f"{block.label} {text}" if block.label else text


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield f"| {' | '.join(spans_text(cell) for cell in row)} |"
    elif isinstance(block, ItemList):
        for place, item in enumerate(block.items):
            mark = "–" if block.start is None else f"{block.start + place}{block.delimiter}"
            first, *more = [line for inner in item for line in _lines(inner)] or [""]
            yield f"{mark} {first}"
            yield from (f"  {line}" for line in more)
    elif isinstance(block, Picture):
        yield f"[Bild: {block.alt}]"
    else:
        yield f"{spans_text(block.spans)}"
