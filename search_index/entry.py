"""A document as engines keep it: the terms of title and text, the parts of words, the spellings (Eintrag)."""

from dataclasses import dataclass
from typing import Self

from search_index.document import Document
from search_index.german import Term, analyse

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
        title, text = list(analyse(document.title)), list(analyse(document.text))
        return cls(
            title=[term.whole for term in title],
            text=[term.whole for term in text],
            parts=[part for term in (*title, *text) for part in term.parts],
            spellings=_spellings(title, TITLE_MARK) | _spellings(title) | _spellings(text),
        )


def _spellings(terms: list[Term], mark: str = "") -> frozenset[str]:
    return frozenset(mark + spelling for term in terms for spelling in (term.surface, term.whole))
