"""What is asked about now: words that recent papers' titles share (Was zurzeit gefragt wird)."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from search_index.german import analyse

SHOWN: Final = 8
_LEAST, _SHORTEST = 2, 4
_PLACE: Final = re.compile(r" (?:in|im|an|am|auf|bei) ")  # where something is says nothing of what it is


def recent_topics(titles: Iterable[str], limit: int = SHOWN) -> list[str]:
    """Return the nouns that stand in most of the titles, and in two at least, as they are written there."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for title in titles:
        subject = _PLACE.split(title)[0]
        words = {term.whole: subject[term.start : term.end] for term in analyse(subject)}
        nouns = {term: word for term, word in words.items() if word[0].isupper() and len(word) >= _SHORTEST}
        counts.update(nouns.keys())
        written = nouns | written
    return [written[term] for term, count in counts.most_common(limit) if count >= _LEAST]
