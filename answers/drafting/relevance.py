"""Which records a question is about: those that share its words, and those that share theirs (Bezug)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answers.drafting.words import likeness, weight, words_of
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.relations import RELATIONS, refers

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
    topics: list[Topic] = []
    for text in texts:
        topic = _topic(text, records)
        if not topic.about and topics and _POINTING.search(text):
            topic = topics[-1]
        topics.append(topic if topic.about else _topic(subject, records))
    return topics


def _topic(text: str, records: Sequence[Record]) -> Topic:
    about = anchors(text, records)
    return Topic(anchors(text, records, near=_NEAREST), about, neighbours(about, records))


def match(text: str, record: Record) -> Match:
    """Return how well a record fits a question's words."""
    held = set(naming_words(record))
    held |= set(words_of(record.kind.value))
    score, words = 0.0, []
    for stem, word in words_of(text).items():
        best = max((likeness(stem, each) for each in held), default=0.0)
        score += best * weight(stem)
        if best:
            words.append(word)
    return Match(record, score, tuple(words))


def anchors(text: str, records: Sequence[Record], *, near: float = _NEAR) -> tuple[Record, ...]:
    """Return the records that a question is about: the best matches and those that come near them."""
    matches = [match(text, record) for record in records]
    best = max((each.score for each in matches), default=0.0)
    return tuple(each.record for each in matches if best > 0 and each.score >= near * best)


def neighbours(found: Sequence[Record], records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the other records that belong to the subject of those found: named by them or sharing a telling word."""
    telling = {stem for record in found for stem in naming_words(record) if weight(stem) == 1.0}
    keys = {record.key for record in found}
    return tuple(
        record for record in records if record.key not in keys and (_related(record, found) or _shares(record, telling))
    )


def naming_words(record: Record) -> dict[str, str]:
    """Return the words by which a record's subject is known: each stem with the word as it was written."""
    values = (record.facts.get(name) for name in _NAMING)
    return words_of(" ".join([record.title, *(str(value) for value in values if value is not None)]))


def _related(record: Record, others: Sequence[Record]) -> bool:
    return any(
        refers(one, name, another) for other in others for name in RELATIONS for one, another in _pairs(record, other)
    )


def _pairs(record: Record, other: Record) -> tuple[tuple[Record, Record], ...]:
    return ((record, other), (other, record))


def _shares(record: Record, telling: set[str]) -> bool:
    own = naming_words(record)
    return any(likeness(stem, each) for stem in telling for each in own if weight(each) == 1.0)


def _is_broad(record: Record) -> bool:
    """Tell whether a record is a subject of its own rather than an act within one."""
    return record.kind in {RecordKind.POLICY_CONCEPT, RecordKind.PROJECT_GROUP}
