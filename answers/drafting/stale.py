"""Citations whose field says something else by now, and what an officer can do about them (veraltete Belege)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from answers.drafting.draft import Citation, Draft, Kept, Origin, Sentence
from answers.records.record import Record
from answers.records.schema import label_of
from inquiries.foundation.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class StaleCitation:
    """A citation with what its field says now; None where the record is gone or holds it no longer."""

    sentence: Sentence
    citation: Citation
    label: str
    now: Any

    @property
    def description(self) -> str:
        """What a person reads: „Zahl der Teilnehmenden: 80 → 85“."""
        return f"{self.label}: {_shown(self.citation.value)} → {_shown(self.now)}"


def stale_citations(draft: Draft, current_records: Iterable[Record]) -> list[StaleCitation]:
    """Return the citations that differ from the records as they are now, in the draft's order.

    One that an officer kept stays silent until the field changes again.
    """
    records = {record.key: record for record in current_records}
    found = []
    for sentence in draft.sentences():
        for citation in sentence.citations:
            if citation.is_of_contribution:
                continue
            record = records.get(citation.record)
            now = record.value_of(citation.field) if record else None
            if now != citation.value and not (citation.kept and citation.kept.value == now):
                label = label_of(record.kind, citation.field) if record else citation.field
                found.append(StaleCitation(sentence, citation, label, now))
    return found


def with_kept(draft: Draft, stale: StaleCitation, *, reason: str) -> Draft:
    """Return the draft in which a sentence stands although its field has changed, for a reason."""
    if not reason.strip():
        raise InvalidInput("Bitte nennen Sie den Grund, aus dem der Satz stehen bleibt.", field="reason")
    kept = replace(stale.citation, kept=Kept(stale.now, reason.strip()))

    def keep(sentence: Sentence) -> Sentence:
        if sentence != stale.sentence:
            return sentence
        return replace(
            sentence, citations=tuple(kept if each == stale.citation else each for each in sentence.citations)
        )

    return draft.with_sentences(keep)


def with_taken_over(draft: Draft, stale: StaleCitation, fresh: Draft) -> Draft:
    """Return the draft with a stale sentence as a fresh draft says it; raise InvalidInput where it no longer does.

    Only a sentence from records can be taken over; an officer's own words are for the officer to change.
    """
    wanted = _facts(stale.sentence)
    candidates = [each for each in _all_sentences(fresh) if _facts(each) == wanted]
    if stale.sentence.origin is not Origin.DRAFTED or not candidates:
        raise InvalidInput(
            "Dieser Satz lässt sich nicht von selbst erneuern. Ändern Sie ihn von Hand oder behalten Sie ihn "
            "mit einem Grund.",
            field="sentence",
        )
    return draft.with_sentences(lambda sentence: candidates[0] if sentence == stale.sentence else sentence)


def _facts(sentence: Sentence) -> frozenset[tuple[str, str]]:
    return frozenset((citation.record, citation.field) for citation in sentence.citations)


def _all_sentences(draft: Draft) -> Iterator[Sentence]:
    yield from draft.sentences()
    yield from draft.offered


def _shown(value: Any) -> str:
    if value is None:
        return "nicht mehr enthalten"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
