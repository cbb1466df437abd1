"""The engines that can keep a search index, each loaded only where it is used (Suchmaschinen)."""

from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import Final

from search_index.index import SearchIndex

_CLASSES: Final = {
    "whoosh": "search_index.whoosh_index:WhooshIndex",
    "tantivy": "search_index.tantivy_index:TantivyIndex",
}
ENGINES: Final = tuple(_CLASSES)


def open_index(engine: str, folder: Path) -> SearchIndex:
    """Return the index in a folder; nothing is read or made before its first use. An unknown engine raises KeyError."""
    make: Callable[[Path], SearchIndex] = resolve_name(_CLASSES[engine])
    return make(folder)
