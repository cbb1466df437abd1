"""The index that Tantivy keeps in a folder (Suchindex mit Tantivy)."""

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import tantivy

from search_index import tantivy_files as files
from search_index.document import Document
from search_index.generations import Folder, damaged
from search_index.index import Status
from search_index.plan import plan_for
from search_index.query import Hit, Query, Results, Sort
from search_index.suggestion import suggest
from search_index.tantivy_queries import query_for

_LITTLE, _MUCH = 15_000_000, 256_000_000  # bytes a writer may hold
_DAMAGE = (OSError, ValueError, LookupError, TypeError)


class TantivyIndex:
    """Answers from Tantivy's own files; counts of more than some ten thousand papers are close estimates."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder, "tantivy", files.LAYOUT)
        self._busy = threading.RLock()
        self._seen: tuple[str, int] | None = None
        self._index = tantivy.Index(files.schema())

    def replace(self, parent: str, documents: Iterable[Document]) -> None:
        """Put these documents in place of all that the parent has."""
        rows = [files.row(document) for document in documents]
        with self._folder.locked(), _readable():
            writer = tantivy.Index.open(str(self._folder.current())).writer(_LITTLE, 1)
            writer.delete_documents_by_term("parent", parent)
            _write(writer, rows)

    def remove(self, parent: str) -> None:
        """Take out all documents of a parent."""
        self.replace(parent, ())

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew aside, then swap."""
        with self._folder.building() as build:
            writer = tantivy.Index(files.schema(), str(build), reuse=False).writer(_MUCH, 1)
            _write(writer, map(files.row, documents))

    def search(self, query: Query) -> Results:
        """Answer a query."""
        with self._busy, _readable():
            return _Search(self._latest(), query).answer()

    def status(self) -> Status:
        """Tell how the index is."""
        with self._busy, _readable():
            searcher = self._latest().searcher()
            build, changed = self._seen or ("", 0)
            return Status("tantivy", len(self.parents()), searcher.num_docs, f"{build}/{changed}")

    def parents(self) -> frozenset[str]:
        """Return all parents."""
        with self._busy, _readable():
            found = self._latest().searcher().terms_with_prefix("parent", "", tantivy.Query.all_query())
            return frozenset(parent for parent, _ in found)

    def _latest(self) -> tantivy.Index:
        build = self._folder.current()
        seen = (build.name, (build / "meta.json").stat().st_mtime_ns)
        if seen != self._seen:
            if self._seen is None or self._seen[0] != build.name:
                self._index = tantivy.Index.open(str(build))
                self._index.config_reader("manual")
            self._index.reload()
            self._seen = seen
        return self._index


class _Search:
    """One search in the index as it is now."""

    def __init__(self, index: tantivy.Index, query: Query) -> None:
        self._searcher = index.searcher()
        self._schema = index.schema
        self._query = query
        self._wanted = query_for(plan_for(query.whole_expression(), self._values), self._schema)

    def answer(self) -> Results:
        hits = tuple(self._hits())
        counts = self._counts()
        total = counts.pop("")[""]
        suggestion = None if total else suggest(self._query.expression, self._vocabulary())
        return Results(total, hits, counts, str(self._query.expression), suggestion)

    def _values(self, name: str) -> list[str]:
        prefix = name + files.BETWEEN
        return [value.removeprefix(prefix) for value, _ in self._searcher.terms_with_prefix("facets", prefix)]

    def _vocabulary(self) -> dict[str, int]:
        return dict(self._searcher.terms_with_prefix("spellings", ""))

    def _hits(self) -> Iterator[Hit]:
        """Yield the page's hits: the first document of each parent."""
        end, wanted = self._query.offset + self._query.limit, 0
        found: dict[int, tuple[float, tantivy.DocAddress]] = {}
        matching = 1
        while len(found) < end and wanted < matching:
            wanted = max(2 * end, 4 * wanted)
            matching = self._best(wanted, found)
        for score, address in list(found.values())[self._query.offset : end]:
            yield self._hit(score, address)

    def _best(self, limit: int, found: dict[int, tuple[float, tantivy.DocAddress]]) -> int:
        """Fill in the best document of each parent among the first; return how many documents match."""
        by_day = "day" if self._query.sort is Sort.DAY else None
        result = self._searcher.search(self._wanted, limit, order_by_field=by_day)
        addresses = [address for _, address in result.hits]
        parents = self._searcher.fast_field_values("parent_number", addresses)
        for parent, (score, address) in zip(parents, result.hits, strict=True):
            found.setdefault(int(parent or 0), (0.0 if by_day else score, address))
        return int(result.count)  # type: ignore[attr-defined]  # missing in Tantivy's types

    def _hit(self, score: float, address: tantivy.DocAddress) -> Hit:
        kept = json.loads(self._searcher.doc(address).get_first("kept") or "")
        on = date.fromisoformat(kept["on"]) if kept["on"] else None
        return Hit(
            kept["key"], kept["parent"], kept["title"], score, on, kept["stored"], self._siblings(kept["parent"])
        )

    def _siblings(self, parent: str) -> int:
        same = tantivy.Query.term_query(self._schema, "parent", parent)
        result = self._searcher.search(self._wanted.and_must_match(same), 1)
        return int(result.count) - 1  # type: ignore[attr-defined]  # missing in Tantivy's types

    def _counts(self) -> dict[str, dict[str, int]]:
        """Count parents, in all and by facet values."""
        parents = {"parents": {"cardinality": {"field": "parent_number"}}}
        wanted: dict[str, Any] = {name: _by_value(name, parents) for name in self._query.facets}
        found = self._searcher.aggregate(self._wanted, {**wanted, **parents})
        counts = {name: _largest(found[name]["buckets"], name, self._query.facet_limit) for name in self._query.facets}
        return {**counts, "": {"": round(found["parents"]["value"] or 0)}}


def _by_value(name: str, parents: dict[str, Any]) -> dict[str, Any]:
    terms = {"field": "facets", "size": 10_000, "include": f"{name}{files.BETWEEN}.*"}
    return {"terms": terms, "aggs": parents}


def _largest(buckets: list[Any], name: str, limit: int) -> dict[str, int]:
    prefix = name + files.BETWEEN
    counts = {item["key"].removeprefix(prefix): round(item["parents"]["value"]) for item in buckets}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit])


def _write(writer: tantivy.IndexWriter, rows: Iterable[tantivy.Document]) -> None:
    """Write and commit, or leave the index as it was."""
    try:
        for row in rows:
            writer.add_document(row)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


@contextmanager
def _readable() -> Iterator[None]:
    """Say that the index is damaged where Tantivy fails over its files."""
    try:
        yield
    except _DAMAGE as problem:
        raise damaged() from problem
