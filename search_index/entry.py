"""A document as engines keep it: the terms of title and text, the parts of words, the spellings (Eintrag)."""

from dataclasses import dataclass
from typing import Self

from search_index.chunks import words_of
from search_index.document import Document

TITLE_MARK = "^"  # stands before what occurs in the title: a spelling, or a part of a word


@dataclass(frozen=True, slots=True)
class Entry:
    """Terms each before a space: those of title and text in order, parts as often as they stand there; spellings."""

    title: str
    text: str
    parts: str
    spellings: str  # some more than once

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the entry of a document."""
        title, text = words_of(document.title), words_of(document.text)
        in_title = "".join(f"{TITLE_MARK}{spelling} " for spelling in title.spellings.split())
        parts_in_title = "".join(f"{TITLE_MARK}{part} " for part in title.parts.split())
        parts = title.parts + text.parts + parts_in_title
        return cls(title.wholes, text.wholes, parts, text.spellings + title.spellings + in_title)
