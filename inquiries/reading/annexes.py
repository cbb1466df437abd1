"""Annexes: what follows a line „Anlage“ at the end of a paper (Anlagen)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from inquiries.parsed_paper import Annex
from inquiries.reading.blocks import Block, Style, joined
from inquiries.reading.mending import in_one_line
from inquiries.reading.profile import Profile

_TITLED: Final = re.compile(r"\s+(?:zu[rm]?|zu den)\s+\S[^.?!]{0,80}|\s*:?\s*")


def take_annexes(blocks: Sequence[Block], profile: Profile) -> tuple[tuple[Annex, ...], list[Block]]:
    """Return the annexes and the blocks before the first of them."""
    starts = [index for index in range(len(blocks)) if _begins(blocks, index, profile)]
    annexes = []
    for start, stop in pairwise([*starts, len(blocks)]):
        label, text = _label(blocks[start], profile)
        content = [*([blocks[start].with_text(text)] if text else []), *blocks[start + 1 : stop]]
        annexes.append(Annex(label, joined(content)))
    return tuple(annexes), list(blocks[: starts[0]] if starts else blocks)


def _begins(blocks: Sequence[Block], index: int, profile: Profile) -> bool:
    """Tell whether a block is the heading of an annex, or the first words of a page that are one."""
    block = blocks[index]
    if block.style is not None:
        return block.style is Style.ANNEX
    match = profile.annex.match(block.text)
    if match is None:
        return False
    new_page = index > 0 and block.page > blocks[index - 1].page
    return bool(_TITLED.fullmatch(block.text, match.end())) or (new_page and _opens(block.text[match.end() :]))


def _opens(rest: str) -> bool:
    return rest.lstrip()[:1].isupper()


def _label(block: Block, profile: Profile) -> tuple[str, str]:
    match = profile.annex.match(block.text)
    if match is None or _TITLED.fullmatch(block.text, match.end()) or block.style is Style.ANNEX:
        return in_one_line(block.text).rstrip(" :"), ""
    return in_one_line(match[0]), block.text[match.end() :].strip()
