"""Is every question answered, or accounted for (Vollständigkeit)."""

from collections.abc import Iterator, Sequence

from answers.checks.finding import CheckFinding, anchor_of, place_of
from answers.composition import answerable
from answers.drafting.draft import Draft, Gap
from inquiries.outcome import Outcome, QuestionOutcome
from inquiries.parsed_paper import PaperQuestion
from inquiries.printed_paper_number import PrintedPaperNumber

_MISSING = {
    "ground": (
        "Die Antwort ist abgelehnt, aber es fehlt der Grund.",
        "Wählen Sie einen der Gründe nach Artikel 40 Absatz 3 der Landesverfassung.",
    ),
    "reasons": (
        "Es fehlt die Begründung, warum die Frage nicht oder nicht ganz beantwortet wird.",
        "Schreiben Sie sie in das Feld „Begründung“; sie steht dann in der Antwort.",
    ),
    "paper": (
        "Die Frage verweist auf eine Drucksache, aber es fehlt deren Nummer.",
        "Tragen Sie die Nummer ein, zum Beispiel 6/4537.",
    ),
}


def uncovered(questions: Sequence[PaperQuestion], draft: Draft) -> Iterator[CheckFinding]:
    """Yield each question or part without an answer: courts have held an answer unconstitutional for one."""
    covered = {label for passage in draft.passages if passage.paragraphs for label in passage.questions}
    for label in answerable(questions):
        if label not in covered and not _outcome(draft, label).words:
            yield CheckFinding(
                code="uncovered",
                sentence=f"{place_of(label)} ist nicht beantwortet.",
                place=place_of(label),
                remedy="Schreiben Sie eine Antwort, oder verknüpfen Sie Unterlagen und lassen Sie neu entwerfen.",
                anchor=anchor_of(draft, label),
            )


def open_gaps(draft: Draft) -> Iterator[CheckFinding]:
    """Yield each gap, unless all its questions say for themselves why something stays open."""
    for place, gap in enumerate(draft.gaps):
        if not _accounted_for(draft, gap):
            yield CheckFinding(
                code="gap",
                sentence=f"Offene Lücke: {gap.text.strip('[]')}.",
                place=place_of(*gap.questions),
                remedy="Ergänzen Sie die Antwort oder eine Unterlage.",
                anchor=f"luecke-{place}",
            )


def unfounded_outcomes(draft: Draft) -> Iterator[CheckFinding]:
    """Yield what a refusal, a partial answer or a reference still lacks."""
    for label, outcome in draft.outcomes.items():
        for name in outcome.missing:
            sentence, remedy = _MISSING[name]
            anchor = anchor_of(draft, label)
            yield CheckFinding(
                code=f"outcome-{name}", sentence=sentence, place=place_of(label), remedy=remedy, anchor=anchor
            )


def unknown_references(draft: Draft, published: frozenset[PrintedPaperNumber]) -> Iterator[CheckFinding]:
    """Yield each question that is referred to a paper which is not published here."""
    for label, outcome in draft.outcomes.items():
        number = outcome.paper_number
        if outcome.outcome is Outcome.REFERRED and number and number not in published:
            yield CheckFinding(
                code="outcome-unknown-paper",
                sentence=f"Eine Drucksache {number} ist hier nicht veröffentlicht.",
                place=place_of(label),
                remedy="Berichtigen Sie die Nummer, oder beantworten Sie die Frage selbst.",
                anchor=anchor_of(draft, label),
            )


def _accounted_for(draft: Draft, gap: Gap) -> bool:
    return bool(gap.questions) and all(_outcome(draft, label).explains_itself for label in gap.questions)


def _outcome(draft: Draft, label: str) -> QuestionOutcome:
    return draft.outcomes.get(label, QuestionOutcome())
