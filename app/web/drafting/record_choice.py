"""The records that an officer may link: those that fit the questions first, with the reason (Auswahl)."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.drafting.propose import DraftQuestion
from answers.drafting.suggestions import suggest_records
from answers.records.record import Record


@dataclass(frozen=True, slots=True)
class RecordChoice:
    """Options for checkboxes (key, title, hint), and the keys of those that are suggested."""

    options: list[tuple[str, str, str]]
    suggested: list[str]


def record_choice(
    questions: Sequence[DraftQuestion], records: Sequence[Record], linked: Sequence[Record]
) -> RecordChoice:
    """Return the ministry's records that are not yet linked, the suggested ones first."""
    taken = {record.key for record in linked}
    free = [record for record in records if record.key not in taken]
    suggestions = suggest_records(questions, free)
    suggested = [suggestion.record.key for suggestion in suggestions]
    options = [
        (each.record.key, each.record.title, f"{each.record.kind.value} – {each.reason}") for each in suggestions
    ]
    others = [(record.key, record.title, record.kind.value) for record in free if record.key not in suggested]
    return RecordChoice(options + others, suggested)
