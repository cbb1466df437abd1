"""The gold set: pairs of a query and a text that it must find, or must not (Maßstab)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from search_index.document import Document
from search_index.entry import Entry
from search_index.memory_index import worth
from search_index.plan import plan_for
from search_index.query_language import parse


@dataclass(frozen=True, slots=True)
class Pair:
    query: str
    text: str
    found: bool

    def holds(self) -> bool:
        document = Document(key="1", parent="1", title="", text=self.text)
        plan = plan_for(parse(self.query, {}), lambda _: ())
        return (worth(Entry.of(document), document, plan) is not None) is self.found

    def __str__(self) -> str:
        return f"{self.query} {'+' if self.found else '-'} {self.text}"


def gold_pairs(name: str = "gold_pairs.txt") -> Iterator[Pair]:
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines():
        if match := re.fullmatch(r"([^#].*?) ([+-]) (.+)", line):
            for text in match[3].split(";"):
                yield Pair(match[1], text.strip(), found=match[2] == "+")
