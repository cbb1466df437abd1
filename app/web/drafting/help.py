"""What helps an officer beside the text: earlier answers, contradictions, records that went unused (Hilfen)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answers.answer import Answer
from answers.drafting.contradictions import Contradiction
from answers.drafting.suggestions import unused_records
from answers.records.record import Record
from answers.services.contradicting import contradictions_in
from app.earlier import published_like
from app.similar import SimilarQuestion, similar_questions
from inquiries.foundation import clock
from inquiries.inquiry import Inquiry

MOST_QUESTIONS: Final = 12  # that are searched for at once
MOST_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer to a similar question: for which question, and which of its words say so."""

    label: str
    found: SimilarQuestion

    @property
    def source(self) -> str:
        """Where and when it was answered, and by whom."""
        on = f" vom {self.found.on:%d.%m.%Y}" if self.found.on else ""
        return ", ".join(filter(None, (f"Drs. {self.found.number}{on}", self.found.ministry)))

    @property
    def reason(self) -> str:
        """What a person reads beside it."""
        asked = f"Frage {self.label}" if self.label else "Ihrer Frage"
        return f"ähnlich zu {asked} ({round(self.found.likeness * 100)} %)"


def earlier_answers(inquiry: Inquiry) -> list[EarlierAnswer]:
    """Return published answers to questions like the inquiry's, each once, the most alike first."""
    own = str(inquiry.number)
    found = [
        EarlierAnswer(question.label, each)
        for question in inquiry.questions[:MOST_QUESTIONS]
        for each in similar_questions(question.text, limit=3, without=own)
    ]
    best: dict[tuple[str, str], EarlierAnswer] = {}
    for each in sorted(found, key=lambda each: -each.found.likeness):
        best.setdefault((each.found.number, each.found.label), each)
    return list(best.values())[:MOST_SHOWN]


def unused(answer: Answer | None, linked: list[Record]) -> dict[str, str]:
    """Return the linked records that the draft does not cite, each with the reason."""
    if answer is None:
        return {}
    return {each.record.key: each.reason for each in unused_records(answer.draft, linked, today=clock.today())}


def contradicting(answer: Answer | None, own: Sequence[Record]) -> list[Contradiction]:
    """Return where a text says something else than a published answer."""
    return contradictions_in(answer, own, published_like) if answer else []
