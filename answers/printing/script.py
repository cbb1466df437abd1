"""What a paper says, part after part, before it is set in any type (Manuskript)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from answers.markup import clean
from answers.printing.layout import Layout
from answers.printing.order import alternating
from answers.printing.wording import announcement, askers_line, short_day
from inquiries.parsed_paper import Announcement, PaperAnswer, PaperQuestion, ParsedPaper, QuestionPart


class Print(Enum):
    """The two prints under one number: the question as handed in, then question and answer."""

    QUESTION = "question"
    ANSWER = "answer"


class Part(Enum):
    """What is said; the value is the key of its style in the layout."""

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
    def is_marked_up(self) -> bool:
        """Tell whether the text is in the small Markdown; all others are a line."""
        return self in _MARKED_UP

    @property
    def heads(self) -> bool:
        """Tell whether what is said speaks of what follows and must not stand alone at a page's foot."""
        return self in _HEADS

    @property
    def asks(self) -> bool:
        """Tell whether the Member asks here."""
        return self in _FURTHER or self is Part.QUESTION

    @property
    def asks_further(self) -> bool:
        """Tell whether a question goes on here."""
        return self in _FURTHER


_MARKED_UP = frozenset({Part.REMARK, Part.PREAMBLE, Part.QUESTION, Part.SUBQUESTION, Part.ANSWER, Part.ANNEX})
_HEADS = frozenset({Part.REMARK_HEADING, Part.ANNOUNCEMENT, Part.ANSWER_HEADING, Part.ANNEX_HEADING})
_FURTHER = frozenset({Part.QUESTION_MORE, Part.SUBQUESTION, Part.SUBQUESTION_MORE})


@dataclass(frozen=True, slots=True)
class Said:
    """A part of the paper with its text; `label` hangs before it (1., a))."""

    part: Part
    text: str
    label: str = ""


def head(paper: ParsedPaper, layout: Layout) -> tuple[tuple[str, str], ...]:
    """Return the lines over the paper: what stands left and what right, as far as it is known."""
    number = layout.phrase("number", number=paper.number) if paper.number else ""
    term = layout.phrase("term", term=paper.term) if paper.term else ""
    day = short_day(paper.printed_on) if paper.printed_on else ""
    lines = ((layout.masthead, number), (term, day), ("", line(paper.edition or "")))
    return tuple(pair for pair in lines if any(pair))


def body(paper: ParsedPaper, layout: Layout, *, which: Print) -> Iterator[Said]:
    """Yield what is said under the head, without the annexes."""
    answered = which is Print.ANSWER
    yield from _opening(paper, layout)
    if answered:
        yield from _reply(paper, layout)
    if paper.preamble:
        yield Said(Part.PREAMBLE, paper.preamble)
    for step in alternating(paper.questions, paper.answers if answered else ()):
        if isinstance(step, PaperAnswer):
            yield from _answer(step, paper, layout)
        else:
            yield _question(step)
    if paper.due_on and not answered:
        yield Said(Part.DUE, layout.phrase("due", day=short_day(paper.due_on)))


def annexes(paper: ParsedPaper, layout: Layout, *, which: Print) -> Iterator[tuple[Said, Said]]:
    """Yield the heading and the text of each annex; the question's print has none."""
    for annex in paper.annexes if which is Print.ANSWER else ():
        yield Said(Part.ANNEX_HEADING, line(annex.label) or layout.phrases["annex"]), Said(Part.ANNEX, annex.text)


def kind_line(paper: ParsedPaper, layout: Layout) -> str:
    """Return what kind of paper it is, with the inquiry's own number where it has one: KLEINE ANFRAGE 567."""
    heading = layout.kind(paper.kind).heading
    if not paper.own_number:
        return heading
    term, _, serial = paper.own_number.rpartition("/")
    return layout.phrase("own_number", heading=heading, term=term, serial=serial)


def line(text: str) -> str:
    """Return a text on one line and clean."""
    return clean(text, refuse=False).replace("\n", " ").strip()


def _opening(paper: ParsedPaper, layout: Layout) -> Iterator[Said]:
    yield Said(Part.KIND, kind_line(paper, layout))
    if paper.members:
        yield Said(Part.ASKERS, line(askers_line(paper.members, layout)))
    if title := line(paper.title or ""):
        yield Said(Part.TITLE, title)


def _reply(paper: ParsedPaper, layout: Layout) -> Iterator[Said]:
    yield Said(Part.CONNECTIVE, layout.phrases["and"])
    yield Said(Part.KIND, layout.phrases["answer"])
    yield Said(Part.CONNECTIVE, layout.phrases["of_government"])
    if paper.government_remark:
        yield Said(Part.REMARK_HEADING, layout.phrases["remark"])
        yield Said(Part.REMARK, paper.government_remark)


def _question(asked: PaperQuestion | QuestionPart) -> Said:
    if isinstance(asked, PaperQuestion):
        return Said(Part.QUESTION, asked.text, f"{asked.label}." if asked.label else "")
    return Said(Part.SUBQUESTION, asked.text, f"{asked.label})")


def _answer(answer: PaperAnswer, paper: ParsedPaper, layout: Layout) -> Iterator[Said]:
    if told := announcement(answer, paper.questions, layout):
        heading = answer.announced is Announcement.HEADING
        yield Said(Part.ANSWER_HEADING if heading else Part.ANNOUNCEMENT, told)
    yield Said(Part.ANSWER, answer.text)
