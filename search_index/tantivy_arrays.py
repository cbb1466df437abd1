"""What Tantivy's index holds at one moment, as far as hits are counted: parents and facets by row (Zählfelder)."""

from collections.abc import Collection
from functools import cached_property
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from search_index.arrays import FacetPairs, Facets, Mask, Numbers
from search_index.entry import TITLE_MARK
from search_index.tantivy_files import BETWEEN
from search_index.vocabulary import Vocabulary


class Rows:
    """Each document has a row, a parent's side by side; what is counted is read once and then kept."""

    def __init__(self, index: tantivy.Index) -> None:
        self.searcher = index.searcher()
        self.schema = index.schema
        addresses = self._addresses(tantivy.Query.all_query(), self.searcher.num_docs)
        rows = self._numbers("row", addresses)
        self.parents = np.zeros(int(rows.max(initial=-1)) + 1, np.int64)
        self.parents[rows] = self._numbers("parent_number", addresses)
        self.live = np.zeros(len(self.parents), np.bool_)
        self.live[rows] = True
        self._counted: dict[tuple[str, ...], Facets] = {}

    def matching(self, wanted: tantivy.Query, count: int) -> Mask:
        """Mark the rows that match; of two sets that make the whole, the smaller one is read."""
        if 2 * count <= self.searcher.num_docs:
            found = np.zeros(len(self.live), np.bool_)
            found[self._rows(wanted, count)] = True
            return found
        others = tantivy.Query.all_query().and_must_not_match(wanted)
        found = self.live.copy()
        found[self._rows(others, self.searcher.num_docs - count)] = False
        return found

    def counted(self, names: tuple[str, ...]) -> Facets:
        """Return facets made ready to be counted together."""
        if names not in self._counted:
            self._counted[names] = Facets({name: self._facet(name) for name in names}, len(self.live))
        return self._counted[names]

    def _facet(self, name: str) -> FacetPairs:
        values = list(self.values(name))
        return FacetPairs.of(values, [self._with_value(name, value) for value in values])

    def values(self, name: str) -> Collection[str]:
        """Return all values of a facet."""
        prefix = name + BETWEEN
        return [value.removeprefix(prefix) for value, _ in self.searcher.terms_with_prefix("facets", prefix)]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All spellings, and in how many documents each is."""
        known = (word for word, _ in self.searcher.terms_with_prefix("spellings", "") if word[0] != TITLE_MARK)
        return Vocabulary(known, lambda word: self.searcher.doc_freq("spellings", word))

    def _with_value(self, name: str, value: str) -> Numbers:
        term = tantivy.Query.term_query(self.schema, "facets", f"{name}{BETWEEN}{value}", "basic")
        return np.sort(self._rows(term, self.searcher.num_docs)).astype(np.int32)

    def _rows(self, wanted: tantivy.Query, count: int) -> NDArray[np.int64]:
        return self._numbers("row", self._addresses(wanted, count))

    def _addresses(self, wanted: tantivy.Query, count: int) -> list[tantivy.DocAddress]:
        unscored = tantivy.Query.const_score_query(wanted, 0.0)
        return [address for _, address in self.searcher.search(unscored, max(1, count), count=False).hits]

    def _numbers(self, field: str, addresses: list[tantivy.DocAddress]) -> NDArray[np.int64]:
        found: Any = self.searcher.fast_field_values(field, addresses)
        return np.array(found, np.int64)
