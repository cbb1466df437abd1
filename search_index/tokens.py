"""Where words begin and end in German text, with numbers, laws and gendered forms whole (Wortgrenzen)."""

import re

from search_index.data import read_lines

_SOFT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTERS = r"[^\W\d_]+"
_WORD = rf"{_LETTERS}(?:[{_SOFT}]+{_LETTERS})*\d*"
_GENDERED = r"(?:[:*_·/]-?(?:innen|in)\b|\((?:innen|in)\)|\(inn\)en\b|\(inn\w*\))"
_WHOLE = "|".join(r"\s+".join(map(re.escape, line.split())) for line in read_lines("whole.txt"))
_SECTION = r"(?:§§?|(?i:\bparagra(?:ph|f)(?:en)?))\s*\d+(?:[^\W\d_]\b)?(?!\w)"
_ROAD = r"\b[ABEKL]\s\d{1,3}\b(?![./]\d)"
_BEGINS = "ABEKLPp" + "".join({sign for line in read_lines("whole.txt") for sign in line[0].upper() + line[0].lower()})
KEPT_TOGETHER = rf"{_SECTION}|\b(?i:{_WHOLE})\b|{_ROAD}"
TOKEN = re.compile(
    rf"""
      (?=[§{_BEGINS}])(?:{KEPT_TOGETHER})
    | {_WORD}(?:{_GENDERED})?(?:[-\u2010\u2011](?:{_WORD}(?:{_GENDERED})?|\d+))*
    | \d+(?:[./,:]\d+)*(?:[^\W\d_]\b)?
    """,
    re.VERBOSE,
)
_DROP_SOFT = str.maketrans("", "", _SOFT)


def without_soft_signs(token: str) -> str:
    """Return a word without hyphens that show only at a line's end and other signs of no width."""
    return token if token.isalnum() else token.translate(_DROP_SOFT)
