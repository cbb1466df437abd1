"""Chosen facts become the paragraphs of a passage, in the order an answer runs (Anordnung)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from answers.drafting.draft import Paragraph, Sentence
from answers.drafting.phrases import Part, Phrase
from answers.drafting.sentences import is_table, sentences_of
from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record

_TOGETHER: Final = {Part.CHANGED: Part.AGREED}  # what has changed leads to what was agreed, in one paragraph
_STORY: Final = frozenset({"state", "measures"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a record can say and a question asks for."""

    record: Record
    phrase: Phrase


def assemble(choices: Iterable[Choice], records: Sequence[Record], *, today: date) -> tuple[Paragraph, ...]:
    """Return the paragraphs that say what was chosen; nothing is said twice."""
    places = {record.key: place for place, record in enumerate(records)}
    ordered = sorted(dict.fromkeys(choices), key=lambda choice: _order(choice, places))
    said: list[tuple[Choice, list[Sentence]]] = []
    for choice in ordered:
        if not _is_said(choice, said):
            said.append((choice, say(choice, said, today=today)))
    return tuple(_paragraphs(said))


def say(choice: Choice, said: Sequence[tuple[Choice, list[Sentence]]], *, today: date) -> list[Sentence]:
    """Return the sentences of a choice after those said before in the passage."""
    record, phrase = choice.record, choice.phrase
    earlier = [each for each, _ in said]
    return sentences_of(
        phrase,
        record,
        after=earlier[-1].phrase.part_for(earlier[-1].record).name if earlier else "",
        introduced=any(each.record.key == record.key for each in earlier),
        another=any(_is_like(choice, each) for each in earlier),
        upcoming=_is_upcoming(choice, today),
    )


def _order(choice: Choice, places: dict[str, int]) -> tuple[int, int, date, int, int]:
    part = choice.phrase.part_for(choice.record)
    kind = 0 if part is Part.DONE else list(RecordKind).index(choice.record.kind)
    dated = _date(choice)
    day = dated.first_day() if dated and part is Part.DONE else date.max
    return part, kind, day, places[choice.record.key], choice.phrase.place


def _date(choice: Choice) -> PartialDate | None:
    name = choice.phrase.date
    return PartialDate.parse(choice.record.facts[name]) if name else None


def _is_upcoming(choice: Choice, today: date) -> bool:
    dated = _date(choice)
    return dated is not None and dated.last_day() >= today


def _is_like(choice: Choice, earlier: Choice) -> bool:
    """Tell whether an earlier record was of the same sort: an „Auftaktveranstaltung“ is a „Veranstaltung“ too."""
    name = choice.phrase.repeats
    if name is None or earlier.phrase != choice.phrase:
        return False
    own, before = str(choice.record.facts[name]).lower(), str(earlier.record.facts[name]).lower()
    return before.endswith(own)


def _is_said(choice: Choice, said: Sequence[tuple[Choice, list[Sentence]]]) -> bool:
    """Tell whether a detail stands already in sentences about its record."""
    phrase = choice.phrase
    if not phrase.needs or not _STORY.isdisjoint(phrase.answers):
        return False
    cited = {
        citation.field
        for earlier, sentences in said
        if earlier.record.key == choice.record.key
        for sentence in sentences
        for citation in sentence.citations
    }
    return cited.issuperset(phrase.needs)


def _paragraphs(said: Sequence[tuple[Choice, list[Sentence]]]) -> Iterable[Paragraph]:
    sentences = [(_paragraph_of(choice), sentence) for choice, each in said for sentence in each]
    for _, group in groupby(sentences, key=lambda pair: (pair[0], is_table(pair[1]))):
        yield Paragraph(tuple(sentence for _, sentence in group))


def _paragraph_of(choice: Choice) -> Part:
    part = choice.phrase.part_for(choice.record)
    return _TOGETHER.get(part, part)
