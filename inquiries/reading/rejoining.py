"""Paragraphs that a page's end tore apart, joined again (Absatzreparatur)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from inquiries.reading.blocks import Block
from inquiries.reading.mending import mend

_OPEN: Final = re.compile(r".{40}[\w,–-]$", re.DOTALL)
_CONTINUES: Final = re.compile(r"(?!Zu\s|Die\s+Fragen?\s|Anlage|Tabelle|Vorbemerkung|[a-z]\))[^\W\d_]{2,}[\s,.;:]")


def rejoin(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with broken words mended and a paragraph that goes on after a page's end in one piece."""
    whole: list[Block] = []
    for block in blocks:
        if whole and _goes_on(whole[-1], block):
            whole[-1] = whole[-1].with_text(f"{whole[-1].text} {block.text}")
        else:
            whole.append(block)
    return [replace(block, text=block.text if block.is_table else mend(block.text)) for block in whole]


def _goes_on(block: Block, after: Block) -> bool:
    if block.is_table or after.is_table or block.bold or after.bold or block.style is not after.style:
        return False
    return bool(_OPEN.search(block.text) and _CONTINUES.match(after.text)) and block.page != after.page
