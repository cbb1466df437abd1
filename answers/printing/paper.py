"""A paper becomes the blocks of its print, whatever file they are written to (Drucksache)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from answers.markup import Block, Caption, Note, Paragraph, Span, Table, parse_leniently, spans_text
from answers.printing import script
from answers.printing.layout import Layout
from answers.printing.script import Part, Print, Said
from answers.printing.typography import bind
from answers.printing.wording import forwarding_line
from inquiries.parsed_paper import ParsedPaper

_MORE = {Part.QUESTION: Part.QUESTION_MORE, Part.SUBQUESTION: Part.SUBQUESTION_MORE}


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block in its place: `label` hangs before it (1., a)); `stays` keeps it on the page of the next one."""

    part: Part
    content: Block
    label: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """An annex on pages of its own, across the long side where a table needs it."""

    blocks: tuple[PrintedBlock, ...]
    landscape: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """All that is printed, in order. Pairs are what stands left and right on a line."""

    name: str
    head: tuple[tuple[str, str], ...]
    running_head: tuple[str, str]
    blocks: tuple[PrintedBlock, ...]
    annexes: tuple[PrintedAnnex, ...]
    forwarding: str | None


def typeset(paper: ParsedPaper, *, layout: Layout, which: Print) -> PrintedPaper:
    """Return the print of a paper. Markup that the small Markdown lacks is printed as it was typed."""
    forwarding = forwarding_line(paper, layout) if which is Print.ANSWER else None
    return PrintedPaper(
        name=_name(paper, layout),
        head=tuple((bind(left), bind(right)) for left, right in script.head(paper, layout)),
        running_head=_running_head(paper, layout),
        blocks=_set(script.body(paper, layout, which=which)),
        annexes=tuple(_annex(said, layout) for said in script.annexes(paper, layout, which=which)),
        forwarding=bind(script.line(forwarding)) if forwarding else None,
    )


def _name(paper: ParsedPaper, layout: Layout) -> str:
    number = f" ({layout.phrase('number', number=paper.number)})" if paper.number else ""
    return script.line(paper.title or layout.kind(paper.kind).name) + number


def _running_head(paper: ParsedPaper, layout: Layout) -> tuple[str, str]:
    number = layout.phrase("number", number=paper.number) if paper.number else ""
    house = layout.phrase("running", parliament=layout.name, term=paper.term) if paper.term else layout.name
    return bind(number), bind(house)


def _annex(said: Iterable[Said], layout: Layout) -> PrintedAnnex:
    blocks = _set(said)
    widest = max((len(block.content.header) for block in blocks if isinstance(block.content, Table)), default=0)
    return PrintedAnnex(blocks, landscape=widest >= layout.page.landscape_from_columns)


def _set(said: Iterable[Said]) -> tuple[PrintedBlock, ...]:
    """Return the blocks of what is said, with no-break spaces, each told whether it stays with the next."""
    blocks = [block for each in said for block in _blocks(each)]
    return tuple(
        replace(block, content=_bound(block.content), stays=after is not None and _stays(block, after))
        for block, after in zip_longest(blocks, blocks[1:])
    )


def _blocks(said: Said) -> Iterator[PrintedBlock]:
    if not said.part.is_marked_up:
        yield PrintedBlock(said.part, Paragraph((Span(said.text),)))
        return
    first, *more = parse_leniently(said.text) or [Paragraph(())]
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
    return replace(block, items=tuple(tuple(_bound(inner) for inner in item) for item in block.items))


def _bound_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(replace(span, text=bind(span.text)) for span in spans)
