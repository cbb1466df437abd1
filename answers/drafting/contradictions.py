"""Where a draft says another figure or day than an answer that is published (Widersprüche).

A government must not contradict itself unnoticed. Only the same thing is compared: sentences that share the telling
words of the cited record. It is a hint, never a stop: figures may have changed since.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answers.drafting.claims import cells_of, dates_of, figures_of, overlap
from answers.drafting.days import day
from answers.drafting.draft import Draft, Sentence
from answers.drafting.relevance import naming_words
from answers.drafting.sentences import is_table
from answers.drafting.words import likeness, weight, words_of
from answers.records.kinds import RecordKind
from answers.records.record import Record

_ENOUGH: Final = 2  # telling words that two sentences share before they count as being about the same thing
_CLOSE: Final = 0.8
_ENDS: Final = re.compile(r"(?<=[^\W\d_]{2}[.!?]) |\n+")
_TOLD: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Published:
    """What an earlier answer said: its paper, what was asked, the text, and where it can be read."""

    paper: str
    asked: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A sentence of the draft and what an earlier answer said instead."""

    questions: tuple[str, ...]
    sentence: Sentence
    now: str
    before: str
    published: Published

    @property
    def description(self) -> str:
        """What a person reads: „Drs. 6/812 nannte 75 Personen, der Entwurf sagt 80 Personen.“."""
        return f"Drs. {self.published.paper} nannte „{self.before}“, der Entwurf sagt „{self.now}“."

    @property
    def words(self) -> str:
        """What an officer's reason is about: the two figures or days and the paper."""
        return f"{self.now} (Drs. {self.published.paper}: {self.before})"


def contradictions(draft: Draft, records: Iterable[Record], published: Sequence[Published]) -> list[Contradiction]:
    """Return where the draft's cited sentences differ from what was published, each once."""
    by_key = {record.key: record for record in records}
    found = [
        Contradiction(passage.questions, sentence, now, before, earlier)
        for passage in draft.passages
        for paragraph in passage.paragraphs
        for sentence in paragraph.sentences
        for earlier in published
        for now, before in _differences(sentence, _cited(sentence, by_key), earlier)
    ]
    return list({(each.sentence.text, each.now, each.published.paper): each for each in found}.values())


def published_of(records: Iterable[Record]) -> list[Published]:
    """Return what the records of earlier answers hold as published."""
    return [
        Published(
            record.facts["paper"],
            record.facts.get("asked", record.title),
            record.facts["passage"],
            f"/drs/{record.facts['paper']}",
        )
        for record in records
        if record.kind is RecordKind.EARLIER_ANSWER and "passage" in record.facts
    ]


def _cited(sentence: Sentence, by_key: dict[str, Record]) -> list[Record]:
    keys = dict.fromkeys(citation.record for citation in sentence.citations)
    return [by_key[key] for key in keys if key in by_key and by_key[key].kind is not RecordKind.EARLIER_ANSWER]


def _differences(sentence: Sentence, records: Sequence[Record], earlier: Published) -> Iterator[tuple[str, str]]:
    if not _TOLD.search(sentence.text):
        return
    for record in records:
        telling = {stem for stem in naming_words(record) if weight(stem) == 1.0 and not stem.isdecimal()}
        if is_table(sentence):
            if _same_thing(telling, f"{earlier.asked} {earlier.text}"):
                yield from _cells_that_differ(sentence.text, earlier.text)
            continue
        said = [each for each in _ENDS.split(earlier.text) if _same_thing(telling, f"{earlier.asked} {each}")]
        yield from _figures_that_differ(sentence.text, said)
        yield from _days_that_differ(sentence.text, [each for each in said if _same_thing(telling, each)])


def _same_thing(telling: set[str], text: str) -> bool:
    held = words_of(text)
    shared = sum(any(likeness(stem, each) >= _CLOSE for each in held) for stem in telling)
    return shared >= min(_ENOUGH, len(telling)) > 0


def _figures_that_differ(text: str, earlier: Sequence[str]) -> Iterator[tuple[str, str]]:
    known = [(figure, sentence) for sentence in earlier for figure in figures_of(sentence)]
    for figure in figures_of(text):
        comparable = [
            other for other, sentence in known if other.unit == figure.unit and _may_be_one_occasion(text, sentence)
        ]
        if comparable and not any(figure.agrees_with(other) for other in comparable):
            yield figure.shown, comparable[0].shown


def _may_be_one_occasion(one: str, other: str) -> bool:
    mine, theirs = dates_of(one), dates_of(other)
    return not mine or not theirs or any(overlap(a, b) for a in mine for b in theirs)


def _days_that_differ(text: str, earlier: Sequence[str]) -> Iterator[tuple[str, str]]:
    mine = dates_of(text)
    for sentence in earlier:
        theirs = dates_of(sentence)
        if len(mine) == len(theirs) == 1 and mine[0].year == theirs[0].year and not overlap(mine[0], theirs[0]):
            yield day(mine[0]), day(theirs[0])


def _cells_that_differ(text: str, earlier: str) -> Iterator[tuple[str, str]]:
    before = cells_of(earlier)
    for (row, column), cell in cells_of(text).items():
        other = before.get((row, column))
        if other is not None and other != cell and _TOLD.search(other) and _TOLD.search(cell):
            yield f"{row}, {column}: {cell}", f"{row}, {column}: {other}"
