"""All checks before clearance, in the order in which a person mends what they find (Prüfungen)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answers.checks import coverage, markings, papers, print_form, sensitive, sources
from answers.checks.finding import CONTRADICTION, MENTION, CheckFinding, texts_of
from answers.drafting.draft import Draft
from answers.drafting.stale import StaleCitation
from inquiries.parsed_paper import PaperQuestion
from inquiries.printed_paper_number import PrintedPaperNumber

ANSWERABLE: Final = frozenset({sensitive.PERSONAL, CONTRADICTION, MENTION})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks know beside the answer: published papers, names that are public, missing co-signatures."""

    published: frozenset[PrintedPaperNumber] = frozenset()
    public_names: frozenset[str] = frozenset()
    missing_co_signatures: tuple[str, ...] = ()
    parliament: str = "MV"


def check_answer(
    questions: Sequence[PaperQuestion],
    draft: Draft,
    *,
    government_remark: str | None = None,
    stale: Sequence[StaleCitation] = (),
    around: Surroundings = Surroundings(),
) -> list[CheckFinding]:
    """Return the findings on an answer in the order of its questions; stopping ones first."""
    texts = list(texts_of(draft, government_remark))
    findings = [
        *coverage.uncovered(questions, draft),
        *coverage.open_gaps(draft),
        *coverage.unfounded_outcomes(draft),
        *coverage.unknown_references(draft, around.published),
        *sources.unanswered_stale(draft, stale),
        *print_form.unprintable(texts),
        *print_form.missing_pictures(texts, {file.name for file in draft.files}),
        *markings.markings(texts, draft),
        *sensitive.personal_hints(texts, draft, around.public_names),
        *_unsigned(around.missing_co_signatures),
        *papers.unknown_papers(texts, around.published, parliament=around.parliament),
        *sources.unsourced(draft),
    ]
    return sorted(findings, key=lambda finding: not finding.stops)


def _unsigned(ministries: Sequence[str]) -> list[CheckFinding]:
    return [
        CheckFinding(
            code="co-signature",
            sentence=f"Die Mitzeichnung steht aus: {ministry}.",
            place="Mitzeichnung",
            remedy="Warten Sie die Mitzeichnung ab oder erinnern Sie das Ministerium daran.",
        )
        for ministry in ministries
    ]
