"""Records that fit an inquiry's questions, each with its reason; and linked ones that went unused (Vorschläge)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from answers.drafting.draft import Draft
from answers.drafting.grammar import listed
from answers.drafting.phrases import standard
from answers.drafting.propose import DraftQuestion
from answers.drafting.relevance import Match, Shelf
from answers.drafting.wants import default_want, wants_of
from answers.records.record import Record

_ENOUGH: Final = 0.8  # one telling word, or two that many records hold
_ENDS: Final = ("s", "es", "e", "n", "en")  # of cases and plurals


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that an officer may want to link: which questions it fits, by which of their words."""

    record: Record
    questions: tuple[str, ...]
    words: tuple[str, ...]
    score: float

    @property
    def reason(self) -> str:
        """What a person reads beside the suggestion."""
        asked = listed(label for label in self.questions if label)
        return f"{f'Passt zu {asked}' if asked else 'Passt zur Frage'}: {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class Unused:
    """A linked record that no sentence of the draft rests on, and why."""

    record: Record
    reason: str


def suggest_records(questions: Sequence[DraftQuestion], records: Sequence[Record]) -> list[Suggestion]:
    """Return the records that share words with the questions, the best first.

    A record fits a question that it can answer; where it can answer none, those that it shares words with.
    """
    shelf = Shelf(records)
    found: dict[str, list[tuple[DraftQuestion, Match]]] = {}
    for question in questions:
        for each in shelf.matches(question.text):
            if each.score >= _ENOUGH:
                found.setdefault(each.record.key, []).append((question, each))
    return sorted(map(_suggestion, found.values()), key=lambda each: (-each.score, each.record.key))


def unused_records(draft: Draft, records: Sequence[Record], *, today: date) -> list[Unused]:
    """Return the linked records that the draft does not cite."""
    cited = {citation.record for sentence in draft.sentences() for citation in sentence.citations}
    return [Unused(record, _why_unused(record, today)) for record in records if record.key not in cited]


def _suggestion(matches: Sequence[tuple[DraftQuestion, Match]]) -> Suggestion:
    record = matches[0][1].record
    fitting = [pair for pair in matches if _can_answer(record, pair[0])] or matches
    words = _told_once(word for _, each in fitting for word in each.words)
    labels = tuple(question.label for question, _ in fitting)
    return Suggestion(record, labels, tuple(words), sum(each.score for _, each in matches))


def _can_answer(record: Record, question: DraftQuestion) -> bool:
    """Tell whether a record says anything of the sort that a question asks for: a table names no persons."""
    wants = wants_of(question.text) or [default_want(question.text)]
    said = {name for phrase in standard().fitting(record) for name in phrase.answers_for(record)}
    return any(want.name in said for want in wants)


def _why_unused(record: Record, today: date) -> str:
    if not record.is_valid_on(today):
        return f"Die Unterlage gilt am {today:%d.%m.%Y} nicht."
    return "Was gefragt ist, enthält diese Unterlage nicht."


def _told_once(words: Iterable[str]) -> list[str]:
    """Return words without those that are the like of a shorter one: „Konzepts“ beside „Konzept“."""
    every = list(dict.fromkeys(words))
    forms = {f"{word}{end}" for word in every for end in _ENDS}
    return [word for word in every if word not in forms]
