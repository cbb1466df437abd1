"""The index that Tantivy keeps in a folder (Suchindex mit Tantivy)."""

import json
import threading
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np
import tantivy

from search_index import tantivy_files as files
from search_index.document import Document
from search_index.generations import Folder
from search_index.index import Status
from search_index.plan import Both, plan_for
from search_index.query import Hit, Query, Results, Sort
from search_index.suggestion import suggest
from search_index.tantivy_arrays import Rows
from search_index.tantivy_queries import query_for
from search_index.word_table import write_words

_LITTLE, _MUCH = 15_000_000, 256_000_000  # bytes a writer may hold
_Scored = tuple[float, tantivy.DocAddress]
_DAMAGE = (OSError, ValueError, LookupError, TypeError)


class TantivyIndex:
    """Answers from Tantivy's own files; what is counted stands in arrays, read once a generation."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder, "tantivy", files.LAYOUT)
        self._busy = threading.RLock()
        self._seen: tuple[str, int] | None = None
        self._rows: Rows | None = None

    def replace(self, parent: str, documents: Iterable[Document]) -> None:
        """Put these documents in place of all that the parent has."""
        with self._folder.locked(), self._folder.reading(_is_damage):
            index = tantivy.Index.open(str(self._folder.current()))
            writer = index.writer(_LITTLE, 1)
            writer.delete_documents_by_term("parent", parent)
            _write(writer, documents, first_row=_next_row(index.searcher()))

    def remove(self, parent: str) -> None:
        """Take out all documents of a parent."""
        self.replace(parent, ())

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Build anew aside, then swap."""
        with self._folder.building() as build:
            writer = tantivy.Index(files.schema(), str(build), reuse=False).writer(_MUCH, 1)
            _write(writer, documents, first_row=0)
            searcher = tantivy.Index.open(str(build)).searcher()
            write_words(build, {spelling for spelling, _ in searcher.terms_with_prefix("spellings", "")})

    def search(self, query: Query) -> Results:
        """Answer a query."""
        with self._busy, self._folder.reading(_is_damage):
            return _Search(self._latest(), query).answer()

    def status(self) -> Status:
        """Tell how the index is."""
        with self._busy, self._folder.reading(_is_damage):
            rows = self._latest()
            build, changed = self._seen or ("", 0)
            parents = int(np.count_nonzero(rows.families.matching(rows.matching(Both(())))))
            return Status("tantivy", parents, rows.searcher.num_docs, f"{build}/{changed}")

    def parents(self) -> frozenset[str]:
        """Return all parents."""
        with self._busy, self._folder.reading(_is_damage):
            found = self._latest().searcher.terms_with_prefix("parent", "", tantivy.Query.all_query())
            return frozenset(parent for parent, _ in found)

    def _latest(self) -> Rows:
        build = self._folder.current()
        seen = (build.name, (build / "meta.json").stat().st_mtime_ns)
        if self._rows is None or seen != self._seen:
            self._rows = Rows(tantivy.Index.open(str(build)))
            self._seen = seen
        return self._rows


class _Search:
    """One search in the index as it is now."""

    def __init__(self, rows: Rows, query: Query) -> None:
        self._rows = rows
        self._query = query
        self._plan = plan_for(query.whole_expression(), rows.values)

    def answer(self) -> Results:
        matching = self._rows.matching(self._plan)
        families = self._rows.families.matching(matching)
        total, limit = int(np.count_nonzero(families)), self._query.facet_limit
        return Results(
            total=total,
            hits=tuple(
                self._hit(*best, more=self._rows.families.others(row, matching))
                for row, best in self._best_of_families(int(np.count_nonzero(matching)))
            ),
            facets={name: self._rows.facet(name).counts(matching, families, limit) for name in self._query.facets},
            understood=str(self._query.expression),
            suggestion=None if total else suggest(self._query.expression, self._rows.vocabulary),
        )

    def _best_of_families(self, matching: int) -> list[tuple[int, _Scored]]:
        """Return the best document of each family on the page, and its row."""
        end, looked_at = self._query.offset + self._query.limit, 0
        found: dict[int, tuple[int, _Scored]] = {}
        while len(found) < end and looked_at < matching:
            looked_at = max(2 * end, 4 * looked_at)
            for row, scored in self._best(looked_at):
                found.setdefault(int(self._rows.families.of_document[row]), (row, scored))
        return list(found.values())[self._query.offset : end]

    def _best(self, limit: int) -> Iterable[tuple[int, _Scored]]:
        """Return the rows of the first documents, with their scores."""
        by_day = "day" if self._query.sort is Sort.DAY else None
        wanted = query_for(self._plan, self._rows.schema)
        hits = self._rows.searcher.search(wanted, limit, count=False, order_by_field=by_day).hits
        rows = self._rows.numbers("row", [address for _, address in hits]).tolist()
        return zip(rows, [(0.0 if by_day else score, address) for score, address in hits], strict=True)

    def _hit(self, score: float, address: tantivy.DocAddress, *, more: int) -> Hit:
        kept = json.loads(self._rows.searcher.doc(address).get_first("kept") or b"")
        on = date.fromisoformat(kept["on"]) if kept["on"] else None
        about = (kept["key"], kept["parent"], kept["title"], score, on, kept["stored"])
        return Hit(*about, more=more, passage=kept["passage"])


def _is_damage(problem: BaseException) -> bool:
    """Tell what damaged files lead to; a panic is no Exception, and its module cannot be imported."""
    return isinstance(problem, _DAMAGE) or type(problem).__name__ == "PanicException"


def _next_row(searcher: tantivy.Searcher) -> int:
    """Return the first row that no document has."""
    last = searcher.search(tantivy.Query.all_query(), 1, order_by_field="row").hits
    return int(last[0][0]) + 1 if last else 0


def _write(writer: tantivy.IndexWriter, documents: Iterable[Document], *, first_row: int) -> None:
    """Write and commit, or leave the index as it was."""
    try:
        for row, document in enumerate(documents, start=first_row):
            writer.add_document(files.filled(document, row))
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()
