"""Text files, plain or in Markdown, from one line to wrapped pages (Textdateien)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import Finding
from inquiries.reading.blocks import Block, Source
from inquiries.reading.dates import MONTHS
from inquiries.reading.findings import finding
from inquiries.reading.mending import clean, in_one_line

LARGEST: Final = 1024 * 1024
NO_TEXT: Final = (
    "Die Datei ist kein lesbarer Text. Speichern Sie sie als Textdatei in UTF-8, als Word-Datei (.docx) oder als PDF "
    "mit Text."
)
LONG_LINE: Final = 200
SHORT_LINE: Final = 0.75

_HEADING: Final = re.compile(r"#{1,6}\s+")
_BOLD: Final = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1", re.DOTALL)
_ITEM: Final = re.compile(rf"(?:[-*•–]|(?:\d{{1,2}}|l)[.)]|[a-z]\))\s+(?!(?:{'|'.join(MONTHS)})\b)")
_ENDED: Final = re.compile(r"[.?!:;)“]\s*$")
_RULE: Final = re.compile(r"(?:[-*_]\s*){3,}")
_ESCAPE: Final = re.compile(r"(?<=\w)\\(?=[.)\]-])|\\(?=[\[\]#>_])")


def read(content: bytes) -> Source:
    """Return the blocks of a text file; raise Unreadable when the bytes are no text."""
    if len(content) > LARGEST:
        raise Unreadable(f"Eine Textdatei darf höchstens {LARGEST // 1024**2} MB groß sein.")
    text, findings = decode(content)
    if "\x00" in text:
        raise Unreadable(NO_TEXT)
    text = clean(text)
    pages = text.split("\f")
    blocks = [block for number, page in enumerate(pages, 1) for block in _page(page, number)]
    return Source(tuple(blocks), extracted=True, findings=findings)


def decode(content: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of bytes in UTF-8, UTF-16 or, as a finding says, Windows-1252."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (finding("guessed-encoding", text="Windows-1252"),) if encoding == "cp1252" else ()
    raise Unreadable(NO_TEXT)


def _page(text: str, number: int) -> Iterator[Block]:
    lines = [line.strip() for line in text.strip().split("\n")]
    if number > 1 and lines[-1].strip(" -–") == str(number):
        del lines[-1]
    for paragraph in _paragraphs(lines):
        if block := _block(paragraph, number):
            yield block


def _block(lines: list[str], page: int) -> Block | None:
    if lines[0].startswith("|"):
        return Block("\n".join(lines), page=page)
    text = in_one_line(" ".join(lines))
    heading = _HEADING.match(text)
    text = _ESCAPE.sub("", text[heading.end() :] if heading else text)
    if not text or _RULE.fullmatch(text):
        return None
    whole = _BOLD.fullmatch(text)
    return Block(whole["text"].strip() if whole else text, bold=bool(heading or whole), page=page)


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each paragraph. In a text without blank lines a short line with an end ends one."""
    longest = max(map(len, lines), default=0)
    tight = len(lines) > 1 and not any(not line for line in lines[1:-1])
    paragraph: list[str] = []
    for line, after in pairwise([*lines, "", ""]):
        if line:
            paragraph.append(line)
        ends = not line or _stands_alone(line) or _begins_anew(line, after)
        if paragraph and (ends or (tight and _ENDED.search(line) and len(line) < SHORT_LINE * longest)):
            yield paragraph
            paragraph = []


def _stands_alone(line: str) -> bool:
    return len(line) > LONG_LINE or bool(_HEADING.match(line))


def _begins_anew(line: str, after: str) -> bool:
    """Tell whether the next line cannot continue this one."""
    if line.startswith("|") or after.startswith("|"):
        return not (line.startswith("|") and after.startswith("|"))
    if _HEADING.match(after) or _BOLD.fullmatch(line):
        return True
    return bool(_ITEM.match(after)) and bool(_ENDED.search(line) or _ITEM.match(line))
