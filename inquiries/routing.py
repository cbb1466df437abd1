"""Which ministry should answer: a suggestion from the portfolios, with the words that led there (Zuständigkeit)."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from inquiries.inquiry import Inquiry
from inquiries.parliament.ministries import Ministry, ministries_of
from search_index.german import analyse

MOST: Final = 3
MOST_WORDS: Final = 5
IN_TITLE: Final = 3.0  # a word of the title says more than one of the text …
IN_TEXT: Final = 1.0
AS_PART: Final = 0.5  # … and a part of a compound less than a whole word


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ministry with the words of its portfolio that the inquiry uses, the weightiest first."""

    ministry: Ministry
    score: float
    words: tuple[str, ...]


def suggest_ministries(session: Session, inquiry: Inquiry) -> list[Suggestion]:
    """Return the ministries whose portfolio of that day fits the inquiry best, none when no word fits.

    A keyword counts the less, the more ministries claim it.
    """
    weights = _weights(inquiry)
    claims = {
        ministry: _keywords(ministry.named_on(inquiry.received_on).keywords)
        for ministry in ministries_of(session, inquiry.parliament)
    }
    claimed = Counter(term for keywords in claims.values() for term in keywords)
    suggestions = [_suggestion(ministry, keywords, weights, claimed) for ministry, keywords in claims.items()]
    fitting = [suggestion for suggestion in suggestions if suggestion.score]
    return sorted(fitting, key=lambda suggestion: (-suggestion.score, suggestion.ministry.id))[:MOST]


def _suggestion(
    ministry: Ministry, keywords: dict[str, str], weights: dict[str, float], claimed: Counter[str]
) -> Suggestion:
    scores = {word: weights[term] / claimed[term] for term, word in keywords.items() if term in weights}
    words = sorted(scores, key=lambda word: (-scores[word], word))
    return Suggestion(ministry, sum(scores.values()), tuple(words[:MOST_WORDS]))


def _keywords(words: list[str]) -> dict[str, str]:
    """Return a portfolio's keywords by the term under which a text is searched for them."""
    return {term.whole: word for word in words for term in list(analyse(word))[:1]}


def _weights(inquiry: Inquiry) -> dict[str, float]:
    weights: dict[str, float] = {}
    texts = [(inquiry.title, IN_TITLE), *((question.text, IN_TEXT) for question in inquiry.questions)]
    if inquiry.preamble:
        texts.append((inquiry.preamble, IN_TEXT))
    for text, weight in texts:
        for term in analyse(text):
            for word, share in [(term.whole, 1.0), *((part, AS_PART) for part in term.parts)]:
                weights[word] = max(weights.get(word, 0.0), weight * share)
    return weights
