"""Reading many files at once, a reading process for each processor (paralleles Einlesen)."""

import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Final, Self

from inquiries.archive.files import media_type_of
from inquiries.archive.reader_process import LARGEST_ANSWER
from inquiries.foundation.errors import Unreadable
from inquiries.parsed_paper import ParsedPaper
from inquiries.reading.gate import LARGEST, PATIENCE, environment

AHEAD: Final = 100  # files read while the papers before them are being stored
GRACE: Final = 10.0  # seconds beyond the child's own patience
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file came to: a paper, or the reason why there is none."""

    path: Path
    sha256: str = ""
    media_type: str = ""
    paper: ParsedPaper | None = None
    refused: str = ""


class ReaderPool:
    """Readers for one parliament's papers; to be used as a context, which ends them."""

    def __init__(self, parliament: str, *, readers: int | None = None) -> None:
        self._readers = [_Reader(parliament) for _ in range(readers or len(os.sched_getaffinity(0)))]
        self._idle: SimpleQueue[_Reader] = SimpleQueue()
        for reader in self._readers:
            self._idle.put(reader)
        self._threads = ThreadPoolExecutor(len(self._readers))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._readers:
            reader.kill()  # a thread that waits for it then goes on
        self._threads.shutdown()
        for reader in self._readers:
            reader.end()

    def read_all(self, files: Iterable[Path]) -> Iterator[Reading]:
        """Yield the reading of each file, in the files' order."""
        ahead: deque[Future[Reading]] = deque()
        for file in files:
            ahead.append(self._threads.submit(self._read, file))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def _read(self, path: Path) -> Reading:
        try:
            content = content_of(path)
            sha256 = hashlib.sha256(content).hexdigest()
            paper = self._parse(content)
        except Unreadable as refusal:
            return Reading(path, refused=refusal.sentence)
        return Reading(path, sha256, media_type_of(content, path), paper)

    def _parse(self, content: bytes) -> ParsedPaper:
        reader = self._idle.get()
        try:
            answer = reader.read(content)
        finally:
            self._idle.put(reader)
        try:
            result = json.loads(answer)
            if "refused" not in result:
                return ParsedPaper.from_json(result["paper"])
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(
                "Die Datei ist beschädigt oder ungewöhnlich umfangreich. Öffnen Sie sie und speichern Sie sie neu, "
                "als Word-Datei (.docx) oder als PDF mit Text."
            ) from error
        raise Unreadable(result["refused"])


def content_of(path: Path) -> bytes:
    """Return a file's bytes; raise Unreadable for one that is missing, empty or too large, and for what is no file."""
    try:
        if not path.is_file():
            raise Unreadable("Unter diesem Namen liegt keine Datei (mehr). Prüfen Sie den Pfad.")
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"Die Datei ist größer als {LARGEST // 1024**2} MB. Verkleinern Sie sie.")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"Die Datei lässt sich nicht öffnen ({error.strerror}). Prüfen Sie die Rechte.") from error
    if not content:
        raise Unreadable("Die Datei ist leer (0 Bytes). Kopieren Sie sie noch einmal aus dem Archiv.")
    return content


class _Reader:
    """One reading process, started when it is needed and started anew when it was lost."""

    def __init__(self, parliament: str) -> None:
        self._parliament = parliament
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def read(self, content: bytes) -> bytes:
        """Return the JSON document for a file, nothing when reading it failed or took too long.

        A process that was lost between two files is no fault of the second: that one gets another try.
        """
        answer = self._ask(content)
        return answer if answer is not None else self._ask(content) or b""

    def _ask(self, content: bytes) -> bytes | None:
        """Return the process's answer, nothing when it gave up on the file, None when the process was lost."""
        connection = self._connection or self._start()
        try:
            connection.send_bytes(content)
            if connection.poll(PATIENCE + GRACE):
                return connection.recv_bytes(LARGEST_ANSWER)
        except (OSError, EOFError) as error:
            _log.warning("a reading process was lost: %s", type(error).__name__)
            self.end()
            return None
        self.end()
        return b""

    def kill(self) -> None:
        """Stop the process at once, with whatever child it has."""
        if (process := self._process) is not None and process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Stop the process and give back what it held."""
        self.kill()
        if self._process is not None and self._connection is not None:
            self._process.wait()
            self._connection.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        self._connection, theirs = Pipe()
        command = [sys.executable, "-m", "inquiries.archive.reader_process", str(theirs.fileno()), self._parliament]
        self._process = subprocess.Popen(
            command,
            env=environment(),
            cwd="/",
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        return self._connection
