"""A document as engines keep it: the terms of title and text, the parts of words, the spellings (Eintrag)."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Self

from search_index.chunks import words_of
from search_index.document import Document

TITLE_MARK = "\x1f"  # stands before a spelling that occurs in the title


@dataclass(frozen=True, slots=True)
class Entry:
    """The rows keep their order, and words as often as they stand there, each before a space; spellings with bases."""

    title: str
    text: str
    parts: str
    spellings: Set[str]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the entry of a document."""
        title, text = words_of(document.title), words_of(document.text)
        spellings = text.spellings
        spellings.update(title.spellings, [TITLE_MARK + spelling for spelling in title.spellings])
        return cls(title.wholes, text.wholes, title.parts + text.parts, spellings)
