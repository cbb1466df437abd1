"""Cleaning of texts before they are read or printed (Säuberung)."""

import re
import unicodedata
from typing import Final

from inquiries.foundation.errors import InvalidInput

_SPACES: Final = re.compile(r"[\t\x0b\x0c\u00a0\u2002-\u200a\u202f\u205f\u3000 ]+")
_LINE_ENDS: Final = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def clean(text: str, *, refuse: bool = True) -> str:
    """Return a text with ordinary spaces and line ends, composed letters and nothing invisible.

    Control characters are refused with their line, or dropped where `refuse` is False.
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    lines = [_clean_line(line, place, refuse=refuse) for place, line in enumerate(text.split("\n"), 1)]
    return "\n".join(lines)


def _clean_line(line: str, place: int, *, refuse: bool) -> str:
    indent = len(line) - len(line.lstrip(" "))
    line = line[:indent] + _SPACES.sub(" ", line[indent:])
    if line.isprintable():  # as nearly every line is
        return line
    line = "".join(char for char in line if unicodedata.category(char) != "Cf")
    kept = "".join(char for char in line if _printable(char))
    if refuse and kept != line:
        raise InvalidInput(
            f"Zeile {place} enthält ein Steuerzeichen, das sich nicht drucken lässt. "
            "Geben Sie die Stelle neu ein, statt sie zu kopieren.",
            line=place,
        )
    return kept


def _printable(char: str) -> bool:
    """Tell whether XML may hold the character."""
    return unicodedata.category(char) not in {"Cc", "Cs"} and ord(char) & 0xFFFE != 0xFFFE
