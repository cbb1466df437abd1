"""The index that Whoosh keeps in a folder (Suchindex mit Whoosh)."""

import pickle
import struct
import threading
import zlib
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import index as whoosh
from whoosh.filedb.filetables import FileFormatError
from whoosh.reading import SegmentReader

from search_index.array_search import answer
from search_index.document import Document
from search_index.generations import Folder
from search_index.index import Status
from search_index.query import Query, Results
from search_index.snapshot import PostingCache, Snapshot
from search_index.whoosh_files import LAYOUT, SegmentFiles, row, schema
from search_index.whoosh_writing import writing
from search_index.word_table import write_words

_DAMAGE = (
    *(OSError, EOFError, LookupError, ValueError, TypeError, AttributeError, AssertionError, ImportError),
    *(
        ArithmeticError,
        pickle.UnpicklingError,
        zlib.error,
        struct.error,
        FileFormatError,
        whoosh.EmptyIndexError,
        whoosh.IndexVersionError,
    ),
)


_IN_ONE_SEGMENT = 12_000  # documents, whose postings are held until it is written; some 200 MB


class WhooshIndex:
    """Searches read whole posting lists into arrays, which are kept until their segment is gone."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder, "whoosh", LAYOUT)
        self._busy = threading.RLock()
        self._cache = PostingCache()
        self._segments: dict[str, SegmentFiles] = {}
        self._seen: tuple[str, int] | None = None
        self._snapshot = Snapshot((), np.empty(0, np.bool_), self._cache)

    def replace(self, parent: str, documents: Iterable[Document]) -> None:
        """Put these documents in place of all that the parent has."""
        rows = [row(document) for document in documents]
        with (
            self._folder.locked(),
            self._folder.reading(_is_damage),
            writing(whoosh.open_dir(str(self._folder.current()))) as writer,
        ):
            writer.delete_by_term("parent", parent)
            for item in rows:
                writer.add(item)

    def remove(self, parent: str) -> None:
        """Take out all documents of a parent."""
        self.replace(parent, ())

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew aside, then swap."""
        left = iter(documents)
        with self._folder.building() as build:
            index = whoosh.create_in(str(build), schema())
            while part := list(islice(left, _IN_ONE_SEGMENT)):
                with writing(index) as writer:
                    for document in part:
                        writer.add(row(document))
            write_words(build, {spelling.decode() for spelling in index.reader().lexicon("spellings")})

    def search(self, query: Query) -> Results:
        """Answer a query."""
        with self._busy, self._folder.reading(_is_damage):
            return answer(self._latest(), query)

    def status(self) -> Status:
        """Tell how the index is."""
        with self._busy, self._folder.reading(_is_damage):
            snapshot = self._latest()
            build, generation = self._seen or ("", 0)
            live = int(snapshot.live.sum())
            return Status("whoosh", len(np.unique(snapshot.parents[snapshot.live])), live, f"{build}/{generation}")

    def parents(self) -> frozenset[str]:
        """Return all parents."""
        with self._busy, self._folder.reading(_is_damage):
            snapshot = self._latest()
            first = np.unique(snapshot.parents[snapshot.live], return_index=True)[1]
            return frozenset(snapshot.kept(int(number)).parent for number in np.flatnonzero(snapshot.live)[first])

    def _latest(self) -> Snapshot:
        """Return the index as it is now; only segments that are new are read."""
        build = self._folder.current()
        found = whoosh.open_dir(str(build), readonly=True)
        seen = (build.name, found.latest_generation())
        if seen != self._seen:
            self._snapshot = self._read(found.reader())
            self._seen = seen
        return self._snapshot

    def _read(self, reader: Any) -> Snapshot:
        leaves = [leaf for leaf, _ in reader.leaf_readers() if isinstance(leaf, SegmentReader)]
        old, self._segments = self._segments, {}
        live = _live(leaves)
        for leaf in leaves:
            name = leaf.segment().segment_id()
            if known := old.pop(name, None):
                leaf.close()
            self._segments[name] = known or SegmentFiles(leaf)
        self._cache.forget(list(old.values()))
        for segment in old.values():
            segment.close()
        return Snapshot(list(self._segments.values()), live, self._cache)


def _is_damage(problem: BaseException) -> bool:
    """Tell what damaged files lead to; of some, Whoosh says no more than that it is an Exception."""
    return isinstance(problem, _DAMAGE) or type(problem) is Exception


def _live(leaves: Sequence[Any]) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    live = np.ones(sum(leaf.doc_count_all() for leaf in leaves), np.bool_)
    base = 0
    for leaf in leaves:
        live[[base + number for number in leaf.segment().deleted_docs()]] = False
        base += leaf.doc_count_all()
    return live
