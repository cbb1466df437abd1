"""Counting hits and the values of facets by parent (Facetten)."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from search_index.arrays import Mask, Numbers, begins, joined

_MANY: Final = 16  # of a smaller share of all families, the values are gathered one by one


@dataclass(frozen=True, slots=True)
class FacetPairs:
    """Which documents have which values of a facet: value by value, the documents of each in order."""

    values: list[str]
    documents: Numbers
    codes: Numbers

    @classmethod
    def of(cls, values: list[str], documents: list[Numbers]) -> Self:
        """Return the pairs of values and their documents."""
        counts = np.array([len(found) for found in documents], np.intp)
        codes = np.repeat(np.arange(len(values), dtype=np.int32), counts)
        return cls(values, joined(documents, np.int32), codes)


class Families:
    """The documents of a parent stand side by side and make a family; families are numbered from 0."""

    def __init__(self, parents: NDArray[np.int64]) -> None:
        first = begins(parents)
        self._starts = np.flatnonzero(first)
        self._ends = np.append(self._starts, len(parents))[1:]
        self.of_document = (np.cumsum(first) - 1).astype(np.int32)

    def matching(self, documents: Mask) -> Mask:
        """Mark the families of which a document matches."""
        found = np.zeros(len(self._starts), np.bool_)
        found[self.of_document[documents]] = True
        return found

    def others(self, document: int, matching: Mask) -> int:
        """Return how many documents of a matching document's family match besides it."""
        family = self.of_document[document]
        return int(np.count_nonzero(matching[self._starts[family] : self._ends[family]])) - 1

    def sizes(self) -> NDArray[np.intp]:
        """Return how many documents each family has."""
        return self._ends - self._starts


class Facet:
    """The values of a facet, family by family, so that those of few families are found at once."""

    def __init__(self, pairs: FacetPairs, families: Families) -> None:
        self._values = pairs.values
        owners = families.of_document[pairs.documents]
        first = np.flatnonzero(begins(owners, pairs.codes))
        counts = np.diff(np.append(first, len(owners)))
        self._shared = np.array_equal(counts, families.sizes()[owners[first]])  # by all documents of a family
        kept = first if self._shared else np.arange(len(owners))
        kept = kept[np.lexsort((pairs.codes[kept], owners[kept]))]
        self._owners, self._codes, self._documents = owners[kept], pairs.codes[kept], pairs.documents[kept]
        self._starts = np.searchsorted(self._owners, np.arange(len(families.sizes()) + 1))

    def counts(self, documents: Mask, families: Mask, limit: int) -> dict[str, int]:
        """Count the matching families of each value, the most frequent ones first."""
        places = self._places(families)
        if not self._shared:
            places = places[documents[self._documents[places]]]
            places = places[begins(self._owners[places], self._codes[places])]
        counts = np.bincount(self._codes[places], minlength=len(self._values)).tolist()
        present = [pair for pair in zip(self._values, counts, strict=True) if pair[1]]
        return dict(sorted(present, key=lambda pair: (-pair[1], pair[0]))[:limit])

    def _places(self, families: Mask) -> NDArray[np.intp]:
        """Return where the values of these families stand."""
        found = np.flatnonzero(families)
        if len(found) * _MANY >= len(families):
            return np.flatnonzero(families[self._owners])
        starts = self._starts[found]
        lengths = self._starts[found + 1] - starts
        return np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
