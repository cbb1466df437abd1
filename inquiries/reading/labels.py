"""Lists of question labels as papers print them: „1 und 2“, „2, a) und b)“, „1 bis 4“ (Fragennummern)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_ITEM: Final = r"(?:\d{1,2}(?:\.(?!\d))?(?:\s?[a-z]\)?(?![\w)]))?|[a-z]\))"
_SEPARATOR: Final = r"(?:\s*,\s*(?:und\s+)?|\s+(?:und|sowie|bis)\s+|\s*[-–]\s*)"
LABELS: Final = rf"{_ITEM}(?:{_SEPARATOR}{_ITEM})*"

_LABEL: Final = re.compile(r"(\d{1,2})?\.?\s?([a-z])?\)?\.?")
_RANGE: Final = re.compile(r"\s*(?:\bbis\b|[-–])\s*")
_BETWEEN: Final = re.compile(r"\s*,\s*(?:und\s+)?|\s+(?:und|sowie)\s+")


def parse_labels(text: str, known: Sequence[str], *, current: str = "") -> tuple[str, ...]:
    """Return the labels that a printed list names, in order. Letters belong to the number before them.

    Letters without a number before them belong to the question `current`. Labels that are not known stay in the list.
    """
    found: list[str] = []
    number = current
    for item in _BETWEEN.split(text.strip()):
        ends = []
        for end in _RANGE.split(item):
            number, label = _label(end, number)
            ends.append(label)
        found.extend(_between(ends[0], ends[-1], known) if len(ends) > 1 else ends)
    return tuple(dict.fromkeys(found))


def _label(text: str, number: str) -> tuple[str, str]:
    match = _LABEL.fullmatch(text.strip())
    if match is None:
        return number, text.strip()
    number = match[1] or number
    return number, number + (match[2] or "")


def _between(first: str, last: str, known: Sequence[str]) -> Iterator[str]:
    """Yield the labels of a range: numbers without their parts, or the letters of one question."""
    if first.isdigit() and last.isdigit():
        yield from map(str, range(int(first), int(last) + 1))
    elif first in known and last in known:
        yield from (label for label in known[known.index(first) : known.index(last) + 1] if not label.isdigit())
    else:
        yield from (first, last)
