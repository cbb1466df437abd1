"""„Meinten Sie …?“: a search that found nothing, with its unknown words put right (Vorschlag)."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search_index.expression import All, Any, Expression, Phrase, Word, as_typed
from search_index.german import fold_surface, terms_of
from search_index.lexicon import written

_SHORTEST = 4
_LONG = 8


def suggest(expression: Expression, vocabulary: Mapping[str, int]) -> str | None:
    """Return the search as it may have been meant, ready to be typed, or None. The vocabulary counts spellings."""
    meant = _meant(expression, vocabulary)
    return as_typed(meant) if meant != expression else None


def _meant(expression: Expression, vocabulary: Mapping[str, int]) -> Expression:
    match expression:
        case Word(text, in_title):
            return Word(_nearest(text, vocabulary), in_title)
        case Phrase(text, in_title):
            return Phrase(" ".join(_nearest(word, vocabulary) for word in text.split()), in_title)
        case All(inner):
            return All(tuple(_meant(part, vocabulary) for part in inner))
        case Any(inner):
            return Any(tuple(_meant(part, vocabulary) for part in inner))
        case _:
            return expression


def _nearest(word: str, vocabulary: Mapping[str, int]) -> str:
    """Return the spelling that is least away, the more frequent one of several; the word itself where it is known."""
    surface = fold_surface(word)
    if len(surface) < _SHORTEST or not surface.isalpha() or surface in vocabulary:
        return word
    furthest = 2 if len(surface) >= _LONG else 1
    near = process.extract(surface, vocabulary.keys(), scorer=OSA.distance, score_cutoff=furthest, limit=20)
    if not near or any(terms_of(word)[0] == terms_of(found)[0] for found, _, _ in near):
        return word
    return written(min(near, key=lambda item: (item[1], -vocabulary[item[0]], item[0]))[0])
