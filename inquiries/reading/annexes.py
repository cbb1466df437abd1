"""Annexes: what follows a line „Anlage“ at the end of a paper (Anlagen)."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from inquiries.file_list import PICTURES, TITLE, files_in
from inquiries.parsed_paper import Annex, AttachedFile
from inquiries.reading.blocks import Block, Style, joined
from inquiries.reading.mending import in_one_line
from inquiries.reading.profile import Profile

_TITLED: Final = re.compile(r"\s+(?:zu[rm]?|zu den)\s+\S[^.?!]{0,80}|\s*:?\s*")
_NAMED: Final = re.compile(r"\s*:\s+\S.{0,200}")  # of a heading alone: „Anlage 2: Beigefügte Dateien“


def take_annexes(blocks: Sequence[Block], profile: Profile) -> tuple[tuple[Annex, ...], list[Block]]:
    """Return the annexes and the blocks before the first of them."""
    starts = [index for index in range(len(blocks)) if _begins(blocks, index, profile)]
    annexes = []
    for start, stop in pairwise([*starts, len(blocks)]):
        label, text = _label(blocks[start], profile)
        content = [*([blocks[start].with_text(text)] if text else []), *blocks[start + 1 : stop]]
        annexes.append(Annex(label, joined(content)))
    return tuple(annexes), list(blocks[: starts[0]] if starts else blocks)


def take_pictures(blocks: Sequence[Block]) -> tuple[tuple[AttachedFile, ...], list[Block]]:
    """Return the pictures that a list at the end names, and the blocks before it."""
    places = [index for index, block in enumerate(blocks) if block.text == PICTURES]
    files = files_in(joined(blocks[places[-1] + 1 :])) if places else ()
    return files, list(blocks[: places[-1]] if files else blocks)


def files_of_lists(annexes: Iterable[Annex]) -> tuple[AttachedFile, ...]:
    """Return the files that the annexes' lists of files name."""
    return tuple(file for annex in annexes if annex.label.endswith(TITLE) for file in files_in(annex.text))


def _begins(blocks: Sequence[Block], index: int, profile: Profile) -> bool:
    """Tell whether a block is the heading of an annex, or the first words of a page that are one."""
    block = blocks[index]
    if block.style is not None:
        return block.style is Style.ANNEX
    match = profile.annex.match(block.text)
    if match is None:
        return False
    new_page = index > 0 and block.page > blocks[index - 1].page
    return _is_label(block, match.end()) or (new_page and _opens(block.text[match.end() :]))


def _is_label(block: Block, end: int) -> bool:
    """Tell whether a block says no more than how an annex is called."""
    return bool(_TITLED.fullmatch(block.text, end) or (block.bold and _NAMED.fullmatch(block.text, end)))


def _opens(rest: str) -> bool:
    return rest.lstrip()[:1].isupper()


def _label(block: Block, profile: Profile) -> tuple[str, str]:
    match = profile.annex.match(block.text)
    if match is None or _is_label(block, match.end()) or block.style is Style.ANNEX:
        return in_one_line(block.text).rstrip(" :"), ""
    return in_one_line(match[0]), block.text[match.end() :].strip()
