"""Do the sentences rest on records, and on their present state (Belege)."""

from collections.abc import Iterator, Sequence

from answers.checks.finding import CheckFinding, place_of
from answers.drafting.draft import Draft, Origin
from answers.drafting.stale import StaleCitation
from answers.markup import picture_in


def unanswered_stale(draft: Draft, stale: Sequence[StaleCitation]) -> Iterator[CheckFinding]:
    """Yield each citation whose record says something else by now."""
    for number, each in enumerate(stale):
        passage = next(
            passage
            for passage in draft.passages
            if any(each.sentence in paragraph.sentences for paragraph in passage.paragraphs)
        )
        yield CheckFinding(
            code="stale",
            sentence=f"Eine Unterlage hat sich geändert ({each.description}): „{each.sentence.text}“",
            place=place_of(*passage.questions),
            remedy="Übernehmen Sie den neuen Stand oder lassen Sie den Satz mit einer Begründung stehen.",
            anchor=f"beleg-{number}",
        )


def unsourced(draft: Draft) -> Iterator[CheckFinding]:
    """Yield each sentence that somebody wrote by hand: it may go out, but the approver sees it."""
    for number, passage in enumerate(draft.passages):
        for paragraph in passage.paragraphs:
            for sentence in paragraph.sentences:
                if sentence.origin is Origin.OWN and picture_in(sentence.text) is None:
                    yield CheckFinding(
                        code="unsourced",
                        sentence=f"Ohne Beleg: „{sentence.text}“",
                        place=place_of(*passage.questions),
                        remedy="Nennen Sie unter „Sätze ohne Beleg belegen“ die Unterlage; der Satz darf so bleiben.",
                        anchor=f"abschnitt-{number}",
                        stops=False,
                    )
