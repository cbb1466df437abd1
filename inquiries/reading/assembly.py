"""From pieces to questions and answers (Zusammensetzung)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from inquiries.parsed_paper import Announcement, Finding, PaperAnswer, PaperQuestion, QuestionPart
from inquiries.reading.blocks import GAP
from inquiries.reading.counting import counted
from inquiries.reading.findings import finding, question_place
from inquiries.reading.labels import parse_labels
from inquiries.reading.pieces import Kind, Piece


@dataclass(slots=True)
class Body:
    """What the body of a paper says."""

    government_remark: str | None = None
    preamble: str | None = None
    questions: tuple[PaperQuestion, ...] = ()
    answers: tuple[PaperAnswer, ...] = ()
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Answer:
    labels: list[str]
    announced: Announcement
    reason: str | None = None
    texts: list[str] = field(default_factory=list)


def assemble(pieces: Sequence[Piece], *, answered: bool) -> Body:
    """Return the body that the pieces make; what contradicts itself is in its findings."""
    findings: list[Finding] = []
    pieces = list(counted(pieces, findings))
    body = Body(
        findings=findings,
        government_remark=_text(pieces, Kind.REMARK),
        preamble=_text(pieces, Kind.PREAMBLE),
        questions=_questions(pieces),
    )
    known = [label for question in body.questions for label in question.labels()]
    collector = _Collector(known, body.findings)
    for piece in pieces:
        collector.take(piece)
    collector.give_leads_what_is_left()
    body.answers = tuple(
        PaperAnswer(tuple(answer.labels), GAP.join(answer.texts), answer.announced, answer.reason)
        for answer in collector.answers
        if answer.texts
    )
    if answered:
        body.findings.extend(_coverage(body))
    return body


class _Collector:
    """Gathers answers in the order of the pieces."""

    def __init__(self, known: Sequence[str], findings: list[Finding]) -> None:
        self.known = known
        self.findings = findings
        self.answers: list[_Answer] = []
        self.pending: list[str] = []
        self.number = ""
        self.open: _Answer | None = None

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        if piece.kind is Kind.QUESTION:
            self.number = piece.label
            self._ask(piece.label)
        elif piece.kind is Kind.PART:
            self._ask(self.number + piece.label)
        elif piece.kind is Kind.ANNOUNCEMENT:
            self._announce(piece)
        elif piece.kind is Kind.TEXT:
            self._text(piece.text)

    def _ask(self, label: str) -> None:
        if self.open is not None and self.open.texts:
            self.pending.clear()
        self.open = None
        self.pending.append(label)

    def _announce(self, piece: Piece) -> None:
        labels = parse_labels(piece.label, self.known, current=self.number)
        if strange := [label for label in labels if label not in self.known]:
            self.findings.append(finding("unknown-question", text=", ".join(strange)))
        named = [label for label in labels if label in self.known]
        self.open = _Answer(named, piece.announced, piece.reason)
        self.answers.append(self.open)

    def _text(self, text: str) -> None:
        if self.open is None:
            self.open = _Answer(list(self.pending), Announcement.NONE)
            self.answers.append(self.open)
        self.open.texts.append(text)

    def give_leads_what_is_left(self) -> None:
        """Leave to an unannounced answer the questions that no announcement names."""
        leads = [answer for answer in self.answers if answer.announced is Announcement.NONE]
        announced = {label for answer in self.answers if answer not in leads for label in answer.labels}
        for answer in leads:
            answer.labels = [label for label in answer.labels if label not in announced] or answer.labels
            places = [question_place(label) for label in answer.labels if label.isdigit()]
            if len(places) > 1:
                self.findings.append(finding("joint-answer-unannounced", text=", ".join(places), place=places[0]))


def _questions(pieces: Iterable[Piece]) -> tuple[PaperQuestion, ...]:
    questions: list[PaperQuestion] = []
    for piece in pieces:
        if piece.kind is Kind.QUESTION:
            questions.append(PaperQuestion(piece.label, piece.text))
        elif piece.kind is Kind.PART and questions:
            last = questions[-1]
            part = QuestionPart(piece.label, piece.text)
            questions[-1] = replace(last, parts=(*last.parts, part))
        elif piece.kind is Kind.QUESTION_MORE and questions:
            questions[-1] = _longer(questions[-1], piece.text)
    return tuple(questions)


def _longer(question: PaperQuestion, text: str) -> PaperQuestion:
    """Return a question whose last part, or itself where it has none, goes on with a paragraph."""
    if not question.parts:
        return replace(question, text=f"{question.text}{GAP}{text}")
    *parts, last = question.parts
    return replace(question, parts=(*parts, replace(last, text=f"{last.text}{GAP}{text}")))


def _text(pieces: Iterable[Piece], kind: Kind) -> str | None:
    return GAP.join(piece.text for piece in pieces if piece.kind is kind and piece.text) or None


def _coverage(body: Body) -> Iterable[Finding]:
    """Yield a finding for each question with no answer or with several. A question's answer covers its parts."""
    named = [label for answer in body.answers for label in answer.questions]
    for question in body.questions:
        for label in question.labels():
            parts = question.labels()[1:]
            by_parts = label == question.label and parts and all(part in named for part in parts)
            if label not in named and question.label not in named and not by_parts:
                yield finding("unanswered", place=question_place(label))
            if named.count(label) > 1:
                yield finding("answered-twice", place=question_place(label))
