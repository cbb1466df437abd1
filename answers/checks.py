"""Checks before clearance: each finding names the place and the way to mend it (Prüfungen)."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.drafting.draft import Draft, Origin
from answers.markup import parse
from inquiries.foundation.errors import InvalidInput
from inquiries.parsed_paper import PaperQuestion


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Something that stands against clearance, or that the approver should see."""

    code: str
    sentence: str
    place: str
    stops: bool = True


def check_answer(questions: Sequence[PaperQuestion], draft: Draft) -> list[CheckFinding]:
    """Return the findings on an answer in the order of its questions; stopping ones first.

    Every question and sub-question must be covered: courts have held an answer unconstitutional for one that was not.
    """
    findings = [*_uncovered(questions, draft), *_gaps(draft), *_unprintable(draft), *_unsourced(draft)]
    return sorted(findings, key=lambda finding: not finding.stops)


def _uncovered(questions: Sequence[PaperQuestion], draft: Draft) -> list[CheckFinding]:
    covered = {label for passage in draft.passages for label in passage.questions}
    return [
        CheckFinding(
            "uncovered",
            f"{_place(label)} ist nicht beantwortet. Verknüpfen Sie Unterlagen und lassen Sie neu entwerfen, "
            "oder schreiben Sie eine Antwort.",
            _place(label),
        )
        for question in questions
        for label in _required(question)
        if label not in covered
    ]


def _required(question: PaperQuestion) -> tuple[str, ...]:
    """Return the labels that need an answer: the parts where there are some, else the question itself."""
    own, *parts = question.labels()
    return tuple(parts) or (own,)


def _gaps(draft: Draft) -> list[CheckFinding]:
    return [
        CheckFinding(
            "gap",
            f"Offene Lücke: {gap.text.strip('[]')}. Ergänzen Sie die Antwort oder eine Unterlage.",
            _place(*gap.questions),
        )
        for gap in draft.gaps
    ]


def _unprintable(draft: Draft) -> list[CheckFinding]:
    findings = []
    for passage in draft.passages:
        try:
            parse(passage.text)
        except InvalidInput as refusal:
            findings.append(CheckFinding("unprintable", refusal.sentence, _place(*passage.questions)))
    return findings


def _unsourced(draft: Draft) -> list[CheckFinding]:
    return [
        CheckFinding(
            "unsourced",
            f"Ohne Beleg: „{sentence.text}“",
            _place(*passage.questions),
            stops=False,
        )
        for passage in draft.passages
        for paragraph in passage.paragraphs
        for sentence in paragraph.sentences
        if sentence.origin is Origin.OWN
    ]


def _place(*labels: str) -> str:
    return f"Frage {', '.join(labels)}" if any(labels) else "Die Frage"
