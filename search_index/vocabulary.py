"""The spellings that an index knows, for beginnings of words and for „Meinten Sie …?“ (Wortschatz)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

MOST_SPELLINGS = 4_000  # that one beginning may stand for
_LAST = "\U0010ffff"


class Vocabulary:
    """Known spellings; `count` tells how many documents have one and is asked only for few."""

    def __init__(self, known: Iterable[str], count: Callable[[str], int]) -> None:
        self._by_length: defaultdict[int, set[str]] = defaultdict(set)
        for word in known:
            self._by_length[len(word)].add(word)
        self.count = count

    def __contains__(self, word: str) -> bool:
        return word in self._by_length.get(len(word), ())

    def about_as_long(self, length: int, difference: int) -> Collection[str]:
        """Return the words whose length differs by no more."""
        lengths = range(length - difference, length + difference + 1)
        return [word for each in lengths for word in self._by_length.get(each, ())]


def beginning_with(ordered: Sequence[str], prefix: str) -> Sequence[str]:
    """Return those of the ordered words that begin so, the first some thousands of them."""
    first = bisect_left(ordered, prefix)
    return ordered[first : min(bisect_left(ordered, prefix + _LAST), first + MOST_SPELLINGS)]
