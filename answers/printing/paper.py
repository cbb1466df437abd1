"""A paper becomes the blocks of its print, whatever file they are written to (Drucksache)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from answers.markup import Block, Caption, Note, Paragraph, Span, Table, clean, parse_leniently, spans_text
from answers.printing.layout import Layout
from answers.printing.order import alternating
from answers.printing.typography import bind
from answers.printing.wording import announcement, askers_line, forwarding_line, short_day
from inquiries.parsed_paper import Annex, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart


class Print(Enum):
    """The two prints under one number: the question as handed in, then question and answer."""

    QUESTION = "question"
    ANSWER = "answer"


class Part(Enum):
    """What a block is in the paper; the value is the key of its style in the layout."""

    MASTHEAD = "masthead"
    KIND = "kind"
    ASKERS = "askers"
    TITLE = "title"
    CONNECTIVE = "connective"
    REMARK_HEADING = "remark_heading"
    REMARK = "remark"
    PREAMBLE = "preamble"
    QUESTION = "question"
    QUESTION_MORE = "question_more"
    SUBQUESTION = "part"
    SUBQUESTION_MORE = "part_more"
    ANNOUNCEMENT = "announcement"
    ANSWER_HEADING = "answer_heading"
    ANSWER = "answer"
    DUE = "due"
    ANNEX_HEADING = "annex_heading"
    ANNEX = "annex"

    @property
    def asks(self) -> bool:
        """Tell whether the Member speaks here."""
        return self in _ASKING


_ASKING = frozenset({Part.QUESTION, Part.QUESTION_MORE, Part.SUBQUESTION, Part.SUBQUESTION_MORE})


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

    def all_blocks(self) -> tuple[PrintedBlock, ...]:
        """Return the blocks of the body and of the annexes."""
        return self.blocks + tuple(block for annex in self.annexes for block in annex.blocks)


def typeset(paper: ParsedPaper, *, layout: Layout, which: Print) -> PrintedPaper:
    """Return the print of a paper. Markup that the small Markdown lacks is printed as it was typed."""
    answered = which is Print.ANSWER
    line = forwarding_line(paper, layout) if answered else None
    return PrintedPaper(
        name=_name(paper, layout),
        head=_head(paper, layout),
        running_head=_running_head(paper, layout),
        blocks=_bound(_body(paper, layout, answered=answered)),
        annexes=tuple(_annex(annex, layout) for annex in paper.annexes if answered),
        forwarding=bind(_line(line)) if line else None,
    )


def _name(paper: ParsedPaper, layout: Layout) -> str:
    number = f" ({layout.phrase('number', number=paper.number)})" if paper.number else ""
    return _line(paper.title or layout.kind(paper.kind).name) + number


def _head(paper: ParsedPaper, layout: Layout) -> tuple[tuple[str, str], ...]:
    number = layout.phrase("number", number=paper.number) if paper.number else ""
    term = layout.phrase("term", term=paper.term) if paper.term else ""
    day = short_day(paper.printed_on) if paper.printed_on else ""
    lines = ((layout.masthead, number), (term, day))
    return tuple((bind(left), bind(right)) for left, right in lines if left or right)


def _running_head(paper: ParsedPaper, layout: Layout) -> tuple[str, str]:
    number = layout.phrase("number", number=paper.number) if paper.number else ""
    house = layout.phrase("running", parliament=layout.name, term=paper.term) if paper.term else layout.name
    return bind(number), bind(house)


def _body(paper: ParsedPaper, layout: Layout, *, answered: bool) -> Iterator[PrintedBlock]:
    yield from _opening(paper, layout)
    if answered:
        for phrase in ("and", "answer", "of_government"):
            yield _said(Part.KIND if phrase == "answer" else Part.CONNECTIVE, layout.phrases[phrase])
        if paper.government_remark:
            yield _said(Part.REMARK_HEADING, layout.phrases["remark"])
            yield from _blocks(Part.REMARK, paper.government_remark)
    yield from _blocks(Part.PREAMBLE, paper.preamble or "")
    for step in alternating(paper.questions, paper.answers if answered else ()):
        if isinstance(step, PaperAnswer):
            yield from _answer(step, paper, layout)
        else:
            yield from _question(step)
    if not answered and paper.due_on:
        yield _said(Part.DUE, layout.phrase("due", day=short_day(paper.due_on)))


def _opening(paper: ParsedPaper, layout: Layout) -> Iterator[PrintedBlock]:
    yield _said(Part.KIND, layout.kind(paper.kind).heading)
    if paper.members:
        yield _said(Part.ASKERS, askers_line(paper.members, layout))
    if paper.title:
        yield _said(Part.TITLE, paper.title)


def _question(asked: PaperQuestion | QuestionPart) -> Iterator[PrintedBlock]:
    if isinstance(asked, PaperQuestion):
        first, more, label = Part.QUESTION, Part.QUESTION_MORE, f"{asked.label}." if asked.label else ""
    else:
        first, more, label = Part.SUBQUESTION, Part.SUBQUESTION_MORE, f"{asked.label})"
    blocks = parse_leniently(asked.text)
    if not blocks or not isinstance(blocks[0], Paragraph):
        blocks = (Paragraph(()), *blocks) if label else blocks
    for place, block in enumerate(blocks):
        yield PrintedBlock(more if place else first, block, "" if place else label)


def _answer(answer: PaperAnswer, paper: ParsedPaper, layout: Layout) -> Iterator[PrintedBlock]:
    if line := announcement(answer, paper.questions, layout):
        yield _said(Part.ANSWER_HEADING if answer.announced.value == "heading" else Part.ANNOUNCEMENT, line)
    yield from _blocks(Part.ANSWER, answer.text)


def _annex(annex: Annex, layout: Layout) -> PrintedAnnex:
    blocks = _bound(
        [_said(Part.ANNEX_HEADING, annex.label or layout.phrases["annex"]), *_blocks(Part.ANNEX, annex.text)]
    )
    widest = max((len(block.content.header) for block in blocks if isinstance(block.content, Table)), default=0)
    return PrintedAnnex(blocks, widest >= layout.page.landscape_from_columns)


def _said(part: Part, line: str) -> PrintedBlock:
    return PrintedBlock(part, Paragraph((Span(_line(line)),)))


def _blocks(part: Part, text: str) -> Iterator[PrintedBlock]:
    return (PrintedBlock(part, block) for block in parse_leniently(text))


def _line(text: str) -> str:
    return clean(text, refuse=False).replace("\n", " ").strip()


def _bound(blocks: Iterable[PrintedBlock]) -> tuple[PrintedBlock, ...]:
    """Return blocks with no-break spaces, each told whether it stays with the next."""
    listed = list(blocks)
    following = [*listed[1:], None]
    return tuple(
        replace(block, content=_bound_content(block.content), stays=after is not None and _stays(block, after))
        for block, after in zip(listed, following, strict=True)
    )


def _stays(block: PrintedBlock, after: PrintedBlock) -> bool:
    """Tell whether a page break after a block would tear apart what belongs together."""
    if block.part.asks:
        return not after.part.asks or after.part in {Part.SUBQUESTION, Part.QUESTION_MORE, Part.SUBQUESTION_MORE}
    heads = {Part.ANNOUNCEMENT, Part.ANSWER_HEADING, Part.REMARK_HEADING, Part.ANNEX_HEADING}
    introduces = isinstance(block.content, Paragraph) and spans_text(block.content.spans).endswith(":")
    return block.part in heads or introduces or isinstance(after.content, Note)


def _bound_content(block: Block) -> Block:
    if isinstance(block, Paragraph | Caption | Note):
        return replace(block, spans=_bound_spans(block.spans))
    if isinstance(block, Table):
        rows = tuple(tuple(_bound_spans(cell) for cell in row) for row in block.rows)
        return replace(block, header=tuple(_bound_spans(cell) for cell in block.header), rows=rows)
    return replace(block, items=tuple(tuple(_bound_content(inner) for inner in item) for item in block.items))


def _bound_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(replace(span, text=bind(span.text)) for span in spans)
