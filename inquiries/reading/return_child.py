"""The child process that reads a working copy, within the same limits as any upload (Leseprozess)."""

import json
import sys

from inquiries.foundation.errors import DomainError
from inquiries.reading.child import limit
from inquiries.reading.docx_return import read_returned


def answer(content: bytes) -> dict[str, object]:
    """Return the JSON document for a file."""
    try:
        return {"returned": read_returned(content).to_json()}
    except DomainError as refusal:
        return {"refused": refusal.sentence}


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read()), ensure_ascii=True))
