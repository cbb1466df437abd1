"""Phrases: how a kind of record says what it knows, kept as data (Formulierungen)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any, Self

from answers.drafting.template_check import Fit, ensure_usable
from answers.drafting.wants import wants_of
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import fields_of
from inquiries.foundation.errors import InvalidInput


class Part(IntEnum):
    """The parts of a passage, in the order an answer runs."""

    STATE = 1
    DONE = 2
    FIGURES = 3
    CHANGED = 4
    AGREED = 5
    RESULTS = 6
    REPORTING = 7


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that a kind of record can say, and which questions it answers.

    * `needs` and `when` decide which records can say it; in `when`, an empty text stands for a field not held.
    * `date` names the field that puts sentences in order of time, `verbatim` one whose wording is taken as it is,
      `repeats` one that tells whether the like was said before, `like` one with a question that is answered too.
    * `label` is what a person reads instead of the name; `standard` the product's text where a ministry has its own.
    * `table` tells that the record's rows follow as a table; `place` is the phrase's own among those of its kind.
    """

    kind: RecordKind
    name: str
    answers: tuple[str, ...]
    text: str = ""
    label: str = ""
    standard: str = ""
    part: Part | None = None
    needs: tuple[str, ...] = ()
    when: Mapping[str, Sequence[Any]] = field(default_factory=dict, hash=False)
    date: str | None = None
    verbatim: str | None = None
    repeats: str | None = None
    like: str | None = None
    table: bool = False
    place: int = 0

    @property
    def fit(self) -> Fit:
        """Which records the template will be asked about."""
        needs = [*self.needs, *filter(None, (self.date, self.verbatim))]
        return Fit(self.kind, needs, self.when)

    def fits(self, record: Record) -> bool:
        """Tell whether a record holds what the phrase needs."""
        return (
            record.kind is self.kind
            and all(record.value_of(name) is not None for name in self.needs)
            and all(_or_empty(record.value_of(name)) in values for name, values in self.when.items())
        )

    def answers_for(self, record: Record) -> frozenset[str]:
        """Return the names of what the phrase answers when this record says it."""
        asked = record.facts.get(self.like) if self.like else None
        return frozenset(self.answers) | ({want.name for want in wants_of(asked)} if asked else frozenset())

    def part_for(self, record: Record) -> Part:
        """Return where in the passage the sentence stands; without a part of its own, the record says it."""
        return Part[record.facts["part"].upper()] if self.part is None else self.part


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """All phrases, in their order."""

    phrases: tuple[Phrase, ...]

    @classmethod
    def of_texts(cls, texts: Mapping[RecordKind, str]) -> Self:
        """Return the phrases of TOML texts, one a kind; raise InvalidInput for what is wrong in them."""
        return cls(tuple(phrase for kind, text in texts.items() for phrase in _read(kind, text)))

    def with_own(self, kind: RecordKind, texts: Mapping[str, str]) -> Self:
        """Return the book with a ministry's own wording in place of some templates, by the phrases' names."""
        book = self
        for name, text in texts.items():
            phrase = self.find(kind, name)
            if phrase is None:
                raise InvalidInput(f"Eine Formulierung „{name}“ gibt es bei „{kind.value}“ nicht.", phrase=name)
            book = book.with_text(phrase, ensure_usable(text, phrase.fit, name=name))
        return book

    def with_text(self, phrase: Phrase, text: str) -> Self:
        """Return the book with a checked template in place of a phrase's own, which stays for what that cannot say."""
        own = replace(phrase, text=text, standard=phrase.text)
        return replace(self, phrases=tuple(own if each is phrase else each for each in self.phrases))

    def find(self, kind: RecordKind, name: str) -> Phrase | None:
        """Return a phrase by kind and name; None when there is none."""
        return next((each for each in self.phrases if (each.kind, each.name) == (kind, name)), None)

    def fitting(self, record: Record) -> list[Phrase]:
        """Return what a record can say, in the order of the phrases."""
        return [phrase for phrase in self.phrases if phrase.fits(record)]


@cache
def standard() -> PhraseBook:
    """Return the product's own phrases."""
    folder = files(__package__) / "phrases"
    return PhraseBook.of_texts({kind: (folder / f"{kind.code}.toml").read_text("utf-8") for kind in RecordKind})


def _read(kind: RecordKind, text: str) -> list[Phrase]:
    try:
        items = tomllib.loads(text)["phrase"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InvalidInput(f"Die Formulierungen zu „{kind.value}“ sind nicht lesbar: {error}.") from error
    return [_phrase(kind, item, place) for place, item in enumerate(items)]


def _phrase(kind: RecordKind, item: dict[str, Any], place: int) -> Phrase:
    name = str(item.get("name", "ohne Namen"))
    known = {each.name for each in fields(Phrase)} - {"kind", "place", "standard"}
    if unknown := sorted(item.keys() - known) or sorted({"name", "answers"} - item.keys()):
        raise InvalidInput(f"Formulierung „{name}“ ({kind.value}): unbekannt oder fehlend: {', '.join(unknown)}.")
    if (part := item.get("part", "state").upper()) not in Part.__members__:
        raise InvalidInput(f"Formulierung „{name}“ ({kind.value}): Stelle in der Antwort unbekannt: {item['part']}.")
    phrase = Phrase(
        kind,
        name,
        answers=tuple(item["answers"]),
        text=item.get("text", ""),
        label=item.get("label", name),
        part=Part[part] if "part" in item else None,
        needs=tuple(item.get("needs", ())),
        when=item.get("when", {}),
        date=item.get("date"),
        verbatim=item.get("verbatim"),
        repeats=item.get("repeats"),
        like=item.get("like"),
        table=item.get("table", False),
        place=place,
    )
    named = {*phrase.needs, *phrase.when, *filter(None, (phrase.date, phrase.verbatim, phrase.repeats, phrase.like))}
    if missing := sorted(named - {each.name for each in fields_of(kind)}):
        raise InvalidInput(f"Formulierung „{name}“ ({kind.value}): unbekannte Angaben: {', '.join(missing)}.")
    ensure_usable(phrase.text, phrase.fit, name=name)
    return phrase


def _or_empty(value: Any) -> Any:
    return "" if value is None else value
