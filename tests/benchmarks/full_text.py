# ruff: noqa: S608 – names of columns, all written below
"""Plain SQLite FTS5 with Snowball stems, the measure beside which every figure stands (Vergleich)."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import Stemmer

from search_index.document import Document

_WORD = re.compile(r"\w+")
_FACETS = ("ministry", "group_", "member", "term", "year")
_FIND = """
    CREATE TEMP TABLE found AS SELECT about.*, rank AS worth FROM words JOIN about ON id = words.rowid
    WHERE words MATCH ?1 AND (?2 IS NULL OR ministry = ?2) AND (?3 IS NULL OR year >= ?3)
"""


_SHOW = "SELECT snippet(words, 1, '<mark>', '</mark>', '…', 40) FROM words WHERE words MATCH ? AND rowid = ?"


@dataclass(frozen=True, slots=True)
class Wish:
    """A search in parts, so that each engine can be asked in its own words."""

    words: tuple[str, ...]
    phrase: bool = False
    prefix: bool = False
    ministry: str | None = None
    year: int | None = None
    by_day: bool = False
    skip: int = 0


class FullText:
    """What a Python programmer builds in an hour: stems, bm25, facets by GROUP BY, snippets by SQLite."""

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts5.sqlite")
        self._db.execute("PRAGMA synchronous=OFF")
        self._stemmer = Stemmer.Stemmer("german")
        self._stem = lru_cache(262_144)(self._stemmer.stemWord)

    def build(self, documents: Iterable[Document]) -> None:
        """Index documents."""
        self._db.execute("CREATE VIRTUAL TABLE words USING fts5(title, text)")
        self._db.execute(f"CREATE TABLE about (id INTEGER PRIMARY KEY, parent, on_, title, body, {', '.join(_FACETS)})")
        for number, document in enumerate(documents):
            stems = (number, self._stems(document.title), self._stems(document.text))
            self._db.execute("INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)", stems)
            facets = [document.facets.get(name.strip("_"), ("",))[0] for name in _FACETS]
            row = (number, document.parent, str(document.on), document.title, document.text, *facets)
            self._db.execute(f"INSERT INTO about VALUES ({', '.join('?' * len(row))})", row)
        self._db.commit()

    def search(self, wish: Wish) -> int:
        """Answer a search with ten hits, snippets and five facets; return how many papers were found."""
        self._db.execute(_FIND, (self._match(wish), wish.ministry, str(wish.year) if wish.year else None))
        order = "max(on_) DESC" if wish.by_day else "min(worth)"
        hits = self._db.execute(
            f"SELECT id FROM found GROUP BY parent ORDER BY {order} LIMIT 10 OFFSET ?", (wish.skip,)
        )
        for (number,) in hits.fetchall():
            self._db.execute(_SHOW, (self._match(wish), number)).fetchall()
        for name in _FACETS:
            self._db.execute(f"SELECT {name}, count(DISTINCT parent) FROM found GROUP BY 1 ORDER BY 2 DESC").fetchall()
        total = int(self._db.execute("SELECT count(DISTINCT parent) FROM found").fetchone()[0])
        self._db.execute("DROP TABLE found")
        return total

    def _match(self, wish: Wish) -> str:
        if wish.phrase:
            return f'"{self._stems(" ".join(wish.words))}"'
        if wish.prefix:
            return f'"{wish.words[0].lower()}"*'
        return " AND ".join(f'"{self._stem(word.lower())}"' for word in wish.words)

    def _stems(self, text: str) -> str:
        return " ".join(self._stem(word.lower()) for word in _WORD.findall(text))
