"""How Tantivy keeps documents: its fields and what stands in them (Tantivy-Dateien)."""

import hashlib
import json

import tantivy

from search_index.document import Document
from search_index.entry import Entry

LAYOUT = 5  # raise it with every change of what stands in the files
BETWEEN = "\x1f"  # between a facet's name and its value
_in_json = json.JSONEncoder(ensure_ascii=False).encode


def schema() -> tantivy.Schema:
    """Return the fields of an index."""
    builder = tantivy.SchemaBuilder()
    for name in ("title", "text", "parts"):
        builder.add_text_field(
            name, tokenizer_name="whitespace", index_option="freq" if name == "parts" else "position"
        )
    builder.add_text_field("spellings", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("facets", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("parent", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("parent_number", fast=True)
    builder.add_integer_field("row", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_bytes_field("kept", stored=True, indexed=False)
    return builder.build()


def filled(document: Document, row: int) -> tantivy.Document:
    """Return a document as Tantivy takes it, with the row that it is counted by."""
    entry = Entry.of(document)
    made = tantivy.Document()
    for name in ("title", "text", "parts", "spellings"):
        made.add_text(name, getattr(entry, name))
    for name, values in document.facets.items():
        for value in set(values):
            made.add_text("facets", f"{name}{BETWEEN}{value}")
    made.add_text("parent", document.parent)
    digest = hashlib.blake2b(document.parent.encode(), digest_size=8).digest()
    made.add_integer("parent_number", int.from_bytes(digest, signed=True))
    made.add_integer("row", row)
    made.add_integer("day", document.on.toordinal() if document.on else 0)
    made.add_bytes("kept", _kept(document))
    return made


def _kept(document: Document) -> bytes:
    on = document.on.isoformat() if document.on else None
    kept = {"key": document.key, "parent": document.parent, "title": document.title, "on": on}
    return _in_json({**kept, "passage": document.passage, "stored": dict(document.stored)}).encode()
