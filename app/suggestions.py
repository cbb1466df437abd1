"""What the search box offers while somebody types: words and titles of published papers (Vorschläge beim Tippen)."""

from collections import Counter
from typing import Final

from app.search import public_index
from search_index.errors import IndexUnavailable
from search_index.expression import All, Prefix, Word
from search_index.german import Term, analyse, fold_surface
from search_index.query import Query

SHORTEST: Final = 2
MOST_WORDS, MOST_TITLES = 6, 4
LOOKED_AT: Final = 40


def completions(text: str) -> list[str]:
    """Return how the text may go on: its last word completed, then whole titles; none while the index is rebuilt."""
    before, _, begun = text.rpartition(" ")
    if len(begun) < SHORTEST or not begun.isalnum():
        return []
    words = tuple(Word(word) for word in before.split()[:MOST_WORDS])
    wanted = Query(All((*words, Prefix(begun, in_title=True))), limit=LOOKED_AT)
    try:
        titles = [hit.title for hit in public_index().search(wanted).hits]
    except IndexUnavailable:
        return []
    begins = fold_surface(begun)
    found = Counter(
        _written(title, term) for title in titles for term in analyse(title) if term.surface.startswith(begins)
    )
    completed = [f"{before} {word}".strip() for word, _ in found.most_common(MOST_WORDS)]
    return list(dict.fromkeys([*completed, *titles[:MOST_TITLES]]))


def _written(title: str, term: Term) -> str:
    return title[term.start : term.end]
