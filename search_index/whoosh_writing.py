"""Writing with Whoosh, term by term instead of posting by posting: many times as fast (Whoosh-Schreiber)."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import sub
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.reading import SegmentReader
from whoosh.writing import PostingPool, SegmentWriter

from search_index.whoosh_files import Posting, Row

_SMALL = 1_000  # documents in a segment that is merged with its like
_MOST_SMALL = 8
_FEW = 16  # postings in a block that is not worth compressing
_Item = tuple[str, bytes, int, float, bytes]


@contextmanager
def writing(index: Any) -> Iterator["Writer"]:
    """Lend a writer; commit at the end, or leave the index as it was."""
    writer = Writer(index)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit(mergetype=_merge_small)


class Writer(SegmentWriter):  # type: ignore[misc]  # Whoosh has no types
    """Takes rows as they are, where Whoosh asks each field what it makes of a value."""

    pool: "_Pool"

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=_Codec())
        self.pool = _Pool(self._tempstorage, self.newsegment)

    def add(self, row: Row) -> None:
        """Write a document."""
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_field("kept", None, row.kept, 0)
        for name, value in row.columns.items():
            self.perdocwriter.add_column_value(name, self.schema[name].column_type, value)
        self.perdocwriter.finish_doc()
        self.pool.add_words(self.docnum, row.words)
        for field, terms in row.terms.items():
            self.pool.add_terms(field, self.docnum, terms)
        self.docnum += 1
        self._added = True


class _Codec(W3Codec):  # type: ignore[misc]
    """The codec as it is read, with writers of our own; fields have no lengths."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "_FieldWriter":
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> "_PostingsWriter":
        return _PostingsWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)


class _Gathered:
    """The postings of a term so far: documents, and weights and places where the field has them."""

    __slots__ = ("documents", "places", "weights")

    def __init__(self) -> None:
        self.documents = array("I")
        self.weights = array("f")
        self.places: list[bytes] = []


class _Pool(PostingPool):  # type: ignore[misc]
    """Gathers postings by field and term, so that only terms are left to be put in order."""

    def __init__(self, *places: Any) -> None:
        super().__init__(*places)
        self._fields: defaultdict[str, defaultdict[str, _Gathered]] = defaultdict(lambda: defaultdict(_Gathered))

    def add(self, item: _Item) -> None:
        """Keep a posting that comes out of a segment."""
        field, term, document, weight, places = item
        if places:
            self.add_words(document, [(term.decode(), weight, places)])
        else:
            self.add_terms(field, document, [term.decode()])

    def add_words(self, document: int, postings: Iterable[Posting]) -> None:
        """Keep postings with weights and places."""
        gathered = self._fields["words"]
        for term, weight, places in postings:
            of_term = gathered[term]
            of_term.documents.append(document)
            of_term.weights.append(weight)
            of_term.places.append(places)

    def add_terms(self, field: str, document: int, terms: Iterable[str]) -> None:
        """Keep that a document has these terms."""
        gathered = self._fields[field]
        for term in terms:
            gathered[term].documents.append(document)

    def iter_postings(self) -> Iterator[tuple[str, list[tuple[str, _Gathered]]]]:
        """Yield each field with its terms in order."""
        for field in sorted(self._fields):
            yield field, sorted(self._fields[field].items())


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(
        self, schema: Any, lengths: None, items: Iterable[tuple[str, list[tuple[str, _Gathered]]]]
    ) -> None:
        """Write sorted postings."""
        del lengths
        for name, terms in items:
            self.start_field(name, schema[name])
            for term, gathered in terms:
                self.start_term(term.encode())
                self._postwriter.add_all(gathered)
                self.finish_term()
            self.finish_field()


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    _ids: "array[int]"
    _weights: "array[float]"
    _compression: int

    def add_all(self, gathered: _Gathered) -> None:
        """Write all postings of a term, the last block when the term is finished."""
        documents = gathered.documents
        weights = gathered.weights or array("f", [1.0]) * len(documents)
        for start in range(0, len(documents), self._blocklimit):
            if self._ids:
                self._write_block()
            end = start + self._blocklimit
            self._ids, self._weights, self._values = (
                documents[start:end],
                weights[start:end],
                gathered.places[start:end],
            )
            self._maxweight = max(self._weights)

    def _write_block(self, last: bool = False) -> None:
        compression = self._compression
        self._compression = compression if len(self._ids) > _FEW else 0
        super()._write_block(last)
        self._compression = compression

    def _mini_ids(self) -> tuple[int, ...]:
        return tuple(map(sub, self._ids, (0, *self._ids)))

    def _mini_weights(self) -> float | tuple[float, ...] | None:
        first = self._weights[0]
        if self._weights.count(first) < len(self._weights):
            return tuple(self._weights)
        return None if first == 1.0 else first


def _merge_small(writer: SegmentWriter, segments: Sequence[Any]) -> list[Any]:
    """Merge small segments when they have become many; large ones are left, so that no commit takes long."""
    small = [segment for segment in segments if segment.doc_count_all() < _SMALL]
    if len(small) <= _MOST_SMALL:
        return list(segments)
    for segment in small:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in small]
