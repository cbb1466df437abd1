"""The words of an inquiry and how much each tells (Wörter der Anfrage)."""

import re
from collections.abc import Iterable
from typing import Final

from inquiries.inquiry import Inquiry
from search_index.german import analyse

IN_TITLE: Final = 3.0  # a word of the title says more than one of the text …
IN_TEXT: Final = 1.0
AS_PART: Final = 0.5  # … and a part of a compound less than a whole word
_FORM: Final = re.compile(r"\(\s*bitte\b[^()]*\)|\baufgeschlüsselt nach\b[^.?!;:()]*", re.IGNORECASE)


def weights_of(inquiry: Inquiry) -> dict[str, float]:
    """Return the terms of an inquiry with their weights: of its title, its questions and its preamble."""
    remark = [(inquiry.preamble, IN_TEXT)] if inquiry.preamble else []
    return weights([(inquiry.title, IN_TITLE), *((text, IN_TEXT) for text in matters_of(inquiry)), *remark])


def matters_of(inquiry: Inquiry) -> list[str]:
    """Return what each question is about, without the form wished for: „(bitte nach Landkreisen aufschlüsseln)“."""
    return [_FORM.sub(" ", question.text) for question in inquiry.questions]


def weights(texts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the terms of weighted texts, each with the highest weight that it has anywhere."""
    found: dict[str, float] = {}
    for text, weight in texts:
        for term in analyse(text):
            for word, share in [(term.whole, 1.0), *((part, AS_PART) for part in term.parts)]:
                found[word] = max(found.get(word, 0.0), weight * share)
    return found


def spelling_of(inquiry: Inquiry) -> dict[str, str]:
    """Return how the inquiry spells each of its terms, so that a reason names the word as it was read."""
    texts = [inquiry.title, *matters_of(inquiry), inquiry.preamble or ""]
    return {term.whole: text[term.start : term.end] for text in texts for term in analyse(text)}
