"""The process that reads files one after another, each in a child of its own within the gate's limits (Leseprozess).

It has everything loaded; a child is a copy of it, made in milliseconds, and ends with its file. So no file can slow
down, swell or change the reading of the next.
"""

import gc
import json
import os
import signal
import sys
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Final

from inquiries.reading.child import answer, limit
from inquiries.reading.gate import PATIENCE
from inquiries.reading.sources import READERS

LARGEST_ANSWER: Final = 64 * 1024 * 1024


def serve(connection: Connection, parliament: str) -> None:
    """Answer each file with the reading's JSON, or with nothing where its child died, until the other side closes."""
    _load_everything(parliament)
    while True:
        try:
            content = connection.recv_bytes()
        except EOFError:
            return
        connection.send_bytes(read_in_child(content, parliament))


def _load_everything(parliament: str) -> None:
    """Load once what every child then inherits: the readers of all kinds of file, and the wording."""
    for name in READERS.values():
        import_module(f"inquiries.reading.{name}")
    answer(b"KLEINE ANFRAGE", parliament)
    gc.freeze()


def read_in_child(content: bytes, parliament: str) -> bytes:
    """Return the JSON that a child made of a file, nothing when the child did not live to write it."""
    reader, writer = Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        _read_and_exit(content, parliament, writer)
    writer.close()
    try:
        return reader.recv_bytes(LARGEST_ANSWER)
    except (EOFError, OSError):
        return b""
    finally:
        reader.close()
        os.waitpid(child, 0)


def _read_and_exit(content: bytes, parliament: str, writer: Connection) -> None:
    """Be the child: whatever happens, it ends here."""
    status = 1
    try:
        limit()
        signal.alarm(int(PATIENCE))
        # what cannot be encoded, no database could keep: half a character, from a damaged font
        writer.send_bytes(json.dumps(answer(content, parliament), ensure_ascii=False).encode())
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2])
