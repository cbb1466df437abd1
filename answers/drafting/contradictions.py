"""Where a draft says another figure or day than an answer that is published (Widersprüche).

A government must not contradict itself unnoticed. Only the same thing is compared: sentences that share the telling
words of the cited record. It is a hint, never a stop: figures may have changed since.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answers.drafting.claims import cells_of, dates_of, figures_of, number_of, overlap, years_of
from answers.drafting.comparing import is_of_the_whole, is_same_act, names
from answers.drafting.days import day
from answers.drafting.draft import Draft, Sentence
from answers.drafting.relevance import naming_words
from answers.drafting.sentences import is_table
from answers.drafting.words import likeness, weight, words_of
from answers.records.kinds import RecordKind
from answers.records.partial_date import PartialDate
from answers.records.record import Record

_ENOUGH: Final = 1.5  # weight of the words that two texts share before they count as being about the same thing
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
        if is_table(sentence):
            if _same_thing(record, f"{earlier.asked} {earlier.text}") and _of_one_time(record, earlier):
                yield from _cells_that_differ(sentence.text, earlier.text)
            continue
        said = [each for each in _ENDS.split(earlier.text) if _same_thing(record, f"{earlier.asked} {each}")]
        yield from _figures_that_differ(sentence.text, [each for each in said if is_of_the_whole(each, record)])
        yield from _days_that_differ(sentence.text, [each for each in said if names(record, each)])


def _same_thing(record: Record, text: str) -> bool:
    """Tell whether a text is about a record: it shares a telling word, and another or what sort of thing it is."""
    held, naming = words_of(text), [stem for stem in naming_words(record) if not stem.isdecimal()]
    shared = [weight(stem) for stem in naming if any(likeness(stem, each) >= _CLOSE for each in held)]
    enough = min(_ENOUGH, sum(map(weight, naming)))
    return 1.0 in shared and sum(shared) >= enough


def _figures_that_differ(text: str, earlier: Sequence[str]) -> Iterator[tuple[str, str]]:
    for figure in figures_of(text):
        alike = [
            [other for other in figures_of(sentence) if other.unit == figure.unit]
            for sentence in earlier
            if _may_be_one_occasion(text, sentence)
        ]
        if any(figure.agrees_with(other) for others in alike for other in others):
            continue
        if single := [others[0] for others in alike if len(others) == 1]:  # several of a kind are parts of a whole
            yield figure.shown, single[0].shown


def _may_be_one_occasion(mine: str, theirs: str) -> bool:
    """Tell whether figures may be of one time: what says no time may; a time that the draft does not say may not."""
    days, others = dates_of(mine), [*dates_of(theirs), *years_of(theirs)]
    return not others or any(overlap(a, b) for a in days for b in others)


def _days_that_differ(text: str, earlier: Sequence[str]) -> Iterator[tuple[str, str]]:
    mine = dates_of(text)
    for sentence in earlier:
        theirs = dates_of(sentence)
        if len(mine) == len(theirs) == 1 and _are_apart(mine[0], theirs[0]) and is_same_act(text, sentence):
            yield day(mine[0]), day(theirs[0])


def _are_apart(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and not overlap(one, other)


def _of_one_time(record: Record, earlier: Published) -> bool:
    """Tell whether a table that is published may be of the same time; one with a row a year says so itself."""
    text = f"{earlier.asked} {earlier.text}"
    told = [*dates_of(text), *years_of(text)]
    as_of, rows = record.facts.get("as_of"), record.facts.get("rows", ())
    if not told or not as_of or all(str(row[0]).isdecimal() for row in rows):
        return True
    return any(overlap(PartialDate.parse(as_of), each) for each in told)


def _cells_that_differ(text: str, earlier: str) -> Iterator[tuple[str, str]]:
    before = cells_of(earlier)
    for (row, column), cell in cells_of(text).items():
        other = before.get((row, column))
        if other is not None and not _is_same_cell(cell, other) and _TOLD.search(other) and _TOLD.search(cell):
            yield f"{row}, {column}: {cell}", f"{row}, {column}: {other}"


def _is_same_cell(one: str, other: str) -> bool:
    try:
        return number_of(one) == number_of(other)
    except ValueError:
        return one == other
