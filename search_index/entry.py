"""A document as engines keep it: the terms of title and text, the parts of words, the spellings (Eintrag)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from search_index.chunks import Words, words_of
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
        title, text = _words_of_title(document.title), words_of(document.text)
        return cls(title.wholes, text.wholes, title.parts + text.parts, text.spellings + title.spellings)


@lru_cache(maxsize=16)
def _words_of_title(title: str) -> Words:
    """Return a title's words, which all documents of a paper share; spellings and parts are there marked, too."""
    found = words_of(title)
    parts, spellings = (row + "".join(f"{TITLE_MARK}{term} " for term in row.split()) for row in found[1:])
    return Words(found.wholes, parts, spellings)
