"""Which reader a file needs, told by its content (Dateiarten)."""

from inquiries.reading.blocks import Source
from inquiries.reading.text_file import read_text


def source_of(content: bytes) -> Source:
    """Return the blocks of a file; raise Unreadable when no reader knows it."""
    return read_text(content)
