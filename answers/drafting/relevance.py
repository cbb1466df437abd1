"""Which records a question is about: those that share its words, and those that share theirs (Bezug)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answers.drafting.words import likeness, weight, words_of
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.relations import RELATIONS, names_of

_NAMING: Final = (
    "full_title", "short_title", "year", "name", "type", "subject", "feeds", "part_of", "updates", "body", "asked",
    "motion_of", "paper",
)  # fmt: skip
_NEAR: Final = 0.6
_NEAREST: Final = 0.9
_POINTING: Final = re.compile(
    r"\b(dies\w*|dabei|daran|daraus|davon|dafür|dazu|dort|hier\w*|sie|ihr\w*|er|es)\b|\bdas(?=\s*[?.!,;]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Match:
    """How well a record fits a question: the score and the words of the question that it holds."""

    record: Record
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about, and what belongs to the same subject around it."""

    nearest: tuple[Record, ...] = ()
    about: tuple[Record, ...] = ()
    around: tuple[Record, ...] = ()

    @property
    def whole(self) -> tuple[Record, ...]:
        """All that tells how the subject stands: with a concept or a group comes what belongs to it."""
        return (*self.about, *self.around) if any(map(_is_broad, self.about)) else self.about


def topics_of(texts: Sequence[str], records: Sequence[Record], *, subject: str = "") -> list[Topic]:
    """Return what each question is about; one that names nothing is about what the one before was, or the subject."""
    shelf = Shelf(records)
    topics: list[Topic] = []
    for text in texts:
        topic = shelf.topic(text)
        if not topic.about and topics and _POINTING.search(text):
            topic = topics[-1]
        topics.append(topic if topic.about else shelf.topic(subject))
    return topics


class Shelf:
    """Records with the words and names that they are known by, gathered once for many questions (Regal)."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._places = {record.key: place for place, record in enumerate(records)}
        self._by_word: dict[str, set[str]] = {}
        self._by_telling: dict[str, set[str]] = {}
        self._telling = {record.key: _telling(record) for record in records}
        for record in records:
            for stem in {*naming_words(record), *words_of(record.kind.value)}:
                self._by_word.setdefault(stem, set()).add(record.key)
            for stem in self._telling[record.key]:
                self._by_telling.setdefault(stem, set()).add(record.key)
        self._related = _related(records)

    def topic(self, text: str) -> Topic:
        """Return what a text is about: the records that match best, those near them, those around."""
        matches = self.matches(text)
        best = max((each.score for each in matches), default=0.0)
        nearest, about = (
            tuple(each.record for each in matches if each.score >= near * best) for near in (_NEAREST, _NEAR)
        )
        return Topic(nearest, about, self._around(about))

    def matches(self, text: str) -> list[Match]:
        """Return the records that hold any of a text's words, in the order of the shelf."""
        scores: dict[str, float] = {}
        words: dict[str, list[str]] = {}
        for stem, word in words_of(text).items():
            best: dict[str, float] = {}
            for held, keys in self._by_word.items():
                if strength := likeness(stem, held):
                    best |= {key: strength for key in keys if strength > best.get(key, 0.0)}
            for key, strength in best.items():
                scores[key] = scores.get(key, 0.0) + strength * weight(stem)
                words.setdefault(key, []).append(word)
        found = sorted(scores, key=self._places.__getitem__)
        return [Match(self._records[self._places[key]], scores[key], tuple(words[key])) for key in found]

    def _around(self, found: Sequence[Record]) -> tuple[Record, ...]:
        """Return the other records that belong to the subject: named by those found, or sharing a telling word."""
        keys = {record.key for record in found}
        telling = {stem for key in keys for stem in self._telling[key]}
        near = {key for other in keys for key in self._related[other]}
        for held, holding in self._by_telling.items():
            if any(likeness(stem, held) for stem in telling):
                near |= holding
        return tuple(record for record in self._records if record.key in near - keys)


def naming_words(record: Record) -> dict[str, str]:
    """Return the words by which a record's subject is known: each stem with the word as it was written."""
    values = (record.facts.get(name) for name in _NAMING)
    return words_of(" ".join([record.title, *(str(value) for value in values if value is not None)]))


def speaks_of(record: Record, thing: str) -> bool:
    """Tell whether a record's names, or the columns of its table, hold what a question asks for."""
    columns = " ".join(column["name"] for column in record.facts.get("columns", ()))
    held = {*naming_words(record), *words_of(columns)}
    return any(likeness(asked, each) for asked in words_of(thing) for each in held)


def _telling(record: Record) -> frozenset[str]:
    return frozenset(stem for stem in naming_words(record) if weight(stem) == 1.0)


def _related(records: Sequence[Record]) -> dict[str, set[str]]:
    """Return for each record the keys of those that it names or that name it."""
    by_name: dict[str, set[str]] = {}
    for record in records:
        for name in names_of(record):
            by_name.setdefault(name, set()).add(record.key)
    related: dict[str, set[str]] = {record.key: set() for record in records}
    for record in records:
        for relation in RELATIONS.keys() & record.facts.keys():
            key = record.related.get(relation)
            for other in {key} if key else by_name.get(str(record.facts[relation]).casefold(), set()):
                if other in related:
                    related[record.key].add(other)
                    related[other].add(record.key)
    return related


def _is_broad(record: Record) -> bool:
    """Tell whether a record is a subject of its own rather than an act within one."""
    return record.kind in {RecordKind.POLICY_CONCEPT, RecordKind.PROJECT_GROUP}
