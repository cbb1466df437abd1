"""Searches with judged hits over an own corpus: recall@10 and nDCG@10, beside plain Snowball stems."""

import math
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import Stemmer

from search_index.document import Document
from search_index.index import SearchIndex
from search_index.query import Query
from search_index.query_language import parse

FIRST = 10
_PAPER = re.compile(r"(\d+) \| (.+?) \| (.+)")
_SEARCH = re.compile(r"\? (.+?) = (.+)")
_WORD = re.compile(r"\w+")

Answer = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A search with the papers that are wanted: 2 for the best ones, 1 for others."""

    text: str
    worth: dict[str, int]

    def recall(self, found: Sequence[str]) -> float:
        return len(self.worth.keys() & set(found[:FIRST])) / len(self.worth)

    def ndcg(self, found: Sequence[str]) -> float:
        gained = sum(self.worth.get(number, 0) / math.log2(place + 2) for place, number in enumerate(found[:FIRST]))
        ideal = sorted(self.worth.values(), reverse=True)
        return gained / sum(worth / math.log2(place + 2) for place, worth in enumerate(ideal))


@cache
def corpus() -> list[Document]:
    return [Document(number, number, title, text) for number, title, text in _matches(_PAPER)]


@cache
def searches() -> list[Judged]:
    return [
        Judged(text, {each.rstrip("!"): 2 if each.endswith("!") else 1 for each in wanted.split()})
        for text, wanted in _matches(_SEARCH)
    ]


def _matches(pattern: re.Pattern[str]) -> Iterator[tuple[str, ...]]:
    for line in Path(__file__).with_name("gold_searches.txt").read_text("utf-8").splitlines():
        if match := pattern.fullmatch(line):
            yield match.groups()


def snowball() -> Answer:
    """Return what plain stems find: all words must stand there, more occurrences come first."""
    stem = Stemmer.Stemmer("german").stemWord
    papers = {
        each.parent: [stem(word.lower()) for word in _WORD.findall(f"{each.title} {each.text}")] for each in corpus()
    }

    def answer(text: str) -> Sequence[str]:
        either = [[stem(word.lower()) for word in _WORD.findall(part)] for part in text.split(" ODER ")]
        worth = {
            number: sum(words.count(stem) for stems in either for stem in stems)
            for number, words in papers.items()
            if any(all(stem in words for stem in stems) for stems in either)
        }
        return sorted(worth, key=lambda number: -worth[number])

    return answer


def measure(answer: Answer) -> tuple[float, float, list[str]]:
    found = {each.text: answer(each.text) for each in searches()}
    recall = sum(each.recall(found[each.text]) for each in searches()) / len(searches())
    ndcg = sum(each.ndcg(found[each.text]) for each in searches()) / len(searches())
    return recall, ndcg, [each.text for each in searches() if each.recall(found[each.text]) < 1]


def test_the_wanted_papers_are_among_the_first_ten(index: SearchIndex, capsys: pytest.CaptureFixture[str]) -> None:
    index.rebuild(corpus())
    recall, ndcg, missed = measure(
        lambda text: [hit.parent for hit in index.search(Query(parse(text, {}), limit=FIRST)).hits]
    )
    plain_recall, plain_ndcg, _ = measure(snowball())
    figures = f"recall@10 {recall:.3f} (Snowball {plain_recall:.3f}), nDCG@10 {ndcg:.3f} (Snowball {plain_ndcg:.3f})"
    with capsys.disabled():
        sys.stdout.write(f"\n{index.status().engine}: {len(searches())} searches, {figures} {missed or ''}\n")
    assert len(searches()) >= 60
    assert recall >= 0.9
    assert ndcg >= 0.9
    assert recall > plain_recall
    assert ndcg > plain_ndcg
