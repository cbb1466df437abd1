"""A document as engines keep it: the terms of title and text, the parts of words, the spellings (Eintrag)."""

from dataclasses import dataclass
from typing import Self

from search_index.document import Document
from search_index.german import analyse_all

TITLE_MARK = "\x1f"  # stands before a spelling that occurs in the title


@dataclass(frozen=True, slots=True)
class Entry:
    """The lists keep their order, and words as often as they stand there; spellings include base forms."""

    title: list[str]
    text: list[str]
    parts: list[str]
    spellings: frozenset[str]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the entry of a document."""
        title, text = analyse_all(document.title), analyse_all(document.text)
        return cls(
            title=[whole for _, whole, _ in title],
            text=[whole for _, whole, _ in text],
            parts=[part for _, _, parts in title for part in parts] + [part for _, _, parts in text for part in parts],
            spellings=_spellings(title, TITLE_MARK) | _spellings(title) | _spellings(text),
        )


def _spellings(words: list[tuple[str, str, tuple[str, ...]]], mark: str = "") -> frozenset[str]:
    return frozenset(mark + spelling for surface, whole, _ in set(words) for spelling in (surface, whole))
