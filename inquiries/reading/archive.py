"""The Word file as an archive: what is refused before anything in it is parsed (Prüfung des Archivs)."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from inquiries.foundation.errors import Unreadable

MOST_ENTRIES: Final = 2_000
LARGEST_UNPACKED: Final = 150 * 1024 * 1024
LARGEST_RATIO: Final = 120
SMALL: Final = 1024 * 1024  # below this no ratio is suspicious
MOST_TAGS: Final = 500_000

_BROKEN: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
)
_ENCRYPTED: Final = 0x1
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_WORD: Final = "word/document.xml"
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
DAMAGED: Final = "Die Word-Datei ist beschädigt. Öffnen Sie sie in der Textverarbeitung und speichern Sie sie neu."


def ensure_harmless(content: bytes) -> None:
    """Raise Unreadable unless a zip archive is a Word file of a decent size without active or outside content."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _ensure_decent(archive.infolist())
            _ensure_word(set(archive.namelist()))
            for info in archive.infolist():
                _ensure_name(info.filename)
            _ensure_parts(archive)
    except _BROKEN as error:
        raise Unreadable(DAMAGED) from error


def _ensure_decent(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Unreadable("Die Datei ist mit einem Kennwort geschützt. Heben Sie den Schutz auf.")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    bloated = unpacked > SMALL and unpacked > LARGEST_RATIO * max(packed, 1)
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or bloated:
        raise Unreadable(
            "Die Datei ist ungewöhnlich stark gepackt oder ausgepackt zu groß. Kopieren Sie den Text in ein neues "
            "Dokument und speichern Sie dieses."
        )
    if len({entry.filename for entry in entries}) != len(entries):
        raise Unreadable(DAMAGED)


def _ensure_word(names: set[str]) -> None:
    if _WORD in names:
        return
    if "mimetype" in names:
        raise Unreadable("OpenDocument-Dateien (.odt) werden nicht gelesen. Speichern Sie die Datei als .docx.")
    raise Unreadable("Die Datei ist ein Archiv, aber keine Word-Datei. Laden Sie das Dokument selbst hoch.")


def _ensure_name(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or "\x00" in name:
        raise Unreadable(DAMAGED)
    lowered = name.lower()
    if lowered.endswith("vbaproject.bin") or "/activex/" in lowered:
        raise Unreadable("Die Datei enthält Makros. Speichern Sie sie ohne Makros als .docx.")
    if "/embeddings/" in lowered:
        raise Unreadable("In die Datei sind andere Dateien eingebettet (OLE). Entfernen Sie diese Objekte.")


def _ensure_parts(archive: zipfile.ZipFile) -> None:
    tags = 0
    for name, content in _xml_parts(archive):
        tags += content.count(b"<")
        if tags > MOST_TAGS:
            raise Unreadable(
                "Die Datei besteht aus zu vielen Einzelteilen. Kopieren Sie den Text in ein neues Dokument."
            )
        if any(mark in content for mark in _DOCTYPES):
            raise Unreadable(DAMAGED)
        if name == "[Content_Types].xml" and (b"macroEnabled" in content or b"vbaProject" in content):
            raise Unreadable("Die Datei enthält Makros. Speichern Sie sie ohne Makros als .docx.")
        if name.endswith(".rels"):
            _ensure_inside(content)


def _xml_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            yield entry.filename, archive.read(entry)


def _ensure_inside(relations: bytes) -> None:
    """Refuse whatever a file would fetch from elsewhere; addresses to click on are no danger here."""
    try:
        root = etree.fromstring(relations, _PARSER)
    except etree.XMLSyntaxError as error:
        raise Unreadable(DAMAGED) from error
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "")
        if relation.get("TargetMode", "").lower() == "external" and not kind.endswith("/hyperlink"):
            raise Unreadable(
                "Die Datei bezieht sich auf Inhalte außerhalb (Vorlage, Bild oder Objekt). Speichern Sie sie ohne "
                "diese Verknüpfungen, zum Beispiel durch Kopieren in ein neues Dokument."
            )
        if "oleObject" in kind:
            raise Unreadable("In die Datei sind andere Dateien eingebettet (OLE). Entfernen Sie diese Objekte.")
