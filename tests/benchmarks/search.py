"""How fast the engines are beside plain FTS5, on the same papers and searches, in processor time (Suchgeschwindigkeit).

python -m tests.benchmarks.search --papers 1000 [--engines whoosh,tantivy] [--searches 200]
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from app.demo.corpus import some_words
from search_index.engines import open_index
from search_index.index import SearchIndex
from search_index.query import Query, Sort
from search_index.query_language import parse
from search_index.snippet import Wanted, snippet
from tests.benchmarks.full_text import FullText, Wish
from tests.benchmarks.papers import MINISTRIES, documents

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


def main() -> None:
    """Print one line an engine."""
    parser = argparse.ArgumentParser(description="search speed beside plain FTS5")
    parser.add_argument("--papers", type=int, default=1_000)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument("--engines", default="whoosh,tantivy")
    options = parser.parse_args()
    chance = random.Random(11)
    wishes = [kind(chance) for kind in islice(cycle(_KINDS), options.searches)]
    _say(f"{options.papers} papers, {len(wishes)} searches; ratios are to FTS5")
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(options.papers, wishes)
        for name in ("fts5", *filter(None, options.engines.split(","))):
            place = Path(folder, name)
            place.mkdir()
            if name == "fts5":
                bench.measure_full_text(FullText(place), place)
            else:
                bench.measure(name, open_index(name, place), place)


class _Bench:
    """The same papers and searches for every engine; the first one measured is the base of all ratios."""

    def __init__(self, papers: int, wishes: Sequence[Wish]) -> None:
        self._papers = papers
        self._wishes = wishes
        self._base: list[float] | None = None
        self._writing = _time(lambda: deque(documents(papers), maxlen=0))  # taken off what building an index takes

    def measure_full_text(self, plain: FullText, folder: Path) -> None:
        seconds = _time(lambda: plain.build(documents(self._papers)))
        times = [_time(partial(plain.search, wish)) for wish in self._wishes]
        self._report("fts5", seconds, times, folder)

    def measure(self, name: str, index: SearchIndex, folder: Path) -> None:
        seconds = _time(lambda: index.rebuild(documents(self._papers)))
        for run in ("first", "again"):
            times = [_time(partial(_search, index, wish)) for wish in self._wishes]
            self._report(f"{name} {run}", seconds, times, folder)
        changes = [_time(lambda: index.replace("MV 6/1", documents(1))) for _ in range(5)]
        found = [_time(partial(_search, index, self._wishes[0])) for _ in range(2)]
        _say(f"{name}: one paper changed in {1000 * median(changes):.0f} ms, next search {1000 * found[0]:.0f} ms")

    def _report(self, name: str, seconds: float, times: list[float], folder: Path) -> None:
        of_hundred = quantiles(times, n=100)
        figures = [
            1000 * median(times),
            1000 * of_hundred[94],
            1000 * of_hundred[98],
            self._papers / (seconds - self._writing),
        ]
        figures.append(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6)
        self._base = self._base or figures
        shown = [f"{figure:7.1f} ({figure / base:.2f})" for figure, base in zip(figures, self._base, strict=True)]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        names = ("p50 ms", "p95 ms", "p99 ms", "built papers/s", "MB on disk")
        _say(f"{name:14}" + "".join(f" {label}{value}" for label, value in zip(names, shown, strict=True)))
        _say(f"{'':14} peak memory so far {memory} MB")


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
    wanted = Wanted.by(query.expression)
    for hit in index.search(query).hits:
        snippet(hit.passage, wanted)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
