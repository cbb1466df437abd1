"""Where words begin and end in German text, with numbers, laws and gendered forms whole (Wortgrenzen)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search_index.data import read_lines

_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:[{_SOFT}]?{_LETTER})*\d*"
_GENDERED = r"(?:[:*_·/]-?(?:innen|in)\b|\((?:innen|in)\)|\(inn\)en\b|\(inn\w*\))"
_WHOLE = "|".join(r"\s+".join(map(re.escape, line.split())) for line in read_lines("whole.txt"))
KEPT_TOGETHER = (
    rf"(?:§§?|\bparagra(?:ph|f)(?:en)?)\s*\d+{_LETTER}?\b|\b(?:{_WHOLE})\b|\b(?-i:[ABEKL])\s\d{{1,3}}\b(?![./]\d)"
)
_TOKEN = re.compile(
    rf"""
      {KEPT_TOGETHER}
    | \d+(?:[./,:]\d+)*(?:{_LETTER}\b)?
    | {_WORD}(?:{_GENDERED})?(?:[-\u2010\u2011](?:{_WORD}(?:{_GENDERED})?|\d+))*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DROP_SOFT = str.maketrans("", "", _SOFT)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is written, with the place where it stands."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> Iterator[Token]:
    """Yield the words of a text in order."""
    for match in _TOKEN.finditer(text):
        yield Token(match[0].translate(_DROP_SOFT), match.start(), match.end())
