"""Checks before clearance: each finding names the place and the way to mend it (Prüfungen)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answers.drafting.draft import Draft, Origin, Passage, Sentence
from answers.drafting.stale import StaleCitation
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


def check_answer(
    questions: Sequence[PaperQuestion],
    draft: Draft,
    *,
    government_remark: str | None = None,
    stale: Sequence[StaleCitation] = (),
) -> list[CheckFinding]:
    """Return the findings on an answer in the order of its questions; stopping ones first.

    Every question and sub-question must be covered: courts have held an answer unconstitutional for one that was not.
    """
    texts = [(passage.text, _place(*passage.questions)) for passage in draft.passages]
    texts += [(government_remark, "Vorbemerkung")] if government_remark else []
    stopping = [*_uncovered(questions, draft), *_gaps(draft), *_stale(draft, stale), *_unprintable(texts)]
    return [*stopping, *_unsourced(draft)]


def _uncovered(questions: Sequence[PaperQuestion], draft: Draft) -> list[CheckFinding]:
    covered = {label for passage in draft.passages if passage.paragraphs for label in passage.questions}
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


def _stale(draft: Draft, stale: Sequence[StaleCitation]) -> list[CheckFinding]:
    return [
        CheckFinding(
            "stale",
            f"Eine Unterlage hat sich geändert ({each.description}). Übernehmen Sie den neuen Stand oder lassen Sie "
            f"den Satz mit einer Begründung stehen: „{each.sentence.text}“",
            _place(*next(passage.questions for passage in draft.passages if _holds(passage, each.sentence))),
        )
        for each in stale
    ]


def _unprintable(texts: Iterable[tuple[str, str]]) -> list[CheckFinding]:
    findings = []
    for text, place in texts:
        try:
            parse(text)
        except InvalidInput as refusal:
            findings.append(CheckFinding("unprintable", refusal.sentence, place))
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


def _holds(passage: Passage, sentence: Sentence) -> bool:
    return any(sentence in paragraph.sentences for paragraph in passage.paragraphs)


def _place(*labels: str) -> str:
    return f"Frage {', '.join(labels)}" if any(labels) else "Die Frage"
