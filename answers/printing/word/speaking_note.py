"""What the head of a house has in hand when an answer comes up, in large letters (Sprechzettel)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from answers.markup import ItemList, Paragraph, Span
from answers.printing.layout import Layout, load_layout
from answers.printing.paper import PrintedBlock, PrintedPaper, typeset
from answers.printing.pictures import NO_FILES, Files
from answers.printing.script import Part, Print, line
from answers.printing.typography import bind
from answers.printing.word import write_printed
from answers.printing.wording import askers_line, long_day, name_questions
from inquiries.parsed_paper import ParsedPaper

LARGER: Final = 3  # points
HEADING: Final = "SPRECHZETTEL"
INTERNAL: Final = "nur für den internen Gebrauch"
LEFT_OUT: Final = frozenset({Part.KIND, Part.CONNECTIVE, Part.ASKERS, Part.TITLE})


def write_speaking_note(paper: ParsedPaper, files: Files = NO_FILES) -> bytes:
    """Return the speaking note to an answer as Word, in the look of the parliament's papers."""
    layout = _in_large_letters(paper.parliament)
    printed = typeset(paper, layout=layout, which=Print.ANSWER, files=files)
    number = layout.phrase("number", number=paper.number) if paper.number else ""
    note = PrintedPaper(
        name=f"Sprechzettel: {printed.name}"[:255],
        head=(*([(bind(paper.ministry), "")] if paper.ministry else []), (INTERNAL, bind(number))),
        running_head=(bind(number), HEADING.capitalize()),
        blocks=(*_opening(paper, layout), *(block for block in printed.blocks if block.part not in LEFT_OUT)),
        annexes=(),
        forwarding=None,
    )
    return write_printed(note, paper, layout)


def _opening(paper: ParsedPaper, layout: Layout) -> Iterator[PrintedBlock]:
    yield _line(Part.KIND, HEADING)
    kind = layout.kind(paper.kind).name
    yield _line(Part.ASKERS, f"{kind} {askers_line(paper.members, layout)}" if paper.members else kind)
    yield _line(Part.TITLE, paper.title or kind)
    if facts := list(_facts(paper)):
        yield PrintedBlock(Part.ANSWER, ItemList(tuple((Paragraph((Span(bind(fact)),)),) for fact in facts)))


def _facts(paper: ParsedPaper) -> Iterator[str]:
    """Yield what one must know before the first word: how much was asked, what is answered together, since when."""
    count = len(paper.questions)
    yield f"{count} {'Frage' if count == 1 else 'Fragen'}, mit Unterfragen {len(paper.question_labels())}"
    for answer in paper.answers:
        if len(answer.questions) > 1:
            yield f"gemeinsam beantwortet: {name_questions(answer.questions, paper.questions, within_one=False)}"
    if paper.letter_dated_on:
        yield f"Schreiben vom {long_day(paper.letter_dated_on)}"
    if paper.annexes:
        yield f"Anlagen: {len(paper.annexes)}"


def _line(part: Part, text: str) -> PrintedBlock:
    return PrintedBlock(part, Paragraph((Span(bind(line(text))),)))


@cache
def _in_large_letters(parliament: str) -> Layout:
    layout = load_layout(parliament)
    return replace(layout, size=layout.size + LARGER)
