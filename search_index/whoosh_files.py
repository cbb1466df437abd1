"""How Whoosh keeps documents: its fields, and whole posting lists read into arrays (Whoosh-Dateien)."""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from whoosh import columns, fields, formats
from whoosh.analysis import IDAnalyzer
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher
from whoosh.reading import SegmentReader, TermNotFound

from search_index import scoring
from search_index.arrays import NO_POSTINGS, NOWHERE, TEXT_START, Postings
from search_index.document import Document
from search_index.entry import Entry
from search_index.facets import FacetPairs

LAYOUT = 5  # raise it with every change of what stands in the files
_BETWEEN = "\x1f"  # between a facet's name and its value

Posting = tuple[str, float, bytes]


class Kept(NamedTuple):
    """What is shown of a document that was found."""

    key: str
    parent: str
    title: str
    on: date | None
    stored: dict[str, str]
    passage: str


def facet_term(name: str, value: str) -> str:
    """Return the term that stands for a value of a facet."""
    return f"{name}{_BETWEEN}{value}"


class Row(NamedTuple):
    """A document as it is written: what is shown, numbers by column, words with their places, other terms by field."""

    kept: dict[str, Any]
    columns: dict[str, int]
    words: Iterable[Posting]
    terms: dict[str, Iterable[str]]


def schema() -> Any:
    """Return the fields of an index."""
    keywords = IDAnalyzer()
    return fields.Schema(
        words=fields.FieldType(formats.Format(), keywords),
        spellings=fields.FieldType(formats.Existence(), keywords),
        facets=fields.FieldType(formats.Existence(), keywords),
        parent=fields.ID(),
        parent_number=fields.COLUMN(columns.NumericColumn("q")),
        day=fields.COLUMN(columns.NumericColumn("i")),
        length=fields.COLUMN(columns.NumericColumn("i")),
        kept=fields.STORED(),
    )


def row(document: Document) -> Row:
    """Return a document as it is written."""
    entry = Entry.of(document)
    kept = Kept(document.key, document.parent, document.title, document.on, dict(document.stored), document.passage)
    facets = [facet_term(name, value) for name, values in document.facets.items() for value in set(values)]
    return Row(
        kept._asdict(),
        {
            "parent_number": parent_number(document.parent),
            "day": document.on.toordinal() if document.on else 0,
            "length": max(1, entry.title.count(" ") + entry.text.count(" ")),
        },
        list(_postings(entry)),
        {"spellings": set(entry.spellings.split()), "facets": facets, "parent": (document.parent,)},
    )


def parent_number(parent: str) -> int:
    """Return a number that stands for a parent."""
    return int.from_bytes(hashlib.blake2b(parent.encode(), digest_size=8).digest(), signed=True)


def _postings(entry: Entry) -> Iterator[Posting]:
    title, text = entry.title.split(), entry.text.split()
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, term in enumerate(title):
        places[term].append(place)
    for place, term in enumerate(text, start=TEXT_START):
        places[term].append(place)
    weights, parts, titles = Counter(text), Counter(entry.parts.split()), Counter(title)
    for term, found in places.items():
        weight = titles[term] * scoring.TITLE + weights[term] * scoring.TEXT + scoring.part_weight(parts[term])
        yield term, weight, found.tobytes()
    nowhere = array("I", [NOWHERE]).tobytes()
    for term, count in parts.items():
        if term not in places:
            yield term, scoring.part_weight(count), nowhere


class _Blocks(W3LeafMatcher):  # type: ignore[misc]  # Whoosh has no types
    """Reads a term's blocks whole, where Whoosh itself goes from posting to posting."""

    def read(self) -> Postings:
        ids: list[int] = []
        weights = array("f")
        places: list[Sequence[bytes]] = []
        while self.is_active():
            self._read_ids()
            self._read_weights()
            self._read_values()
            ids += self._ids
            weights.extend(self._weights)
            places.append(self._values)
            self._next_block()
        return Postings(np.array(ids, np.int32), np.array(weights, np.float32), places)


class SegmentFiles:
    """One segment, which never changes but for deletions; documents are numbered from 0."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self._file = reader.segment().open_file(reader.storage(), W3Codec.POSTS_EXT)
        self.size: int = reader.doc_count_all()
        self.parents = self._column("parent_number", np.int64)
        self.days = self._column("day", np.int32)
        self.lengths = self._column("length", np.int32)
        self._facets: dict[str, FacetPairs] = {}

    def postings(self, field: str, term: str) -> Postings:
        """Return all postings of a term."""
        try:
            info = self._reader.term_info(field, term)
        except TermNotFound:
            return NO_POSTINGS
        return _Blocks(self._file, *info.extent(), self._reader.schema[field].format).read()

    @cached_property
    def spellings(self) -> list[str]:
        """All spellings in order, read at the first search for a beginning or for a word that is not there."""
        return [spelling.decode() for spelling in self._reader.lexicon("spellings")]

    def frequency(self, spelling: str) -> int:
        """Return how many documents have a spelling."""
        return int(self._reader.doc_frequency("spellings", spelling))

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        self._reader.close()

    def kept(self, number: int) -> Kept:
        """Return what is shown of a document."""
        return Kept(**self._reader.stored_fields(number)["kept"])

    def _column(self, name: str, kind: type[np.signedinteger[Any]]) -> "np.ndarray[Any, Any]":
        return np.fromiter(self._reader.column_reader(name), kind, count=self.size)

    def facet(self, name: str) -> FacetPairs:
        """Return which documents have which values of a facet, read when it is first counted."""
        if name not in self._facets:
            values = list(self.values(name))
            documents = [self.postings("facets", facet_term(name, value)).documents for value in values]
            self._facets[name] = FacetPairs.of(values, documents)
        return self._facets[name]

    def values(self, name: str) -> Iterator[str]:
        """Yield all values of a facet."""
        prefix = facet_term(name, "")
        for term in self._reader.expand_prefix("facets", prefix):
            yield term.decode().removeprefix(prefix)
