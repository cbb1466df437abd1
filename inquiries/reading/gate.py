"""The gate: what a file must be before it is parsed, and the child process that parses it (Eingangsprüfung)."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Final

from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import ParsedPaper

LARGEST: Final = 20 * 1024 * 1024
PATIENCE: Final = 28.0  # seconds, below the half minute that web servers grant

_ROOT: Final = Path(__file__).resolve().parents[2]
_log: Final = logging.getLogger(__name__)


def read_paper(content: bytes, *, filename: str, parliament: str = "MV") -> ParsedPaper:
    """Return the paper that a file (.docx, .pdf, .md, .txt) holds; raise Unreadable for one that the gate refuses.

    The file's content decides what it is; its name only serves to speak of it.
    """
    if not content:
        raise Unreadable(f"„{filename}“ ist leer (0 Bytes). Bitte laden Sie die Datei noch einmal hoch.")
    if len(content) > LARGEST:
        raise Unreadable(
            f"„{filename}“ ist größer als {LARGEST // 1024**2} MB. Verkleinern Sie die Datei, etwa durch Entfernen "
            "von Bildern."
        )
    return _parse(content, filename, parliament)


def command(parliament: str) -> list[str]:
    """Return how the child is called."""
    return [sys.executable, "-m", "inquiries.reading.child", parliament]


def environment() -> dict[str, str]:
    """Return all that the child learns of its surroundings: no secret among it."""
    return {"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"}


def _parse(content: bytes, filename: str, parliament: str) -> ParsedPaper:
    try:
        done = subprocess.run(
            command(parliament),
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
            env=environment(),
            cwd="/",
        )
        result = json.loads(done.stdout)
        if "refused" not in result:
            return ParsedPaper.from_json(result["paper"])
    except (subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        _log.warning("reading a file failed: %s", type(error).__name__)
        raise Unreadable(
            f"„{filename}“ ließ sich nicht lesen: Die Datei ist beschädigt oder ungewöhnlich umfangreich. "
            "Öffnen Sie sie und speichern Sie sie neu, als Word-Datei (.docx) oder als PDF mit Text."
        ) from error
    raise Unreadable(f"„{filename}“ wurde nicht eingelesen. {result['refused']}")
