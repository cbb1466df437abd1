"""A paper becomes the blocks of its print, whatever file they are written to (Drucksache)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from answers.markup import Block, Caption, Note, Paragraph, Picture, Span, Table, parse_leniently, spans_text
from answers.printing import script
from answers.printing.layout import Layout
from answers.printing.pictures import NO_FILES, Files, PaperImage, open_picture
from answers.printing.script import Part, Print, Said
from answers.printing.typography import bind
from answers.printing.wording import forwarding_line
from inquiries.parsed_paper import ParsedPaper

LONGEST_NAME: Final = 255  # what Word keeps of a title property

_MORE = {Part.QUESTION: Part.QUESTION_MORE, Part.SUBQUESTION: Part.SUBQUESTION_MORE}


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block in its place: `label` hangs before it (1., a)); `stays` keeps it on the page of the next one.

    `across` turns its page on the long side, `picture` is what a block that names one shows.
    """

    part: Part
    content: Block
    label: str = ""
    stays: bool = False
    across: bool = False
    picture: PaperImage | None = None

    @property
    def is_flush(self) -> bool:
        """Tell whether it begins where numbers stand, having none itself: a single question without a number."""
        return self.part in _MORE and not self.label and isinstance(self.content, Paragraph)


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """An annex on pages of its own, across the long side where a table needs it."""

    blocks: tuple[PrintedBlock, ...]

    @property
    def landscape(self) -> bool:
        """Tell whether its pages lie across."""
        return any(block.across for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """All that is printed, in order. Pairs are what stands left and right on a line."""

    name: str
    head: tuple[tuple[str, str], ...]
    running_head: tuple[str, str]
    blocks: tuple[PrintedBlock, ...]
    annexes: tuple[PrintedAnnex, ...]
    forwarding: str | None

    def all_blocks(self) -> tuple[PrintedBlock, ...]:
        """Return the blocks of the paper and of its annexes."""
        return (*self.blocks, *(block for annex in self.annexes for block in annex.blocks))


def typeset(paper: ParsedPaper, *, layout: Layout, which: Print, files: Files = NO_FILES) -> PrintedPaper:
    """Return the print of a paper. Markup that the small Markdown lacks is printed as it was typed.

    Raises InvalidInput for a file that is to be shown as a picture but is none.
    """
    forwarding = forwarding_line(paper, layout) if which is Print.ANSWER else None
    return PrintedPaper(
        name=_name(paper, layout),
        head=tuple((bind(left), bind(right)) for left, right in script.head(paper, layout)),
        running_head=_running_head(paper, layout),
        blocks=_turned(_set(script.body(paper, layout, which=which), files), layout),
        annexes=tuple(_annex(said, layout, files) for said in script.annexes(paper, layout, which=which)),
        forwarding=bind(script.line(forwarding)) if forwarding else None,
    )


def _name(paper: ParsedPaper, layout: Layout) -> str:
    number = f" ({layout.phrase('number', number=paper.number)})" if paper.number else ""
    title = script.line(paper.title or "") or layout.kind(paper.kind).name
    room = LONGEST_NAME - len(number)
    return (title if len(title) <= room else f"{title[: room - 1]}…") + number


def _running_head(paper: ParsedPaper, layout: Layout) -> tuple[str, str]:
    number = layout.phrase("number", number=paper.number) if paper.number else ""
    house = layout.phrase("running", parliament=layout.name, term=paper.term) if paper.term else layout.name
    return bind(number), bind(house)


def _annex(said: Iterable[Said], layout: Layout, files: Files) -> PrintedAnnex:
    blocks = _set(said, files)
    across = any(_is_wide(block, layout) for block in blocks)
    return PrintedAnnex(tuple(replace(block, across=across) for block in blocks))


def _turned(blocks: tuple[PrintedBlock, ...], layout: Layout) -> tuple[PrintedBlock, ...]:
    """Return blocks among which a wide table lies across, with its caption and notes."""
    turned = list(blocks)
    for place, block in enumerate(blocks):
        before = turned[place - 1].across if place else False
        leads_on = isinstance(block.content, Caption) and place + 1 < len(blocks)
        across = _is_wide(blocks[place + 1] if leads_on else block, layout)
        turned[place] = replace(block, across=across or (isinstance(block.content, Note) and before))
    return tuple(turned)


def _is_wide(block: PrintedBlock, layout: Layout) -> bool:
    return isinstance(block.content, Table) and len(block.content.header) >= layout.page.landscape_from_columns


def _set(said: Iterable[Said], files: Files) -> tuple[PrintedBlock, ...]:
    """Return the blocks of what is said, with no-break spaces, each told whether it stays with the next."""
    blocks = [block for each in said for block in _blocks(each, files)]
    return tuple(
        replace(
            block,
            content=_bound(block.content),
            stays=after is not None and _stays(block, after),
            picture=open_picture(files, block.content.name) if isinstance(block.content, Picture) else None,
        )
        for block, after in zip_longest(blocks, blocks[1:])
    )


def set_text(part: Part, text: str, files: Files) -> tuple[PrintedBlock, ...]:
    """Return a text alone as blocks, with its pictures."""
    return _set([Said(part, text)], files) or (PrintedBlock(part, Paragraph(())),)


def _shown(block: Block, files: Files) -> Block:
    """Return a block; a picture that does not belong to the paper stands for itself, as it was typed."""
    if isinstance(block, Picture) and block.name not in files:
        return Paragraph((Span(f"![{block.alt}]({block.name})"),))
    return block


def _blocks(said: Said, files: Files) -> Iterator[PrintedBlock]:
    if not said.part.is_marked_up:
        yield PrintedBlock(said.part, Paragraph((Span(said.text),)))
        return
    first, *more = [_shown(block, files) for block in parse_leniently(said.text)] or [Paragraph(())]
    if said.label and not isinstance(first, Paragraph):
        first, more = Paragraph(()), [first, *more]
    if said.label or first != Paragraph(()):
        yield PrintedBlock(said.part, first, said.label)
    yield from (PrintedBlock(_MORE.get(said.part, said.part), block) for block in more)


def _stays(block: PrintedBlock, after: PrintedBlock) -> bool:
    """Tell whether a page break after a block would tear apart what belongs together."""
    if block.part.asks:
        return not after.part.asks or after.part.asks_further
    introduces = isinstance(block.content, Paragraph) and spans_text(block.content.spans).endswith(":")
    return block.part.heads or introduces or isinstance(after.content, Note)


def _bound(block: Block) -> Block:
    if isinstance(block, Paragraph | Caption | Note):
        return replace(block, spans=_bound_spans(block.spans))
    if isinstance(block, Table):
        rows = tuple(tuple(_bound_spans(cell) for cell in row) for row in block.rows)
        return replace(block, header=tuple(_bound_spans(cell) for cell in block.header), rows=rows)
    if isinstance(block, Picture):
        return block
    return replace(block, items=tuple(tuple(_bound(inner) for inner in item) for item in block.items))


def _bound_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(replace(span, text=bind(span.text)) for span in spans)
