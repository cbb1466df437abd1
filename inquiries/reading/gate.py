"""The gate: what a file must be before it is parsed, and the child process that parses it (Eingangsprüfung)."""

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import ParsedPaper
from inquiries.reading.images import is_image, is_whole
from inquiries.reading.returned import Returned
from inquiries.reading.sources import NOTHING

T = TypeVar("T")

LARGEST: Final = 20 * 1024 * 1024
PATIENCE: Final = 28.0  # seconds, below the half minute that web servers grant

_ROOT: Final = Path(__file__).resolve().parents[2]
_log: Final = logging.getLogger(__name__)


def read_paper(content: bytes, *, filename: str, parliament: str = "MV") -> ParsedPaper:
    """Return the paper that a file (.docx, .pdf, .md, .txt) holds; raise Unreadable for one that the gate refuses.

    The file's content decides what it is; its name only serves to speak of it.
    """
    _ensure_size(content, filename)
    result = _ask(command(parliament), content, filename)
    return _made(lambda: ParsedPaper.from_json(result["paper"]), filename)


def read_working_copy(content: bytes, *, filename: str) -> Returned:
    """Return the texts of a working copy that comes back from Word; raise Unreadable for one that the gate refuses."""
    _ensure_size(content, filename)
    if not content.startswith(b"PK"):
        raise Unreadable(f"„{filename}“ ist keine Word-Datei. Speichern Sie die Arbeitskopie als .docx.")
    result = _ask([sys.executable, "-m", "inquiries.reading.return_child"], content, filename)
    return _made(lambda: Returned.from_json(result["returned"]), filename)


def ensure_harmless(content: bytes, *, filename: str) -> None:
    """Let a file through that is only kept: raise Unreadable for all that `read_paper` refuses but scans and images."""
    if is_image(content):
        _ensure_size(content, filename)
        if not is_whole(content):
            raise Unreadable(f"„{filename}“ ist kein vollständiges Bild. Speichern Sie es neu, als PNG oder JPEG.")
        return
    try:
        read_paper(content, filename=filename)
    except Unreadable as refusal:
        if not refusal.sentence.endswith(NOTHING):  # it was read to its end, and there was no text in it
            raise


def command(parliament: str) -> list[str]:
    """Return how the child is called."""
    return [sys.executable, "-m", "inquiries.reading.child", parliament]


def environment() -> dict[str, str]:
    """Return all that the child learns of its surroundings: no secret among it."""
    return {"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"}


def _ensure_size(content: bytes, filename: str) -> None:
    if not content:
        raise Unreadable(f"„{filename}“ ist leer (0 Bytes). Bitte laden Sie die Datei noch einmal hoch.")
    if len(content) > LARGEST:
        raise Unreadable(
            f"„{filename}“ ist größer als {LARGEST // 1024**2} MB. Verkleinern Sie die Datei, etwa durch Entfernen "
            "von Bildern."
        )


def _ask(child: list[str], content: bytes, filename: str) -> dict[str, Any]:
    try:
        done = subprocess.run(
            child, input=content, capture_output=True, timeout=PATIENCE, check=True, env=environment(), cwd="/"
        )
        result: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise _unreadable(filename, error) from error
    if "refused" in result:
        raise Unreadable(f"„{filename}“ wurde nicht eingelesen. {result['refused']}")
    return result


def _made(make: Callable[[], T], filename: str) -> T:
    try:
        return make()
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(filename, error) from error


def _unreadable(filename: str, error: Exception) -> Unreadable:
    _log.warning("reading a file failed: %s", type(error).__name__)
    return Unreadable(
        f"„{filename}“ ließ sich nicht lesen: Die Datei ist beschädigt oder ungewöhnlich umfangreich. "
        "Öffnen Sie sie und speichern Sie sie neu, als Word-Datei (.docx) oder als PDF mit Text."
    )
