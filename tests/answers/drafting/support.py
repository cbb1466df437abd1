"""An independent look at a draft: whether each sentence's citations hold its numbers, days and names."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import get_month_names

from answers.drafting.draft import Draft, Sentence
from answers.records.schema import choice_labels

ORDINALS = ("ersten", "zweiten", "dritten", "vierten")
MONTHS = {name: number for number, name in get_month_names(locale="de").items()}
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OWN_WORDS = {
    "Teilnehmerinnen", "Teilnehmern", "Person", "Personen", "Quartal", "Jahr", "Stand", "Euro", "Thema", "Federführung",
    "Frage", "Fragen", "Gremium", "Am", "Im", "An", "Veranstaltung", "Konzeption", "Die", "Der", "Das", "A",
}  # fmt: skip


def unsupported(draft: Draft) -> list[str]:
    """Return the numbers, months and names in sentences that no citation of the sentence holds."""
    return [f"{fact}: {sentence.text}" for sentence in _all(draft) for fact in _unheld(sentence)]


def _all(draft: Draft) -> Iterator[Sentence]:
    yield from draft.sentences()
    yield from draft.offered


def _unheld(sentence: Sentence) -> Iterator[str]:
    if not sentence.citations:
        yield "no citation"
    held = " ".join(_words_of(citation.value) for citation in sentence.citations)
    text = sentence.text.replace("\\", "")
    yield from _unheld_numbers(text, held)
    for word in WORD.findall(text):
        if word in MONTHS:
            known = f"-{MONTHS[word]:02}" in held or word in held
        else:
            known = word[0].islower() or _is_held(word, held) or word in _own_words()
        if not known:
            yield word


def _unheld_numbers(text: str, held: str) -> Iterator[str]:
    numbers = {float(digits) for digits in re.findall(r"\d+(?:\.\d+)?", held)}
    for number in re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text):
        if float(number.replace(".", "").replace(",", ".")) not in numbers:
            yield number
    for place, ordinal in enumerate(ORDINALS, 1):
        if f"{ordinal} Quartal" in text and f"Q{place}" not in held:
            yield f"{ordinal} Quartal"


def _is_held(word: str, held: str) -> bool:
    """Tell whether a word or its stem stands in the cited values: „Landkreisen“ for „Landkreise“."""
    if word in held:
        return True
    return any(word[: len(word) - cut].lower() in held.lower() for cut in range(4) if len(word) - cut > 2)


def _words_of(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_words_of(each) for each in value.values())
    if isinstance(value, list):
        return " ".join(_words_of(each) for each in value)
    return f"{value} {choice_labels().get(str(value), '')}"


@cache
def _own_words() -> frozenset[str]:
    """Return the words that templates say of themselves."""
    folder = files("answers.drafting") / "phrases"
    own = set(OWN_WORDS)
    for file in folder.iterdir():
        for phrase in tomllib.loads(file.read_text("utf-8"))["phrase"]:
            literal = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", phrase.get("text", ""), flags=re.DOTALL)
            quoted = " ".join(re.findall(r'"([^"]*)"', phrase.get("text", "")))
            own |= set(WORD.findall(f"{literal} {quoted}"))
    return frozenset(own | {word[0].upper() + word[1:] for word in own})
