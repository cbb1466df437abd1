"""A ZIP of files with their SHA-256, the same bytes for the same files (Bündel)."""

import hashlib
from types import TracebackType
from typing import IO, Final, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the oldest moment that a zip entry can carry
CHECKSUMS: Final = "SHA256SUMS"
_PACKED_ALREADY: Final = (".docx", ".pdf", ".png", ".jpg")


class Bundle:
    """Writes a ZIP, file after file; the checksums come last, in the form that `sha256sum --check` reads."""

    def __init__(self, target: IO[bytes]) -> None:
        self._archive = ZipFile(target, "w")
        self._sums: list[str] = []

    def add(self, name: str, content: bytes) -> None:
        """Add a file under a path."""
        self._sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
        self._write(name, content)

    def __enter__(self) -> Self:
        """Begin the ZIP."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Complete the ZIP with its checksums."""
        if kind is None:
            self._write(CHECKSUMS, "".join(self._sums).encode())
        self._archive.close()

    def _write(self, name: str, content: bytes) -> None:
        entry = ZipInfo(name, EPOCH)
        entry.compress_type = ZIP_STORED if name.endswith(_PACKED_ALREADY) else ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        self._archive.writestr(entry, content)
