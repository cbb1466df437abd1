"""How long a draft from many linked records takes, beside the same templates rendered without citing (Entwurfsdauer).

python -m tests.benchmarks.drafting --records 200 --questions 10
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import Environment

from answers.drafting import wording
from answers.drafting.draft import Draft
from answers.drafting.phrases import standard
from answers.drafting.propose import DraftQuestion, propose
from answers.drafting.sandbox import types_of
from answers.records.partial_date import PartialDate
from answers.records.record import Record
from tests.answers.drafting.cases import SEED_QUESTIONS, TODAY, pool

RUNS = 7
OTHERS = (
    "Welche Maßnahmen zum Wolf hat die Landesregierung ergriffen?",
    "Wie viele Personen nahmen an der Veranstaltung teil?",
    "Welche Kosten sind dafür entstanden?",
    "Wer ist an der Projektgruppe beteiligt?",
    "Wie hat der Landtag zur Bahn entschieden?",
    "Wo fand der Fachtag statt?",
    "Wie viele Lehrkräfte gibt es an den Schularten?",
    "Aus welchen Gründen wird die Leitlinie fortgeschrieben?",
)


def main() -> None:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(description="time of a draft")
    parser.add_argument("--records", type=int, default=200)
    parser.add_argument("--questions", type=int, default=10)
    options = parser.parse_args()
    records, questions = many_records(options.records), many_questions(options.questions)
    draft, ours = timed(lambda: propose(questions, records, today=TODAY))
    plain = plain_renderer()
    sentences, theirs = timed(lambda: plain(records))
    figures = {
        "records": len(records),
        "questions": len(questions),
        "cited_sentences": count_of(draft),
        "draft_ms": round(ours * 1000, 1),
        "plain_sentences": len(sentences),
        "plain_ms": round(theirs * 1000, 1),
        "ratio": round(ours / theirs, 2),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def many_records(count: int) -> list[Record]:
    """Return so many records of all kinds: the tests' own, over and over under new keys and titles."""
    known = list(pool().values())
    rounds = (known[place % len(known)] for place in range(count))
    return [
        replace(record, key=f"{record.key}-{place}", title=f"{record.title} {place}")
        for place, record in enumerate(rounds)
    ]


def many_questions(count: int) -> list[DraftQuestion]:
    """Return so many questions."""
    texts = [*(question.text for question in SEED_QUESTIONS), *OTHERS]
    return [DraftQuestion(str(place + 1), texts[place % len(texts)]) for place in range(count)]


def count_of(draft: Draft) -> int:
    """Count the sentences of a draft, those offered included."""
    return len(list(draft.sentences())) + len(draft.offered)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what the work gives and the median of its times, the first run left out."""
    result, times = work(), []
    for _ in range(RUNS):
        begun = time.process_time()
        result = work()
        times.append(time.process_time() - begun)
    return result, statistics.median(times)


def plain_renderer() -> Callable[[Sequence[Record]], list[str]]:
    """Return what a programmer builds in an hour: each template over each record that fits, no sandbox, no citation."""
    environment = Environment(autoescape=False)  # noqa: S701 – the product's own templates, as plain text
    environment.filters.update(wording.filters())
    templates = [(phrase, environment.from_string(phrase.text)) for phrase in standard().phrases if phrase.text]

    def render(records: Sequence[Record]) -> list[str]:
        around = {"after": "", "introduced": False, "another": False, "upcoming": False}
        return [
            template.render(r=values_of(record), **around)
            for record in records
            for phrase, template in templates
            if phrase.fits(record)
        ]

    return render


def values_of(record: Record) -> dict[str, Any]:
    """Return a record's fields for a template."""
    return {name: value_of(record, name, kind) for name, kind in types_of(record.kind).items()}


def value_of(record: Record, name: str, kind: str) -> Any:
    """Return a field as the product's view gives it."""
    value = record.value_of(name)
    is_date = kind in {"date", "date_or_open"} and value not in (None, "open")
    return PartialDate.parse(value) if is_date else value


if __name__ == "__main__":
    main()
