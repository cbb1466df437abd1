"""The body told by its wording alone, where no layout helps (Gliederung nach Wortlaut)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inquiries.parsed_paper import Announcement, Finding
from inquiries.reading import chains, sentences
from inquiries.reading.blocks import GAP, Block, joined
from inquiries.reading.findings import finding, question_place
from inquiries.reading.labels import parse_labels
from inquiries.reading.mending import in_one_line
from inquiries.reading.pieces import Kind, Piece
from inquiries.reading.profile import Profile
from inquiries.reading.reasons import reason_in

_QUOTE: Final = 300
_BITTE: Final = re.compile(r"\(?\s*[Bb]itte\b")
_TABLE_ROW: Final = re.compile(r"^\|.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where the body turns: a question's number, a part's letter or an announcement."""

    start: int
    end: int
    kind: Kind
    label: str
    announced: Announcement = Announcement.NONE


class WordingReader:
    """Reads one body. `answered` tells whether the paper holds answers at all."""

    def __init__(self, blocks: Sequence[Block], profile: Profile, *, answered: bool) -> None:
        self.text = joined(blocks)
        self.profile = profile
        self.answered = answered
        self.findings: list[Finding] = []

    def pieces(self) -> list[Piece]:
        """Return the body's pieces; what was doubtful is in `findings` afterwards."""
        announcements = list(self._announcements())
        masked = sorted([*((mark.start, mark.end) for mark in announcements), *self._literal_spans()])
        numbers = chains.numbers(self.text, masked=masked, strict=self.answered)
        self._report(numbers)
        marks = [Mark(one.start, one.end, Kind.QUESTION, str(one.position)) for one in numbers]
        if not marks:
            marks = self._unnumbered(announcements)
        parts = list(self._parts(marks, announcements, masked))
        marks = sorted([*marks, *parts, *announcements], key=lambda mark: (mark.start, mark.kind is Kind.PART))
        preface = self.text[: marks[0].start] if marks else self.text
        return [*self._preface(preface), *self._body(marks)]

    def _end(self) -> Mark:
        return Mark(len(self.text), len(self.text), Kind.TEXT, "")

    def _announcements(self) -> Iterator[Mark]:
        """Yield the sentences and headings that say which questions an answer belongs to."""
        for start in self._starts():
            if match := self.profile.announcement.match(self.text, start):
                yield Mark(start, match.end(), Kind.ANNOUNCEMENT, match["labels"], Announcement.SENTENCE)
            elif (match := self.profile.heading.match(self.text, start)) and self._is_heading(match):
                yield Mark(start, match.end(), Kind.ANNOUNCEMENT, match["labels"], Announcement.HEADING)

    def _starts(self) -> Iterator[int]:
        """Yield where each sentence of each paragraph begins."""
        offset = 0
        for paragraph in self.text.split(GAP):
            if not paragraph.startswith("|"):
                yield from (offset + start for start in sentences.sentence_starts(paragraph))
            offset += len(paragraph) + len(GAP)

    def _is_heading(self, match: re.Match[str]) -> bool:
        """Tell a heading from a sentence that begins with „Zu 2 Prozent …“."""
        rest = self.text[match.end() :]
        if not rest or rest.startswith(GAP) or match[0].rstrip().endswith(":"):
            return True
        return rest[:1].isspace() and rest.lstrip()[:1].isupper() and not sentences.UNIT.match(rest.lstrip())

    def _literal_spans(self) -> list[tuple[int, int]]:
        patterns = (sentences.QUOTED, _TABLE_ROW)
        return [match.span() for pattern in patterns for match in pattern.finditer(self.text)]

    def _report(self, numbers: Sequence[chains.Candidate]) -> None:
        self.findings.extend(finding("misread-number", text="l.", place="Frage 1") for one in numbers if one.misread)

    def _unnumbered(self, announcements: Sequence[Mark]) -> list[Mark]:
        """Return the place of a single question without a number, where something asks at all."""
        until = announcements[0].start if announcements else len(self.text)
        asked = self.text[:until]
        if not sentences.question_marks(asked):
            return []
        start = sentences.first_question(asked)
        paragraph = asked.rfind(GAP, 0, start + 1)
        if start and self.text[start - len(GAP) : start] != GAP and not asked[paragraph:start].isspace():
            self.findings.append(finding("preamble-by-question-mark", place=question_place("")))
        return [Mark(start, start, Kind.QUESTION, "")]

    def _parts(
        self, questions: Sequence[Mark], announcements: Sequence[Mark], masked: Sequence[tuple[int, int]]
    ) -> Iterator[Mark]:
        for mark, after in pairwise([*questions, self._end()]):
            stop = min([after.start, *(one.start for one in announcements if one.start >= mark.end)])
            for one in chains.letters(self.text, (mark.end, stop), masked=masked):
                yield Mark(one.start, one.end, Kind.PART, chr(ord("a") + one.position - 1))

    def _preface(self, text: str) -> Iterator[Piece]:
        """Yield what stands before the first question."""
        kind = Kind.PREAMBLE
        remarks = 0
        separated = False
        for paragraph in text.strip().split(GAP):
            said = paragraph
            if match := self.profile.preamble.match(paragraph):
                kind, said, separated = Kind.PREAMBLE, paragraph[match.end() :].strip(), True
            elif match := self.profile.remark.match(paragraph):
                kind, said = Kind.REMARK, paragraph[match.end() :].strip()
                remarks += bool(said)  # in one paragraph with its heading: nothing is set apart here
            if said:
                remarks += kind is Kind.REMARK
                yield Piece(kind, said)
        if remarks > 1 and not separated:
            self.findings.append(finding("remark-unseparated"))

    def _body(self, marks: Sequence[Mark]) -> Iterator[Piece]:
        known = _known_labels(marks)
        announced = _announced_labels(marks, known)
        number = ""
        for mark, after in pairwise([*marks, self._end()]):
            chunk = self.text[mark.end : after.start].strip()
            if mark.kind is Kind.ANNOUNCEMENT:
                reason = reason_in(self.text[mark.start : mark.end])
                yield Piece(mark.kind, label=mark.label, announced=mark.announced, reason=reason)
                yield from (Piece(Kind.TEXT, paragraph) for paragraph in chunk.split(GAP) if paragraph)
                continue
            number = mark.label if mark.kind is Kind.QUESTION else number
            label = number if mark.kind is Kind.QUESTION else number + mark.label
            if not self.answered and after.kind is Kind.TEXT:
                chunk = self._without_closing(chunk)
            whole = not self.answered or label in announced or number in announced
            has_parts = after.kind is Kind.PART
            question, answer = (chunk, "") if whole else self._divided(chunk, label, has_parts=has_parts)
            yield Piece(mark.kind, question, mark.label)
            yield from (Piece(Kind.TEXT, paragraph) for paragraph in answer.split(GAP) if paragraph)

    def _without_closing(self, chunk: str) -> str:
        """Return the last question without greeting and signature, which a finding keeps."""
        paragraphs = chunk.split(GAP)
        count = _asking_paragraphs(paragraphs)
        if closing := in_one_line(" ".join(paragraphs[count:])):
            self.findings.append(finding("text-after-questions", text=closing[:_QUOTE]))
        return GAP.join(paragraphs[:count])

    def _divided(self, chunk: str, label: str, *, has_parts: bool) -> tuple[str, str]:
        """Return a question and the answer that follows it without a marker."""
        paragraphs = chunk.split(GAP)
        count = _asking_paragraphs(paragraphs)
        if count < len(paragraphs):
            waits = has_parts and _runs_on(paragraphs[-1])
            return (chunk, "") if waits else (GAP.join(paragraphs[:count]), GAP.join(paragraphs[count:]))
        end = sentences.question_end(chunk)
        code = "split-by-question-mark"
        if end is None:
            if has_parts:
                return chunk, ""
            code, end = "split-by-sentence", next((start for start in sentences.sentence_starts(chunk) if start), None)
        question, answer = chunk[:end].strip(), chunk[end:].strip() if end else ""
        if not answer or (has_parts and _runs_on(answer)):
            return chunk, ""
        self.findings.append(finding(code, place=question_place(label)))
        return question, answer


def _asking_paragraphs(paragraphs: Sequence[str]) -> int:
    """Return how many of the paragraphs after a number belong to the question."""
    first = next((index for index, text in enumerate(paragraphs[:4]) if "?" in text), 0)
    count = first + 1
    while count < len(paragraphs) and _goes_on_asking(paragraphs[count]):
        count += 1
    return count


def _goes_on_asking(paragraph: str) -> bool:
    asks = sentences.ASKS.match(paragraph) and paragraph.endswith("?")
    return bool(asks or _BITTE.match(paragraph))


def _runs_on(text: str) -> bool:
    """Tell whether a text waits for the letters that follow: „Wenn ja,“."""
    return not text.rstrip().endswith((".", "!", "|"))


def _known_labels(marks: Sequence[Mark]) -> list[str]:
    known: list[str] = []
    number = ""
    for mark in marks:
        if mark.kind is Kind.QUESTION:
            number = mark.label
            known.append(number)
        elif mark.kind is Kind.PART:
            known.append(number + mark.label)
    return known


def _announced_labels(marks: Sequence[Mark], known: Sequence[str]) -> frozenset[str]:
    announced: set[str] = set()
    number = ""
    for mark in marks:
        if mark.kind is Kind.QUESTION:
            number = mark.label
        elif mark.kind is Kind.ANNOUNCEMENT:
            announced.update(label for label in parse_labels(mark.label, known, current=number) if label in known)
    return frozenset(label for label in announced if label.isdigit() or not label)
