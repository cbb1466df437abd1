"""Which reader a file needs, told by its content (Dateiarten)."""

from importlib import import_module
from typing import Final

from inquiries.reading.blocks import Source

READERS: Final = {b"PK": "docx_file", b"%PDF-": "pdf_file", b"": "text_file"}


def source_of(content: bytes) -> Source:
    """Return the blocks of a file; raise Unreadable when its reader cannot read it.

    Only the reader that is needed is imported: the process lives for one file, and PDF alone takes half a second.
    """
    name = next(name for magic, name in READERS.items() if content.startswith(magic))
    source: Source = import_module(f"inquiries.reading.{name}").read(content)
    return source
