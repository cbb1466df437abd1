"""The body told by its layout: styles or the narrower block name what is asked (Gliederung nach dem Satzbild)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from inquiries.parsed_paper import Announcement
from inquiries.reading.blocks import Block, Style
from inquiries.reading.pieces import Kind, Piece
from inquiries.reading.profile import Profile
from inquiries.reading.reasons import reason_in

NARROW: Final = 8.0  # mm on both sides

_NUMBER: Final = re.compile(r"(?:Frage\s+)?(\d{1,3})\s?[.):]\s+")
_LETTER: Final = re.compile(r"([a-z])\s?[.)]\s+")
_AROUND: Final = {Style.LIST, Style.NUMBERED, Style.CAPTION, Style.NOTE, Style.TABLE, Style.PICTURE}
_KINDS: Final = {
    Style.REMARK: Kind.REMARK,
    Style.PREAMBLE: Kind.PREAMBLE,
    Style.QUESTION_MORE: Kind.QUESTION_MORE,
    Style.PART_MORE: Kind.QUESTION_MORE,
}
_COUNTED: Final = {Style.QUESTION: (Kind.QUESTION, _NUMBER), Style.PART: (Kind.PART, _LETTER)}
_ASKED: Final = {Kind.QUESTION, Kind.PART, Kind.QUESTION_MORE}


def has_layout(blocks: Sequence[Block]) -> bool:
    """Tell whether the blocks carry styles that tell questions from answers."""
    return any(block.style is Style.QUESTION for block in blocks)


def with_inferred_styles(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the styles that the narrower block of the questions gives away, where there is one."""
    narrow = [index for index, block in enumerate(blocks) if _is_narrow(block)]
    numbered = [index for index in narrow if _NUMBER.match(blocks[index].text)]
    asked = numbered or [index for index in narrow if "?" in blocks[index].text]
    if has_layout(blocks) or not asked or all(_is_narrow(block) for block in blocks[asked[0] :]):
        return list(blocks)
    return [replace(block, style=_inferred(block, index, asked[0])) for index, block in enumerate(blocks)]


def pieces_by_layout(blocks: Sequence[Block], profile: Profile) -> Iterator[Piece]:
    """Yield the pieces that the blocks' styles name; lists and tables belong to the text around them."""
    kind = Kind.PREAMBLE
    for block in blocks:
        piece = _piece(block, kind, profile)
        if piece is not None:
            kind = piece.kind
            yield piece
        else:
            kind = Kind.REMARK


def _piece(block: Block, around: Kind, profile: Profile) -> Piece | None:
    style = block.style
    if style in _COUNTED:
        return _counted(block.text, *_COUNTED[style])
    if style in _KINDS:
        return Piece(_KINDS[style], block.text)
    if style in _AROUND:
        return Piece(_kind_around(around, narrow=block.indent >= NARROW), block.text)
    if style is Style.REMARK_HEADING or (around is Kind.PREAMBLE and profile.remark.fullmatch(block.text)):
        return None
    return _announcement(block.text, profile) or Piece(Kind.REMARK if around is Kind.REMARK else Kind.TEXT, block.text)


def _kind_around(around: Kind, *, narrow: bool) -> Kind:
    if around in _ASKED:
        return Kind.QUESTION_MORE if narrow else Kind.TEXT
    return Kind.TEXT if around is Kind.ANNOUNCEMENT else around


def _announcement(text: str, profile: Profile) -> Piece | None:
    if match := profile.heading.fullmatch(text):
        return Piece(Kind.ANNOUNCEMENT, label=match["labels"], announced=Announcement.HEADING)
    if match := profile.announcement.fullmatch(text):
        told = Piece(Kind.ANNOUNCEMENT, label=match["labels"], announced=Announcement.SENTENCE)
        return replace(told, reason=reason_in(text))
    return None


def _counted(text: str, kind: Kind, pattern: re.Pattern[str]) -> Piece:
    match = pattern.match(text)
    return Piece(kind, text[match.end() :], match[1]) if match else Piece(kind, text)


def _is_narrow(block: Block) -> bool:
    return block.indent >= NARROW and not block.is_table


def _inferred(block: Block, index: int, first: int) -> Style | None:
    if block.style is not None or not _is_narrow(block):
        return block.style
    if _NUMBER.match(block.text) or index == first:
        return Style.QUESTION
    if index < first:
        return Style.PREAMBLE
    return Style.PART if _LETTER.match(block.text) else Style.QUESTION_MORE
