"""Sentences made from a record by a phrase, citing what they were made of (Sätze)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from answers.drafting.draft import Citation, Sentence
from answers.drafting.grammar import Case, bare
from answers.drafting.phrases import Phrase
from answers.drafting.sandbox import escaped, render
from answers.drafting.wording import MOST_DECIMALS, number
from answers.records.record import Record
from inquiries.foundation.errors import InvalidInput

_NO_END: Final = "".join(rf"(?<!\b{short}\.)" for short in ("Abs", "bzw", "ggf", "inkl", "sog", "usw", "vgl", "Ziff"))
_BOUNDARY: Final = re.compile(rf"(?<=[^\W\d_]{{2}}[.!?]){_NO_END} (?=[„A-ZÄÖÜ])")


def sentences_of(phrase: Phrase, record: Record, **surroundings: Any) -> list[Sentence]:
    """Return what a phrase says about a record that fits it."""
    noted = {name: value for name in phrase.when if (value := record.value_of(name)) is not None}
    if phrase.verbatim:
        value = record.value_of(phrase.verbatim)
        return [_sentence(text, record, {phrase.verbatim: value}) for text in parted(value)]
    sentences = []
    if text := _rendered(phrase, record, noted, **surroundings):
        sentences.append(_sentence(text, record, noted))
    if phrase.table:
        rows = {name: record.value_of(name) for name in ("columns", "rows")}
        sentences.append(_sentence(_table(**rows, amounts=record.value_of("quantity") == "amount"), record, rows))
    return sentences


def parted(text: str) -> list[str]:
    """Return the sentences of a text that someone wrote; lists and tables stay whole."""
    return [text] if "\n" in text or text.startswith("|") else _BOUNDARY.split(text)


def is_table(sentence: Sentence) -> bool:
    """Tell whether a sentence is a table, which stands in a paragraph of its own."""
    return sentence.text.startswith("| ")


def _rendered(phrase: Phrase, record: Record, noted: dict[str, Any], **surroundings: Any) -> str:
    """Return a phrase's words; a ministry's own wording that fails on a record gives way to the product's."""
    before = dict(noted)
    try:
        return render(phrase.text, record, noted, **surroundings)
    except InvalidInput:
        if not phrase.standard:
            raise
        noted.clear()
        noted.update(before)
        return render(phrase.standard, record, noted, **surroundings)


def _sentence(text: str, record: Record, noted: Mapping[str, Any]) -> Sentence:
    citations = (Citation(record.key, record.version, name, value) for name, value in noted.items())
    return Sentence(text, tuple(citations))


def _table(columns: list[dict[str, str]], rows: list[list[Any]], *, amounts: bool) -> str:
    head = [f"{column['name']} in {_in(column['unit'])}" if "unit" in column else column["name"] for column in columns]
    places = [
        _decimals([row[place] for row in rows], amounts=amounts or "euro" in column.get("unit", "").lower())
        for place, column in enumerate(columns)
    ]
    rule = ["---" if decimals is None else "---:" for decimals in places]
    body = ([_cell(value, decimals or 0) for value, decimals in zip(row, places, strict=True)] for row in rows)
    return "\n".join(_line(cells) for cells in (map(_cell, head), rule, *body))


def _decimals(values: Sequence[Any], *, amounts: bool) -> int | None:
    """Return how many decimals a column of numbers needs, two where it holds cents; None for a column of words."""
    numbers = [value for value in values if value is not None]
    if not numbers or not all(isinstance(value, (int, float)) for value in numbers):
        return None
    most = max(max(0, -int(Decimal(str(value)).normalize().as_tuple().exponent)) for value in numbers)
    return 2 if most and amounts else min(most, MOST_DECIMALS)


def _in(unit: str) -> str:
    """Return a unit behind „in“: „Kilometern“, „Euro“."""
    return bare(unit, Case.DATIVE) or unit


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: Any, decimals: int = 0) -> str:
    if value is None:
        return "k. A."
    if isinstance(value, str):
        return escaped(" ".join(value.split())).replace("|", r"\|")
    return number(value, decimals)
