"""A document as engines keep it: the terms of title and text, the parts of words, the spellings (Eintrag)."""

from dataclasses import dataclass
from typing import Self

from search_index.chunks import words_of
from search_index.document import Document

TITLE_MARK = "^"  # stands before a spelling that occurs in the title


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
        return cls(title.wholes, text.wholes, title.parts + text.parts, text.spellings + title.spellings + in_title)
