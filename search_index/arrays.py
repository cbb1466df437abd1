"""Posting lists and facets as arrays (Felder)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

TEXT_START = 1 << 20  # places before it are in the title, all others in the text
NOWHERE = 0xFFFFFFFF  # the place of a term that is only a part of words
_MANY = 16  # a smaller share of all documents is counted document by document

Numbers: TypeAlias = NDArray[np.int32]
Weights: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term, its weight in each, and its places as packed numbers, block by block."""

    documents: Numbers
    weights: Weights
    places: Sequence[Sequence[bytes]] = ()

    def keys(self) -> NDArray[np.int64]:
        """Return each place as one number: the document above, the place in it below."""
        places = list(chain.from_iterable(self.places))
        flat = np.frombuffer(b"".join(places), np.uint32).astype(np.int64)
        counts = np.fromiter(map(len, places), np.int64, count=len(places)) // 4
        keys = (np.repeat(self.documents.astype(np.int64), counts) << 32) | flat
        known: NDArray[np.int64] = keys[flat != NOWHERE]
        return known


NO_POSTINGS = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True)
class FacetPairs:
    """Which documents have which values of a facet or several: value by value, the documents of each in order."""

    values: list[str]
    documents: Numbers
    codes: Numbers

    @classmethod
    def of(cls, values: list[str], documents: list[Numbers]) -> Self:
        """Return the pairs of values and their documents."""
        counts = np.array([len(found) for found in documents], np.intp)
        codes = np.repeat(np.arange(len(values), dtype=np.int32), counts)
        return cls(values, joined(documents, np.int32), codes)

    def counts(self, matching: Mask, parents: NDArray[np.int64]) -> NDArray[np.intp]:
        """Count the matching parents of each value."""
        kept = matching[self.documents]
        codes = self.codes[kept]
        return np.bincount(codes[begins(parents[self.documents[kept]], codes)], minlength=len(self.values))


class Facets:
    """Several facets of `size` documents that are counted in one go, of few documents document by document."""

    def __init__(self, facets: Mapping[str, FacetPairs], size: int) -> None:
        self._names = {name: facet.values for name, facet in facets.items()}
        bases = np.cumsum([0, *(len(facet.values) for facet in facets.values())]).astype(np.int32)
        self._together = FacetPairs(
            [value for facet in facets.values() for value in facet.values],
            joined([facet.documents for facet in facets.values()], np.int32),
            joined([facet.codes + base for facet, base in zip(facets.values(), bases, strict=False)], np.int32),
        )

        by_document = np.argsort(self._together.documents, kind="stable")
        self._codes = self._together.codes[by_document]
        self._starts = np.searchsorted(self._together.documents[by_document], np.arange(size + 1))

    def counts(self, matching: Mask, parents: NDArray[np.int64], limit: int) -> dict[str, dict[str, int]]:
        """Count the matching parents of each facet's values, the most frequent ones first."""
        found = np.flatnonzero(matching)
        few = len(found) * _MANY < len(matching)
        counts = self._counts_of(found, parents[found]) if few else self._together.counts(matching, parents)
        counted = iter(counts.tolist())
        return {name: _largest(zip(values, counted, strict=False), limit) for name, values in self._names.items()}

    def _counts_of(self, found: NDArray[np.intp], parents: NDArray[np.int64]) -> NDArray[np.intp]:
        starts = self._starts[found]
        lengths = self._starts[found + 1] - starts
        places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        size = max(1, len(self._together.values))
        pairs = np.sort(np.repeat(np.cumsum(begins(parents)) * size, lengths) + self._codes[places])
        return np.bincount(pairs[begins(pairs)] % size, minlength=size)


def _largest(pairs: Iterable[tuple[str, int]], limit: int) -> dict[str, int]:
    present = [pair for pair in pairs if pair[1]]
    return dict(sorted(present, key=lambda pair: (-pair[1], pair[0]))[:limit])


def begins(*columns: NDArray[Any]) -> Mask:
    """Mark the rows that differ from the one before: a parent's documents stand side by side, so each counts once."""
    new = np.ones(len(columns[0]), np.bool_)
    new[1:] = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return new


def joined(arrays: Sequence[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    """Return arrays one after another; none make an empty one."""
    return np.concatenate(arrays) if arrays else np.empty(0, kind)
