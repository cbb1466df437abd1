"""„Meinten Sie …?“: a search that found nothing, with its unknown words put right (Vorschlag)."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search_index.expression import All, Any, Expression, Phrase, Word, as_typed, wanted_texts
from search_index.german import fold_surface, terms_of
from search_index.lexicon import written
from search_index.vocabulary import Vocabulary

_SHORTEST = 4
_LONG = 8
_MOST_WORDS = 6  # of a search that is put right; comparing each with all that the index knows takes its time


def suggest(expression: Expression, vocabulary: Vocabulary) -> str | None:
    """Return the search as it may have been meant, ready to be typed, or None."""
    if sum(1 for _ in wanted_texts(expression)) > _MOST_WORDS:
        return None
    meant = _meant(expression, vocabulary)
    return as_typed(meant) if meant != expression else None


def _meant(expression: Expression, vocabulary: Vocabulary) -> Expression:
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


def _nearest(word: str, vocabulary: Vocabulary) -> str:
    """Return the spelling that is least away, the more frequent one of several; the word itself where it is known."""
    surface = fold_surface(word)
    if len(surface) < _SHORTEST or not surface.isalpha() or surface in vocabulary:
        return word
    furthest = 2 if len(surface) >= _LONG else 1
    candidates = vocabulary.about_as_long(len(surface), furthest)
    near = process.extract(surface, candidates, scorer=OSA.distance, score_cutoff=furthest, limit=20)
    if not near or any(terms_of(word)[0] == terms_of(found)[0] for found, _, _ in near):
        return word
    return written(min(near, key=lambda item: (item[1], -vocabulary.count(item[0]), item[0]))[0])
