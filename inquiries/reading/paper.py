"""From blocks to the paper they print (Drucksache aus Textblöcken)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from inquiries.parsed_paper import Finding, ParsedPaper
from inquiries.reading.annexes import files_of_lists, take_annexes, take_pictures
from inquiries.reading.assembly import Body, assemble
from inquiries.reading.blocks import GAP, Block, Source, Style, cut
from inquiries.reading.dates import parse_day
from inquiries.reading.findings import finding
from inquiries.reading.furniture import RunningHeads, strip_furniture
from inquiries.reading.head import NUMBERED, Head, HeadReader
from inquiries.reading.layout import has_layout, pieces_by_layout, with_inferred_styles
from inquiries.reading.letter import Letter, take_letter
from inquiries.reading.mending import in_one_line
from inquiries.reading.profile import Profile
from inquiries.reading.references import references_in
from inquiries.reading.rejoining import rejoin
from inquiries.reading.wording import WordingReader


def paper_from(source: Source, profile: Profile) -> ParsedPaper:
    """Return what a file's blocks say; whatever is missing or doubtful is a finding."""
    running, blocks = strip_furniture(source.blocks, profile)
    letter, blocks = take_letter(blocks, profile)
    due, blocks = cut([block for block in blocks if block.style is not Style.LETTER], profile.due)
    reader = HeadReader(profile)
    blocks = reader.read(rejoin(blocks) if source.extracted else blocks)
    pictures, blocks = take_pictures(blocks)
    annexes, blocks = take_annexes(blocks, profile)
    answered = reader.head.answered or letter.office is not None
    if due is None and not answered:
        answered = _announces(blocks, profile) or (not reader.head.found and _alternates(blocks))
    body = _body(blocks, profile, answered=answered)
    paper = _paper(profile, reader.head, letter, body)
    paper = replace(paper, annexes=annexes, files=(*source.files, *pictures, *files_of_lists(annexes)))
    paper = replace(paper, due_on=parse_day(in_one_line(due["day"])) if due else None)
    paper = _completed(paper, running)
    paper = replace(paper, references=_references(paper, profile))
    noticed = [*source.findings, *reader.head.findings, *letter.findings, *body.findings]
    return replace(paper, findings=(*noticed, *_doubts(paper, running, profile, answered=answered)))


def _announces(blocks: Sequence[Block], profile: Profile) -> bool:
    return any(profile.heading.fullmatch(block.text) or profile.announcement.search(block.text) for block in blocks)


def _alternates(blocks: Sequence[Block]) -> bool:
    """Tell whether text that asks nothing stands between numbered questions."""
    numbered = [index for index, block in enumerate(blocks) if NUMBERED.match(block.text) and "?" in block.text]
    between = (blocks[index].text for first, after in pairwise(numbered) for index in range(first + 1, after))
    return any("?" not in text and text.endswith(".") for text in between)


def _body(blocks: Sequence[Block], profile: Profile, *, answered: bool) -> Body:
    blocks = with_inferred_styles(blocks)
    if has_layout(blocks):
        return assemble(list(pieces_by_layout(blocks, profile)), answered=answered)
    reader = WordingReader(blocks, profile, answered=answered)
    body = assemble(reader.pieces(), answered=answered)
    body.findings[:0] = reader.findings
    return body


def _paper(profile: Profile, head: Head, letter: Letter, body: Body) -> ParsedPaper:
    return ParsedPaper(
        parliament=profile.parliament,
        kind=head.kind,
        number=head.number,
        own_number=head.own_number,
        term=head.term,
        printed_on=head.printed_on,
        letter_dated_on=letter.dated_on,
        answered_by=letter.office,
        ministry=letter.ministry,
        members=head.members,
        title=head.title,
        government_remark=body.government_remark,
        preamble=body.preamble,
        questions=body.questions,
        answers=body.answers,
    )


def _completed(paper: ParsedPaper, running: RunningHeads) -> ParsedPaper:
    """Fill from the running heads what the head itself lacks."""
    number = paper.number or next(iter(running.numbers), None)
    term = paper.term or next(iter(running.terms), None) or (int(number.split("/")[0]) if number else None)
    return replace(paper, number=number, term=term, own_number=_own_number(paper.own_number, term))


def _own_number(printed: str | None, term: int | None) -> str | None:
    """Return an inquiry's own number with its term, which is often printed over it alone."""
    return f"{term}/{printed}" if printed and term and "/" not in printed else printed


def _references(paper: ParsedPaper, profile: Profile) -> tuple[str, ...]:
    return tuple(number for number in references_in(_everything(paper), profile) if number != paper.number)


def _everything(paper: ParsedPaper) -> str:
    parts = (part.text for question in paper.questions for part in question.parts)
    texts = [paper.title, paper.government_remark, paper.preamble, *(question.text for question in paper.questions)]
    texts += [*parts, *(answer.text for answer in paper.answers), *(annex.text for annex in paper.annexes)]
    return GAP.join(text for text in texts if text)


def _doubts(paper: ParsedPaper, running: RunningHeads, profile: Profile, *, answered: bool) -> Iterator[Finding]:
    """Yield what is missing in a paper or contradicts itself."""
    yield from _missing(paper, answered=answered)
    if paper.number and paper.number in references_in(_everything(paper), profile):
        yield finding("cites-itself", number=paper.number)
    if paper.number and paper.term is not None and int(paper.number.split("/")[0]) != paper.term:
        yield finding("term-differs", number=paper.number, term=paper.term, place="Kopf")
    if other := [number for number in dict.fromkeys(running.numbers) if number != paper.number]:
        yield finding("number-differs", number=paper.number, text=", ".join(other), place="Kopfzeilen")
    if paper.letter_dated_on and paper.printed_on and paper.letter_dated_on > paper.printed_on:
        letter, printed = (f"{day:%d.%m.%Y}" for day in (paper.letter_dated_on, paper.printed_on))
        yield finding("letter-after-print", letter=letter, printed=printed)


def _missing(paper: ParsedPaper, *, answered: bool) -> Iterator[Finding]:
    if not paper.title:
        yield finding("missing-title", place="Kopf")
    if not paper.members:
        yield finding("missing-members", place="Kopf")
    if not paper.questions:
        yield finding("missing-questions")
    if answered and not paper.number:
        yield finding("missing-number", place="Kopf")
    if answered and not paper.printed_on:
        yield finding("missing-printed-on", place="Kopf")
    if answered and not paper.letter_dated_on:
        yield finding("missing-letter")
