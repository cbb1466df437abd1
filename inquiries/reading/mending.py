"""Mending of extracted text: invisible characters, ligatures, words broken at line ends (Textreparatur)."""

import re
import unicodedata
from typing import Final

_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u205f\u3000 ]+")
_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
)
_SYMBOL_BULLET: Final = re.compile(r"[\uf0b7\uf0a7\uf02d]")
_SOFT_HYPHEN: Final = re.compile(r"\u00ad[ \t]*\n?[ \t]*")
_BROKEN_WORD: Final = re.compile(
    r"(?<=[^\W\d_])(?<=[a-zäöüß])-\s+(?!(?:und|oder|bzw|beziehungsweise|bis|sowie|als|noch|wie|aber|statt|auch)\b)"
    r"(?=[a-zäöüß])"
)
_LOOSE_COMMA: Final = re.compile(r"(?<=[\w-]) +(?=,(?:\s|$))")


def clean(text: str) -> str:
    """Return a text in composed letters, with plain spaces and line ends, without invisible characters."""
    text = _SOFT_HYPHEN.sub("", _LINE_ENDS.sub("\n", text)).translate(_LIGATURES)
    text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", _INVISIBLE.sub("", _SYMBOL_BULLET.sub("•", text)))


def mend(text: str) -> str:
    """Join words broken at line ends: lower case on both sides, and no „Teilzeit- und“."""
    return _LOOSE_COMMA.sub("", _BROKEN_WORD.sub("", text))


def in_one_line(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return " ".join(text.split())
