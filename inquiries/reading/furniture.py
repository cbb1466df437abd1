"""Page furniture: running heads and page numbers between the lines of a text (Kolumnentitel)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from inquiries.reading.blocks import Block, joined, split, without
from inquiries.reading.profile import Profile

FARTHEST_PAGE = 3


@dataclass(slots=True)
class RunningHeads:
    """What the running heads said."""

    numbers: list[str] = field(default_factory=list)
    terms: list[int] = field(default_factory=list)


def strip_furniture(blocks: Sequence[Block], profile: Profile) -> tuple[RunningHeads, list[Block]]:
    """Return what the running heads say, and the blocks without them and without the page numbers after them.

    A number after a running head is a page number only if it counts on: „… 7. Wahlperiode 2 2. Wie hoch …“.
    """
    heads = RunningHeads()
    text = joined(blocks)
    spans = []
    page = 1
    for match in sorted(_found(text, profile), key=lambda match: match.start()):
        if number := profile.number.search(match[0]):
            heads.numbers.append(number["number"])
        if term := profile.term.search(match[0]):
            heads.terms.append(int(term["term"]))
        end = match.end()
        if match["page"] and page < int(match["page"]) <= page + FARTHEST_PAGE:
            page = int(match["page"])
        elif match["page"]:
            end = match.start("page")
        spans.append((match.start(), end))
    rest = list(blocks)
    for start, end in reversed(spans):
        rest = without(rest, (start, end))
        if profile.annex.match(text[end:].lstrip()):
            before, after = split(rest, start)
            rest = [*before, *(replace(block, page=block.page + 1) for block in after)]
    return heads, rest


def _found(text: str, profile: Profile) -> Iterator[re.Match[str]]:
    for pattern in profile.furniture:
        yield from pattern.finditer(text)
