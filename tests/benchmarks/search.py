"""How fast the engines are beside plain FTS5, on the same papers and searches (Suchgeschwindigkeit).

python -m tests.benchmarks.search --papers 1000 [--engines whoosh,tantivy] [--searches 200]
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import date
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple, TypeVar

from app.demo.corpus import some_words
from search_index.document import Document
from search_index.engines import open_index
from search_index.index import SearchIndex
from search_index.query import Query, Sort
from search_index.query_language import parse
from search_index.snippet import Wanted, snippet
from tests.benchmarks.full_text import FullText, Wish
from tests.benchmarks.papers import MINISTRIES, documents

_T = TypeVar("_T")
_PLAIN = "fts5"
_FACETS = ("ministry", "group", "member", "term", "year")
_KINDS: tuple[Callable[[random.Random], Wish], ...] = (
    lambda chance: Wish(tuple(some_words(chance, 1))),
    lambda chance: Wish(tuple(some_words(chance, 2))),
    lambda chance: Wish(("Landesregierung", *some_words(chance, 1))),
    lambda _: Wish(("Kleine", "Anfrage"), phrase=True),
    lambda chance: Wish((some_words(chance, 1)[0][:5],), prefix=True),
    lambda chance: Wish(tuple(some_words(chance, 1)), ministry=chance.choice(MINISTRIES)),
    lambda chance: Wish(tuple(some_words(chance, 1)), year=chance.randint(2012, 2020)),
    lambda chance: Wish(tuple(some_words(chance, 1)), by_day=True),
    lambda _: Wish(("Drucksache",), by_day=True),
    lambda _: Wish(("Landkreise",), skip=490),
)


class _Built(NamedTuple):
    """How long building took and what it left."""

    seconds: float
    megabytes: float
    memory: int


class _Answered(NamedTuple):
    """Seconds a search: the very first, then all of them, then all of them again."""

    opening: float
    first: list[float]
    again: list[float]
    memory: int


def main() -> None:
    """Print what each engine takes, each time in a process that has just begun and knows no word yet."""
    parser = argparse.ArgumentParser(description="search speed beside plain FTS5")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument("--engines", default="whoosh,tantivy")
    options = parser.parse_args()
    chance = random.Random(11)
    wishes = [kind(chance) for kind in islice(cycle(_KINDS), options.searches)]
    _say(f"{options.papers} papers, {len(wishes)} searches; ratios are to FTS5")
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place, "documents")
        with corpus.open("w", encoding="utf-8") as file:
            for document in documents(options.papers):
                file.write(json.dumps(asdict(document), default=str) + "\n")
        base: list[float] = []
        for engine in (_PLAIN, *filter(None, options.engines.split(","))):
            folder = Path(place, engine)
            folder.mkdir()
            built = _alone(_build, engine, folder, corpus)
            answered = _alone(_answer, engine, folder, wishes)
            for run, times in (("first", answered.first), ("again", answered.again)):
                base = _report(f"{engine} {run}", times, options.papers, built, base)
            _say(
                f"{'':14} opened with the first search in {1000 * answered.opening:.0f} ms; "
                f"peak memory {built.memory} MB building, {answered.memory} MB searching"
            )
            if engine != _PLAIN:
                _alone(_change, engine, folder, wishes[0])


def _alone(work: Callable[..., _T], *about: object) -> _T:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *about).result()


def _build(engine: str, folder: Path, corpus: Path) -> _Built:
    reading = _time(lambda: deque(_read(corpus), maxlen=0))  # taken off what building an index takes
    build = FullText(folder).build if engine == _PLAIN else open_index(engine, folder).rebuild
    seconds = _time(lambda: build(_read(corpus))) - reading
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return _Built(seconds, size / 1e6, _memory())


def _answer(engine: str, folder: Path, wishes: Sequence[Wish]) -> _Answered:
    search = _search_of(engine, folder)
    opening = _time(partial(search, Wish(("Anfrage",))))
    first, again = ([_time(partial(search, wish)) for wish in wishes] for _ in range(2))
    return _Answered(opening, first, again, _memory())


def _change(engine: str, folder: Path, wish: Wish) -> None:
    index, search = open_index(engine, folder), _search_of(engine, folder)
    search(wish)
    changes = [_time(lambda: index.replace("MV 6/1", documents(1))) for _ in range(5)]
    after = _time(partial(search, wish))
    _say(f"{'':14} one paper changed in {1000 * median(changes):.0f} ms, next search {1000 * after:.0f} ms")


def _search_of(engine: str, folder: Path) -> Callable[[Wish], object]:
    return FullText(folder).search if engine == _PLAIN else partial(_search, open_index(engine, folder))


def _read(corpus: Path) -> Iterator[Document]:
    with corpus.open(encoding="utf-8") as file:
        for about in map(json.loads, file):
            yield Document(**about | {"on": about["on"] and date.fromisoformat(about["on"])})


def _report(name: str, times: list[float], papers: int, built: _Built, base: list[float]) -> list[float]:
    of_hundred = quantiles(times, n=100)
    figures = [
        *(1000 * seconds for seconds in (median(times), of_hundred[94], of_hundred[98])),
        papers / built.seconds,
        built.megabytes,
    ]
    base = base or figures
    names = ("p50 ms", "p95 ms", "p99 ms", "built papers/s", "MB on disk")
    shown = [
        f" {label}{figure:7.1f} ({figure / by:.2f})" for label, figure, by in zip(names, figures, base, strict=True)
    ]
    _say(f"{name:14}" + "".join(shown))
    return base


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _search(index: SearchIndex, wish: Wish) -> None:
    words = " ".join(wish.words)
    text = f'"{words}"' if wish.phrase else f"{words}*" if wish.prefix else words
    query = Query(
        parse(text, {}),
        filters={"ministry": (wish.ministry,)} if wish.ministry else {},
        since=date(wish.year, 1, 1) if wish.year else None,
        sort=Sort.DAY if wish.by_day else Sort.RELEVANCE,
        offset=wish.skip,
        facets=_FACETS,
    )
    hits = index.search(query).hits
    wanted = Wanted.by(query.expression)
    for hit in hits:
        snippet(hit.passage, wanted)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
