"""The words of an index with their terms, kept in it so that who opens it need not analyse them again (Worttafel)."""

import hashlib
from collections.abc import Container
from pathlib import Path
from typing import Final

from search_index.german import KNOWN_WORDS

_NAME: Final = "words.tsv"
_MOST: Final = 100_000  # the first ones met, among which the frequent ones are


def write_words(folder: Path, spellings: Container[str]) -> None:
    """Write down what is known of the words that an index spells so; words of other indexes stay out."""
    lines = list[str]()
    for token, (surface, whole, parts) in tuple(KNOWN_WORDS.items()):
        if surface in spellings and not any(sign.isspace() for sign in token) and len(lines) < _MOST:
            lines.append("\t".join((token, surface, whole, *parts)))
    content = "\n".join(lines).encode()
    (folder / _NAME).write_bytes(f"{_digest(content)}\n".encode() + content)


def read_words(folder: Path) -> None:
    """Learn the words of an index. OSError or ValueError is raised where the table is missing or damaged."""
    digest, _, content = (folder / _NAME).read_bytes().partition(b"\n")
    if digest.decode() != _digest(content):
        raise ValueError(folder)
    for line in content.decode().splitlines():
        token, surface, whole, *parts = line.split("\t")
        KNOWN_WORDS[token] = surface, whole, tuple(parts)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
