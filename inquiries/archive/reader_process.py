"""The process that reads files one after another, each in a child of its own within the gate's limits (Leseprozess).

It has everything loaded; a child is a copy of it, made in milliseconds, and ends with its file. So no file can slow
down, swell or change the reading of the next.
"""

import gc
import json
import os
import resource
import signal
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Final

from inquiries.reading.child import MEMORY, SECONDS, answer
from inquiries.reading.gate import PATIENCE

LARGEST_ANSWER: Final = 64 * 1024 * 1024


def serve(connection: Connection, parliament: str) -> None:
    """Answer each file with the reading's JSON, or with nothing where its child died, until the other side closes."""
    answer(b"KLEINE ANFRAGE", parliament)  # loads the wording that every child inherits
    gc.freeze()
    while True:
        try:
            content = connection.recv_bytes()
        except EOFError:
            return
        connection.send_bytes(read_in_child(content, parliament))


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
        _limit()
        writer.send_bytes(json.dumps(answer(content, parliament)).encode())
        status = 0
    finally:
        os._exit(status)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(int(PATIENCE))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2])
