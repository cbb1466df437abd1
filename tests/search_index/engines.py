"""All engines that keep the contract."""

from collections.abc import Callable
from pathlib import Path

from search_index.engines import open_index
from search_index.index import SearchIndex
from search_index.memory_index import MemoryIndex

ENGINES: dict[str, Callable[[Path], SearchIndex]] = {
    "memory": lambda _: MemoryIndex(),
    "whoosh": lambda folder: open_index("whoosh", folder),
    "tantivy": lambda folder: open_index("tantivy", folder),
}
