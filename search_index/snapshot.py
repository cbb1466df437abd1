"""All segments of an index at one moment, as one row of documents (Momentaufnahme)."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np

from search_index.arrays import Mask, Numbers, Postings, joined
from search_index.entry import TITLE_MARK
from search_index.facets import Facet, FacetPairs, Families
from search_index.vocabulary import Vocabulary, beginning_with
from search_index.whoosh_files import Kept, SegmentFiles, facet_term


class PostingCache:
    """Keeps the postings that were read last, as long as they are not too many together."""

    def __init__(self, most: int = 20_000_000) -> None:
        self._most = most
        self._held = 0
        self._items: OrderedDict[tuple[int, str, str], Postings] = OrderedDict()

    def get(self, segment: SegmentFiles, field: str, term: str) -> Postings:
        """Return a segment's postings, read only where they are not kept."""
        key = (id(segment), field, term)
        if (found := self._items.get(key)) is None:
            found = self._items[key] = segment.postings(field, term)
            self._held += len(found.documents)
            while self._held > self._most:
                self._held -= len(self._items.popitem(last=False)[1].documents)
        else:
            self._items.move_to_end(key)
        return found

    def forget(self, segments: Collection[SegmentFiles]) -> None:
        """Drop what belongs to segments that are no more."""
        gone = {id(segment) for segment in segments}
        for key in [key for key in self._items if key[0] in gone]:
            self._held -= len(self._items.pop(key).documents)


class Snapshot:
    """Documents are numbered through all segments; those that were taken out are not `live`."""

    def __init__(self, segments: Sequence[SegmentFiles], live: Mask, cache: PostingCache) -> None:
        self._segments = segments
        self._cache = cache
        self._bases = np.cumsum([0, *(segment.size for segment in segments)])
        self.live = live
        self.size = len(live)
        self.parents = joined([segment.parents for segment in segments], np.int64)
        self.families = Families(self.parents)
        self.days = joined([segment.days for segment in segments], np.int32)
        lengths = joined([segment.lengths for segment in segments], np.int32).astype(np.float32)
        self.lengths = lengths / (lengths.mean() if self.size else 1)
        self._facets: dict[str, Facet] = {}

    def facet(self, name: str) -> Facet:
        """Return a facet, made ready to be counted."""
        if name not in self._facets:
            self._facets[name] = Facet(self._pairs(name), self.families)
        return self._facets[name]

    def term(self, term: str) -> Postings:
        """Return the postings of a word's term."""
        return self._postings("words", term)

    def with_prefix(self, prefix: str) -> Numbers:
        """Return the documents in which a spelling begins so."""
        found = [
            self._cache.get(part, "spellings", spelling).documents + np.int32(base)
            for part, base in zip(self._segments, self._bases, strict=False)
            for spelling in beginning_with(part.spellings, prefix)
        ]
        return np.unique(joined(found, np.int32))

    def with_value(self, name: str, value: str) -> Numbers:
        """Return the documents that have a value of a facet."""
        return self._postings("facets", facet_term(name, value)).documents

    def values(self, name: str) -> Collection[str]:
        """Return all values of a facet."""
        return {value for part in self._segments for value in part.values(name)}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All spellings, and in how many documents each is."""
        known = {word for part in self._segments for word in part.spellings if not word.startswith(TITLE_MARK)}
        return Vocabulary(known, lambda word: sum(part.frequency(word) for part in self._segments))

    def kept(self, number: int) -> Kept:
        """Return what is shown of a document."""
        place = int(np.searchsorted(self._bases, number, side="right")) - 1
        return self._segments[place].kept(int(number - self._bases[place]))

    def _postings(self, field: str, term: str) -> Postings:
        parts = [self._cache.get(segment, field, term) for segment in self._segments]
        if len(parts) == 1:
            return parts[0]
        return Postings(
            joined([p.documents + np.int32(b) for p, b in zip(parts, self._bases, strict=False)], np.int32),
            joined([part.weights for part in parts], np.float32),
            [places for part in parts for places in part.places],
        )

    def _pairs(self, name: str) -> FacetPairs:
        codes: dict[str, int] = {}
        pairs: list[tuple[Numbers, Numbers]] = []
        for part, base in zip(self._segments, self._bases, strict=False):
            facet = part.facet(name)
            new = np.array([codes.setdefault(value, len(codes)) for value in facet.values], np.int32)
            pairs.append((facet.documents + np.int32(base), new[facet.codes]))
        documents, numbers = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        return FacetPairs(list(codes), joined(documents, np.int32), joined(numbers, np.int32))
