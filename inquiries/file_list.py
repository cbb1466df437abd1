"""The list of attached files that a paper prints as an annex: written, and read back from it (Dateiliste)."""

import re
from collections.abc import Iterable
from typing import Final

from babel.numbers import format_decimal

from inquiries.parsed_paper import AttachedFile

TITLE: Final = "Beigefügte Dateien"  # of the annex
PICTURES: Final = "Bilder der Drucksache"  # heads the pictures where a format holds no bytes

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS: Final = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "text/plain": "Text",
    _WORD: "Word",
}
_MEDIA_TYPES: Final = {kind: media_type for media_type, kind in _KINDS.items()}
_ITEM: Final = re.compile(
    rf"(?<!\S)-\s+(?:(?P<title>\S[^\n]*?)\s+)?Datei:\s(?P<name>[\w-]+\.\w+)\s\((?P<kind>{'|'.join(_MEDIA_TYPES)}),"
    r"\s(?P<size>\d[\d.]*)\sByte\)\s+SHA-256:\s(?P<sha256>[0-9a-f]{64})(?!\S)"
)


def list_text(files: Iterable[AttachedFile]) -> str:
    """Return files as a list in the small Markdown: each with what it is, its name, kind, size and SHA-256."""
    return "\n".join(map(_item, files))


def files_in(text: str) -> tuple[AttachedFile, ...]:
    """Return the files that such a list names, in its order; none where anything else stands in the text."""
    if _ITEM.sub("", text).strip():
        return ()
    return tuple(
        AttachedFile(
            item["name"],
            _MEDIA_TYPES[item["kind"]],
            item["sha256"],
            int(item["size"].replace(".", "")),
            item["title"] or "",
        )
        for item in _ITEM.finditer(text)
    )


def _item(file: AttachedFile) -> str:
    size = format_decimal(file.size, format="#,##0", locale="de_DE")
    told = f"Datei: {file.name} ({_KINDS.get(file.media_type, 'Word')}, {size} Byte)"
    return "- " + "\n\n  ".join(filter(None, (file.title, told, f"SHA-256: {file.sha256}")))
