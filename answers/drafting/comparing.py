"""What a figure or a day of an earlier answer is of, told by the words around it (Vergleichbarkeit)."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from answers.drafting.claims import figures_of
from answers.drafting.relevance import naming_words
from answers.drafting.words import likeness, words_of
from answers.records.record import Record

_NOUN: Final = re.compile(r"(?<!^)(?<![.!?] )\b[A-ZÄÖÜ][\w-]+")
_CLOSE: Final = 0.8


def is_of_the_whole(sentence: str, record: Record) -> bool:
    """Tell whether a sentence's figures are of the record's thing as a whole: no part, plan, or sum over several."""
    words = sentence.lower()
    if any(re.search(rf"\b{part}", words) for part in _data()["parts"]):
        return False
    if _counts_several(sentence, record):
        return False
    return names(record, sentence) or all(_is_general(noun) for noun in _NOUN.findall(sentence))


def is_same_act(one: str, other: str) -> bool:
    """Tell whether two sentences say when the same was done: „beschlossen“, „verabschiedet“, not „eingebracht“."""
    mine, theirs = _acts(one), _acts(other)
    return bool(mine & theirs) and not any(re.search(rf"\b{part}", other.lower()) for part in _data()["parts"])


def names(record: Record, sentence: str) -> bool:
    """Tell whether a sentence holds a word by which the record is known."""
    held = words_of(sentence)
    return any(likeness(stem, each) >= _CLOSE for stem in naming_words(record) for each in held)


def _counts_several(sentence: str, record: Record) -> bool:
    """Tell whether a sentence counts things of the record's own sort: „7 Veranstaltungen mit 500 Personen“."""
    sorts = words_of(" ".join(filter(None, [record.facts.get("type"), record.kind.value])))
    return any(
        figure.value > 1 and likeness(stem, figure.unit) >= _CLOSE for figure in figures_of(sentence) for stem in sorts
    )


def _acts(sentence: str) -> set[int]:
    words = sentence.lower()
    return {place for place, act in enumerate(_data()["acts"]) if any(re.search(rf"\b{each}\b", words) for each in act)}


def _is_general(noun: str) -> bool:
    return noun.lower().startswith(tuple(_data()["general"]))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "contradictions.toml").read_text("utf-8"))
