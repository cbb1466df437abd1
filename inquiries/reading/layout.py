"""The body told by its layout: paragraph styles name what each block is (Gliederung nach Formatvorlagen)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inquiries.parsed_paper import Announcement
from inquiries.reading.blocks import Block, Style
from inquiries.reading.pieces import Kind, Piece
from inquiries.reading.profile import Profile

_NUMBER: Final = re.compile(r"(?:Frage\s+)?(\d{1,3})\s?[.):]\s+")
_LETTER: Final = re.compile(r"([a-z])\s?[.)]\s+")
_MORE: Final = {Style.QUESTION_MORE, Style.PART_MORE}
_PREFACE: Final = {Style.REMARK: Kind.REMARK, Style.PREAMBLE: Kind.PREAMBLE}


def has_layout(blocks: Sequence[Block]) -> bool:
    """Tell whether the blocks carry styles that tell questions from answers."""
    return any(block.style is Style.QUESTION for block in blocks)


def pieces_by_layout(blocks: Sequence[Block], profile: Profile) -> Iterator[Piece]:
    """Yield the pieces that the blocks' styles name."""
    for block in blocks:
        yield from _pieces(block, profile)


def _pieces(block: Block, profile: Profile) -> Iterator[Piece]:
    style = block.style
    if style in _PREFACE:
        yield Piece(_PREFACE[style], block.text)
    elif style is Style.QUESTION:
        yield _counted(block.text, _NUMBER, Kind.QUESTION)
    elif style is Style.PART:
        yield _counted(block.text, _LETTER, Kind.PART)
    elif style in _MORE:
        yield Piece(Kind.QUESTION_MORE, block.text)
    elif match := profile.heading.fullmatch(block.text):
        yield Piece(Kind.ANNOUNCEMENT, label=match["labels"], announced=Announcement.HEADING)
    elif match := profile.announcement.fullmatch(block.text):
        yield Piece(Kind.ANNOUNCEMENT, label=match["labels"], announced=Announcement.SENTENCE)
    elif style is not Style.REMARK_HEADING:
        yield Piece(Kind.TEXT, block.text)


def _counted(text: str, pattern: re.Pattern[str], kind: Kind) -> Piece:
    match = pattern.match(text)
    return Piece(kind, text[match.end() :], match[1]) if match else Piece(kind, text)
