"""A search index, whichever engine keeps it (Suchindex)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from search_index.document import Document
from search_index.query import Query, Results


@dataclass(frozen=True, slots=True)
class Status:
    """How an index is: its engine, how much it holds, and the generation, which every change raises."""

    engine: str
    parents: int
    documents: int
    generation: str


class SearchIndex(Protocol):
    """Finds documents. All methods raise IndexUnavailable where there is no usable index, save `rebuild`.

    Any number of processes may search while one writes; each sees a change with its next search.
    """

    def replace(self, parent: str, documents: Iterable[Document]) -> None:
        """Put these documents in place of all that the parent has; safe to repeat."""
        ...

    def remove(self, parent: str) -> None:
        """Take out all documents of a parent; safe to repeat."""
        ...

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew from documents that come parent by parent; searches go on in the old index until then."""
        ...

    def search(self, query: Query) -> Results:
        """Answer a query."""
        ...

    def status(self) -> Status:
        """Tell how the index is."""
        ...

    def parents(self) -> frozenset[str]:
        """Return all parents, to be compared with what should be there."""
        ...
