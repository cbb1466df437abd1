"""A large archive of invented papers: for the demonstration, the tests and the benchmarks alike (Großes Archiv)."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any, Final

from inquiries.foundation.database import Json
from inquiries.outcome import Outcome, QuestionOutcome, RefusalGround
from inquiries.parsed_paper import Asker, PaperAnswer, PaperQuestion, ParsedPaper

FIRST_DAY: Final = date(2011, 11, 7)
TERMS: Final = (
    *((4, date(2002, 10, 22)), (5, date(2006, 10, 16)), (6, date(2011, 10, 4))),
    *((7, date(2016, 10, 4)), (8, date(2021, 10, 26))),
)
GROUPS: Final = ("SPD", "CDU", "DIE LINKE", "BÜNDNIS 90/DIE GRÜNEN", None)
_LONGEST, _SHORTEST = 1_500, 300  # words of a paper
_HEAD_OF_ZIPF: Final = 8  # the larger, the less the most frequent words stand out
_WITH_TABLE, _REFUSED, _MAJOR, _WITH_PREAMBLE = 0.12, 0.05, 0.02, 0.5


@dataclass(frozen=True, slots=True)
class InventedPaper:
    """A paper with what is kept beside its text."""

    content: ParsedPaper
    ministry: str
    outcomes: Json


def invented_archive(
    count: int, *, until: date, since: date = FIRST_DAY, after: Mapping[int, int] | None = None
) -> Iterator[InventedPaper]:
    """Yield so many papers in order of their days, the same ones for the same call.

    They are numbered through in each term, `after` the running numbers that are given already.
    """
    span, serials = (until - since).days, {number: (after or {}).get(number, 0) for number, _ in TERMS}
    for index in range(count):
        printed_on = since + timedelta(days=span * index // max(count, 1))
        term = max(number for number, begins_on in TERMS if begins_on <= printed_on)
        serials[term] += 1
        yield _Writer(Random(f"archive {index}"), printed_on, term, serials[term]).paper()  # noqa: S311 – plausible


class _Writer:
    """Writes one paper; every choice comes from its own chance, so that papers do not depend on one another."""

    def __init__(self, chance: Random, printed_on: date, term: int, serial: int) -> None:
        self._chance = chance
        self._printed_on = printed_on
        self._term, self._serial = term, serial
        self._ministry = chance.choice(sorted(_data()["subjects"]))
        self._subject = chance.choices(_data()["subjects"][self._ministry], cum_weights=_weights(self._ministry))[0]
        self._papers: list[str] = []

    def paper(self) -> InventedPaper:
        """Return the paper."""
        chance = self._chance
        count = chance.choices((1, 2, 3, 4, 5, 8), weights=(3, 3, 3, 2, 2, 1))[0]
        labels = [str(place) for place in range(1, count + 1)] if count > 1 else [""]
        words = chance.randint(_SHORTEST, _LONGEST) // count
        outcomes = {label: self._outcome() for label in labels}
        answers = tuple(PaperAnswer((label,), self._answer(words, outcomes[label])) for label in labels)
        questions = tuple(PaperQuestion(label, self._text("questions")) for label in labels)
        content = ParsedPaper(
            parliament="MV",
            kind="major_interpellation" if chance.random() < _MAJOR else "minor_interpellation",
            number=f"{self._term}/{self._serial}",
            term=self._term,
            printed_on=self._printed_on,
            letter_dated_on=self._printed_on - timedelta(days=4),
            members=(_askers()[chance.randrange(len(_askers()))],),
            title=self._text("titles"),
            preamble=self._text("preambles") if chance.random() < _WITH_PREAMBLE else None,
            questions=questions,
            answers=answers,
            references=tuple(dict.fromkeys(self._papers)),
        )
        return InventedPaper(content, self._ministry, {label: each.published() for label, each in outcomes.items()})

    def _outcome(self) -> QuestionOutcome:
        if self._chance.random() < _REFUSED:
            return QuestionOutcome(Outcome.REFUSED, RefusalGround.PRIVATE_INTERESTS)
        return QuestionOutcome(Outcome.ANSWERED)

    def _answer(self, words: int, outcome: QuestionOutcome) -> str:
        if outcome.outcome is Outcome.REFUSED:
            return str(_data()["refusal"]).format_map(self._words())
        paragraphs, written = [], 0
        while written < words:
            paragraph = " ".join(self._text("answers") for _ in range(self._chance.randint(2, 5)))
            paragraphs.append(paragraph)
            written += paragraph.count(" ")
        if self._chance.random() < _WITH_TABLE:
            paragraphs.append(self._table())
        return "\n\n".join(paragraphs)

    def _table(self) -> str:
        rows = [
            f"| {year} | {self._chance.randint(2, 900)} |"
            for year in range(self._printed_on.year - 3, self._printed_on.year)
        ]
        return "\n".join(["| Jahr | Anzahl |", "| --- | --- |", *rows])

    def _text(self, kind: str) -> str:
        template = self._chance.choice(_data()[kind])
        words = self._words()
        if "{paper}" in template:
            self._papers.append(words["paper"])
        return str(template).format_map(words)

    def _words(self) -> dict[str, Any]:
        chance, year = self._chance, self._printed_on.year
        return {
            "a": self._compound(self._subject),
            "b": self._compound(chance.choice(_all_subjects())),
            "place": chance.choice(_data()["places"]),
            "year": year - chance.randint(1, 4),
            "later": year + chance.randint(1, 5),
            "n": chance.randint(20, 4_999),
            "m": chance.randint(5, 19),
            "k": chance.randint(1, 5),
            "p": chance.randint(1, 140),
            "percent": chance.randint(2, 90),
            "amount": f"{chance.randint(20, 9_999) * 1_000:,}".replace(",", "."),
            "day": f"{self._printed_on - timedelta(days=chance.randint(30, 400)):%d.%m.%Y}",
            "paper": f"{self._term}/{chance.randint(1, max(self._serial - 1, 1))}",
        }

    def _compound(self, subject: str) -> str:
        matters: list[str] = _data()["matters"]
        return subject + self._chance.choices(matters, cum_weights=_weights("matters"))[0]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("app.demo.data") / "corpus.toml").read_text("utf-8"))


@cache
def _weights(name: str) -> list[float]:
    """Return weights by Zipf's law: the word of rank n comes up 1/n as often as the first."""
    words: list[str] = _data()["subjects"].get(name) or _data()[name]
    return list(accumulate(1 / (rank + _HEAD_OF_ZIPF) for rank in range(len(words))))


@cache
def _all_subjects() -> list[str]:
    by_ministry: dict[str, list[str]] = _data()["subjects"]
    return [subject for subjects in by_ministry.values() for subject in subjects]


@cache
def _askers() -> list[Asker]:
    data = _data()
    names = [
        (first, last, place < data["women"])
        for place, first in enumerate(data["first_names"])
        for last in data["last_names"]
    ]
    return [
        Asker(f"{first} {last}", GROUPS[place % len(GROUPS)], woman) for place, (first, last, woman) in enumerate(names)
    ]


def some_words(chance: Random, count: int) -> list[str]:
    """Return words that papers are written with, the frequent ones more often."""
    matters = chance.choices(_data()["matters"], cum_weights=_weights("matters"), k=count)
    return [chance.choice(_all_subjects()) + matter for matter in matters]
