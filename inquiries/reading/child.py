"""The child process in which a file is parsed, within limits of time and memory (Leseprozess).

It gets the file on stdin and writes one JSON document: {"paper": …} or {"refused": "…"}.
"""

import json
import resource
import sys
from typing import Final

from inquiries.foundation.errors import DomainError
from inquiries.reading.paper import paper_from
from inquiries.reading.profile import profile_of
from inquiries.reading.sources import source_of

MEMORY: Final = 768 * 1024 * 1024
SECONDS: Final = 20


def main(parliament: str) -> None:
    """Read stdin, write the answer to stdout. A crash shows as an exit status alone."""
    limit()
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), parliament), ensure_ascii=True))


def answer(content: bytes, parliament: str) -> dict[str, object]:
    """Return the JSON document for a file."""
    try:
        return {"paper": paper_from(source_of(content), profile_of(parliament)).to_snapshot()}
    except DomainError as refusal:
        return {"refused": refusal.sentence}


def limit() -> None:
    """Bind this process to its memory and time; it may write no file and leave no core."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1])
