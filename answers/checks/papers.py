"""Do the papers exist that an answer names (genannte Drucksachen)."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from answers.checks.finding import CheckedText, CheckFinding, texts_of
from answers.drafting.draft import Draft
from inquiries.foundation.errors import InvalidInput
from inquiries.printed_paper_number import PrintedPaperNumber
from inquiries.reading.profile import profile_of
from inquiries.reading.references import references_in


def mentioned_papers(
    draft: Draft, government_remark: str | None, *, parliament: str = "MV"
) -> frozenset[PrintedPaperNumber]:
    """Return the numbers of all papers of the parliament that an answer names or refers to."""
    texts = texts_of(draft, government_remark)
    referred = {outcome.paper_number for outcome in draft.outcomes.values()}
    named = {number for each in texts for number in _numbers(each.text, parliament)}
    return frozenset(named | {number for number in referred if number})


def unknown_papers(
    texts: Iterable[CheckedText], published: frozenset[PrintedPaperNumber], *, parliament: str = "MV"
) -> Iterator[CheckFinding]:
    """Yield each paper that a text names and that is not published here; it stops nothing, archives have holes."""
    for each in texts:
        for number in _numbers(each.text, parliament):
            if number not in published:
                yield CheckFinding(
                    code="unknown-paper",
                    sentence=f"Der Text nennt die Drucksache {number}; sie ist hier nicht veröffentlicht.",
                    place=each.place,
                    remedy="Prüfen Sie die Nummer.",
                    anchor=each.anchor,
                    stops=False,
                )


def _numbers(text: str, parliament: str) -> Iterator[PrintedPaperNumber]:
    """Yield the numbers that a text names; in a parliament whose wording is not known, none."""
    with suppress(InvalidInput):
        for number in references_in(text, profile_of(parliament)):
            yield PrintedPaperNumber.parse(number)
