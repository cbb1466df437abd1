"""Which files an import reads, and what kind of file each one is (Dateien des Archivs)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inquiries.foundation.errors import InvalidInput
from inquiries.publication import WORD

PDF: Final = "application/pdf"
MARKDOWN: Final = "text/markdown"
TEXT: Final = "text/plain"

# The best source first: Word keeps what a PDF blurs, and a PDF what plain text has lost.
MEDIA_TYPES: Final = {".docx": WORD, ".pdf": PDF, ".md": MARKDOWN, ".txt": TEXT}
_QUALITY: Final = {WORD: 3, PDF: 2}


@dataclass(frozen=True, slots=True)
class Selection:
    """The files to read, in the order of their reading, and how many were passed over, by their suffix."""

    files: tuple[Path, ...]
    passed_over: dict[str, int]


def files_in(paths: Iterable[Path]) -> Selection:
    """Return the papers' files among files and in folders; the order in which the paths are given does not matter.

    A file that is named itself is read whatever its suffix. Raises InvalidInput when there is nothing to read.
    """
    found: dict[Path, Path] = {}
    passed_over: Counter[str] = Counter()
    paths = sorted(paths)
    for path in paths:
        for file in _below(path):
            if file != path and file.suffix.lower() not in MEDIA_TYPES:
                passed_over[file.suffix.lower() or "ohne Endung"] += 1
            else:
                found.setdefault(file.resolve(), file)
    if not found:
        places = ", ".join(f"„{shown(path)}“" for path in paths)
        raise InvalidInput(f"In {places} liegt keine Datei mit der Endung {', '.join(MEDIA_TYPES)}.", field="paths")
    return Selection(tuple(sorted(found.values(), key=_place)), dict(sorted(passed_over.items())))


def media_type_of(content: bytes, path: Path) -> str:
    """Return what a file is, by its content; only plain text and Markdown are told apart by the name."""
    if content.startswith(b"PK"):
        return WORD
    if content.startswith(b"%PDF-"):
        return PDF
    return MARKDOWN if path.suffix.lower() == ".md" else TEXT


def quality_of(media_type: str) -> int:
    """Return how much of a paper a kind of file keeps; more is better."""
    return _QUALITY.get(media_type, 1)


def shown(path: Path) -> str:
    """Return a path as text that can always be printed, whatever bytes it is made of."""
    return str(path).encode("utf-8", "replace").decode()


def _below(path: Path) -> Iterator[Path]:
    """Yield a file itself, or what lies in a folder and is not hidden (Word's lock files begin with ~$)."""
    if not path.is_dir():
        yield path
        return
    for file in path.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        if not hidden and file.is_file():
            yield file


def _place(path: Path) -> tuple[int, str]:
    suffixes = list(MEDIA_TYPES)
    suffix = path.suffix.lower()
    return suffixes.index(suffix) if suffix in suffixes else len(suffixes), str(path)
