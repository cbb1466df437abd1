"""What Tantivy's index holds at one moment, as far as hits are counted: rows that match, facets (Zählfelder)."""

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from search_index.arrays import Mask, Numbers
from search_index.entry import TITLE_MARK
from search_index.expression import Dated
from search_index.facets import Facet, FacetPairs, Families
from search_index.plan import Both, Either, Excluding, HasPhrase, HasPrefix, HasTerm, HasValue, Plan
from search_index.tantivy_files import BETWEEN
from search_index.tantivy_queries import query_for
from search_index.vocabulary import Vocabulary

_KEPT = 256  # sets of rows that matched before, a bit a row


class Rows:
    """Each document has a row, a parent's side by side; what is counted is read once and then kept."""

    def __init__(self, index: tantivy.Index) -> None:
        self.searcher = index.searcher()
        self.schema = index.schema
        addresses = self._addresses(tantivy.Query.all_query(), self.searcher.num_docs)
        rows = self.numbers("row", addresses)
        self._live = np.zeros(int(rows.max(initial=-1)) + 1, np.bool_)
        self._live[rows] = True
        self._days, parents = np.zeros((2, len(self._live)), np.int64)
        self._days[rows], parents[rows] = self.numbers("day", addresses), self.numbers("parent_number", addresses)
        self.families = Families(parents)
        self._facets: dict[str, Facet] = {}
        self._masks: dict[Plan, NDArray[np.uint8]] = {}

    def matching(self, plan: Plan) -> Mask:
        """Mark the rows that match."""
        return self._mask(plan) & self._live

    def facet(self, name: str) -> Facet:
        """Return a facet, made ready to be counted."""
        if name not in self._facets:
            values = list(self.values(name))
            pairs = FacetPairs.of(values, [self._with_value(name, value) for value in values])
            self._facets[name] = Facet(pairs, self.families)
        return self._facets[name]

    def values(self, name: str) -> Collection[str]:
        """Return all values of a facet."""
        prefix = name + BETWEEN
        return [value.removeprefix(prefix) for value, _ in self.searcher.terms_with_prefix("facets", prefix)]

    def numbers(self, field: str, addresses: list[tantivy.DocAddress]) -> NDArray[np.int64]:
        """Return the numbers that documents have in a field."""
        found: Any = self.searcher.fast_field_values(field, addresses)
        return np.array(found, np.int64)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """All spellings, and in how many documents each is."""
        known = (word for word, _ in self.searcher.terms_with_prefix("spellings", "") if word[0] != TITLE_MARK)
        return Vocabulary(known, lambda word: self.searcher.doc_freq("spellings", word))

    def _mask(self, plan: Plan) -> Mask:
        match plan:
            case HasTerm() | HasPhrase() | HasPrefix() | HasValue():
                return self._kept_mask(plan)
            case Dated(since, until):
                first, last = since or date.min, until or date.max
                return (self._days >= first.toordinal()) & (self._days <= last.toordinal())
            case Excluding(inner):
                return ~self._mask(inner)
            case Both(inner) | Either(inner):
                either = isinstance(plan, Either)
                mask, join = np.full(len(self._live), not either), np.logical_or if either else np.logical_and
                for part in inner:
                    join(mask, self._mask(part), out=mask)
                return mask

    def _kept_mask(self, plan: Plan) -> Mask:
        if plan not in self._masks:
            if len(self._masks) >= _KEPT:
                del self._masks[next(iter(self._masks))]
            self._masks[plan] = np.packbits(self._read_mask(query_for(plan, self.schema)))
        return np.unpackbits(self._masks[plan], count=len(self._live)).view(np.bool_)

    def _read_mask(self, wanted: tantivy.Query) -> Mask:
        """Read which rows match; of two sets that make the whole, the smaller one is read."""
        counted: Any = self.searcher.search(wanted, 1)
        count = int(counted.count)
        if 2 * count <= self.searcher.num_docs:
            found = np.zeros_like(self._live)
            found[self._rows(wanted, count)] = True
            return found
        found = self._live.copy()
        others = tantivy.Query.all_query().and_must_not_match(wanted)
        found[self._rows(others, self.searcher.num_docs - count)] = False
        return found

    def _with_value(self, name: str, value: str) -> Numbers:
        term = tantivy.Query.term_query(self.schema, "facets", f"{name}{BETWEEN}{value}", "basic")
        return np.sort(self._rows(term, self.searcher.num_docs)).astype(np.int32)

    def _rows(self, wanted: tantivy.Query, count: int) -> NDArray[np.int64]:
        return self.numbers("row", self._addresses(wanted, count))

    def _addresses(self, wanted: tantivy.Query, count: int) -> list[tantivy.DocAddress]:
        unscored = tantivy.Query.const_score_query(wanted, 0.0)
        return [address for _, address in self.searcher.search(unscored, max(1, count), count=False).hits]
