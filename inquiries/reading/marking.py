"""Forms of letters as marks of the small Markdown, and what must not be taken for such (Auszeichnen)."""

import re
from typing import Final

_MARKS: Final = {(False, False): "", (True, False): "**", (False, True): "*", (True, True): "***"}
_LINE_START: Final = re.compile(r"^([-+*#>|](?=\s|$)|\|)")
_STAR: Final = re.compile(r"(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


def emphasised(text: str, form: tuple[bool, bool]) -> str:
    """Return a text marked as bold, italic or both, the marks close to its letters."""
    mark = _MARKS[form]
    core = text.strip()
    if not core:
        return text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if core.count("*") > 1:
        core = _STAR.sub(r"\\*", core)
    return f"{lead}{mark}{core}{mark}{trail}"


def as_paragraph(text: str) -> str:
    """Return a line that begins no list, table, heading or quotation."""
    return _LINE_START.sub(r"\\\1", text)
