"""Blocks: what every file format is turned into before its wording is looked at (Textblöcke)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from inquiries.parsed_paper import AttachedFile, Finding

GAP: Final = "\n\n"


class Style(Enum):
    """What a block is by its layout; the value is the name of the paragraph style in Word."""

    HEAD = "DS Kopf"
    KIND = "DS Art"
    ASKERS = "DS Urheber"
    TITLE = "DS Titel"
    CONNECTIVE = "DS Verbindung"
    REMARK_HEADING = "DS Vorbemerkung Überschrift"
    REMARK = "DS Vorbemerkung"
    PREAMBLE = "DS Einleitung"
    QUESTION = "DS Frage"
    QUESTION_MORE = "DS Frage Fortsetzung"
    PART = "DS Unterfrage"
    PART_MORE = "DS Unterfrage Fortsetzung"
    HEADING = "DS Zu"
    ANSWER = "DS Antwort"
    TABLE = "DS Tabelle"
    ANNEX = "DS Anlage"
    ANNEX_TEXT = "DS Anlage Text"
    DUE = "DS Termin"
    LETTER = "DS Zuleitung"
    LIST = "DS Aufzählung"
    NUMBERED = "DS Nummerierung"
    CAPTION = "DS Beschriftung"
    NOTE = "DS Anmerkung"
    PICTURE = "DS Bild"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list or table as small Markdown. `indent` is the white space on both sides of it in mm."""

    text: str
    style: Style | None = None
    indent: float = 0
    bold: bool = False
    page: int = 1

    def with_text(self, text: str) -> "Block":
        """Return the block with another text."""
        return replace(self, text=text)

    @property
    def is_table(self) -> bool:
        """Tell whether the block is a pipe table."""
        return self.text.startswith("|")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's blocks; `extracted` ones come from lines of a page and may be broken anywhere."""

    blocks: tuple[Block, ...]
    extracted: bool = False
    findings: tuple[Finding, ...] = ()
    files: tuple[AttachedFile, ...] = ()


def joined(blocks: Iterable[Block]) -> str:
    """Return the text of blocks, a blank line between them."""
    return GAP.join(block.text for block in blocks)


def cut(blocks: Sequence[Block], pattern: re.Pattern[str]) -> tuple[re.Match[str] | None, list[Block]]:
    """Return the first match of a pattern in the blocks' joined text, and the blocks without it."""
    match = pattern.search(joined(blocks))
    return (match, without(blocks, match.span())) if match else (None, list(blocks))


def without(blocks: Sequence[Block], span: tuple[int, int]) -> list[Block]:
    """Return the blocks without a span of their joined text; blocks left empty are dropped."""
    kept: list[Block] = []
    offset = 0
    for block in blocks:
        start, end = (max(0, place - offset) for place in span)
        offset += len(block.text) + len(GAP)
        if start >= len(block.text) or end == 0:
            kept.append(block)
        elif text := f"{block.text[:start].rstrip()} {block.text[end:].lstrip()}".strip():
            kept.append(block.with_text(text))
    return kept


def split(blocks: Sequence[Block], place: int) -> tuple[list[Block], list[Block]]:
    """Return the blocks before and after a place in their joined text, dividing the block that holds it."""
    before: list[Block] = []
    after: list[Block] = []
    offset = 0
    for block in blocks:
        inside = place - offset
        offset += len(block.text) + len(GAP)
        if head := block.text[: max(0, inside)].strip():
            before.append(block.with_text(head))
        if tail := block.text[max(0, inside) :].strip():
            after.append(block.with_text(tail))
    return before, after
