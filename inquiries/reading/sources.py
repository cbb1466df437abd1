"""Which reader a file needs, told by its content (Dateiarten)."""

import tomllib
from importlib import import_module
from importlib.resources import files
from typing import Final

from inquiries.foundation.errors import Unreadable
from inquiries.reading.blocks import Source

READERS: Final = {b"PK": "docx_file", b"%PDF-": "pdf_file", b"": "text_file"}
NOTHING: Final = "Die Datei enthält keinen Text."


def source_of(content: bytes) -> Source:
    """Return the blocks of a file; raise Unreadable when no reader can read it.

    Only the reader that is needed is imported: the process lives for one file, and PDF alone takes half a second.
    """
    _ensure_readable(content)
    name = next(name for magic, name in READERS.items() if content.startswith(magic))
    source: Source = import_module(f"inquiries.reading.{name}").read(content)
    if not any(char.isalpha() for block in source.blocks for char in block.text):
        raise Unreadable(NOTHING)
    return source


def _ensure_readable(content: bytes) -> None:
    begin = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].hex()
    table = tomllib.loads((files("inquiries.reading") / "refused.toml").read_text("utf-8"))
    for entry in table["format"]:
        if begin.startswith(tuple(entry["begins"])):
            raise Unreadable(entry["sentence"])
