"""How a template would say real records, before it is kept (Vorschau)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.drafting.assembly import Choice, say
from answers.drafting.draft import Sentence
from answers.drafting.phrases import Phrase
from answers.records.record import Record
from inquiries.foundation.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Preview:
    """What a template makes of a record: sentences with their citations, or why it cannot."""

    record: Record
    sentences: tuple[Sentence, ...] = ()
    problem: str = ""


def previews(phrase: Phrase, text: str, records: Sequence[Record], *, today: date, limit: int = 3) -> list[Preview]:
    """Return what a template says about the first records that its phrase fits."""
    tried = replace(phrase, text=text, standard="")
    fitting = [record for record in records if phrase.fits(record)]
    return [_preview(tried, record, today) for record in fitting[:limit]]


def first_sentence(phrase: Phrase, records: Sequence[Record], *, today: date) -> str:
    """Return what a phrase says about the first record that it fits; nothing where it fits none."""
    found: Iterator[Sentence] = (
        sentence for each in previews(phrase, phrase.text, records, today=today, limit=1) for sentence in each.sentences
    )
    return next((sentence.text for sentence in found), "")


def _preview(phrase: Phrase, record: Record, today: date) -> Preview:
    try:
        return Preview(record, tuple(say(Choice(record, phrase), (), today=today)))
    except InvalidInput as refusal:
        return Preview(record, problem=refusal.sentence)
