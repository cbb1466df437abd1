"""What records say in whole sentences is German that a teacher would sign: more than 300 golden ones."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from answers.drafting.phrases import Phrase, standard
from answers.drafting.sentences import sentences_of
from answers.drafting.template_check import Fit, ensure_usable
from answers.records.kinds import RecordKind
from answers.records.record import Record
from answers.records.schema import record_errors

SENTENCES = Path(__file__).with_name("data") / "sentences"
AROUND = {"after": "", "introduced": False, "another": False, "upcoming": False}
LEAST = 300


def golden_sentences() -> Iterator[tuple[Phrase, Record, dict[str, Any], str]]:
    """Yield phrase, record, what surrounds the sentence, and what it says."""
    for file in sorted(SENTENCES.glob("*.toml")):
        for item in tomllib.loads(file.read_text("utf-8"))["sentence"]:
            kind = RecordKind[item.get("kind", file.stem).upper()]
            ministry = item.get("ministry", "Ministerium für Arbeit, Gleichstellung und Soziales")
            record = Record("muster", kind, "Muster", ministry, item["facts"])
            yield phrase_of(kind, item), record, AROUND | item.get("around", {}), item["says"]


def phrase_of(kind: RecordKind, item: dict[str, Any]) -> Phrase:
    """Return a phrase of the product, or a ministry's own wording, checked as such wording is."""
    if "phrase" in item:
        phrase = standard().find(kind, item["phrase"])
        assert phrase is not None
        return phrase
    fit = Fit(kind, tuple(item["facts"]))
    return Phrase(kind, "own", ("state",), text=ensure_usable(item["template"], fit, name="own"), needs=fit.needs)


@pytest.mark.parametrize(
    ("phrase", "record", "around", "says"), list(golden_sentences()), ids=lambda value: getattr(value, "name", None)
)
def test_a_record_says_what_it_holds_in_german(
    phrase: Phrase, record: Record, around: dict[str, Any], says: str
) -> None:
    assert record_errors(record.to_json()) == []
    assert phrase.fits(record)
    sentences = sentences_of(phrase, record, **around)
    assert "\n\n".join(sentence.text for sentence in sentences) == says
    assert all(sentence.citations for sentence in sentences)


def test_there_are_enough_golden_sentences_and_each_phrase_has_one() -> None:
    every = list(golden_sentences())
    assert len({says for *_, says in every}) >= LEAST
    unsaid = {(each.kind, each.name) for each in standard().phrases if each.text} - {
        (each.kind, each.name) for each, *_ in every
    }
    assert unsaid == set()


def test_a_column_of_numbers_has_as_many_decimals_in_each_cell_and_a_hole_says_so() -> None:
    columns = [{"name": "Strecke"}, {"name": "Länge", "unit": "Kilometer"}, {"name": "Brücken"}]
    rows = [["B 96", 12.25, 1200], ["L 22", 7, None], ["K 3", None, 4]]
    record = Record("m", RecordKind.DATA_TABLE, "Muster", "SM", {"columns": columns, "rows": rows})
    phrase = standard().find(RecordKind.DATA_TABLE, "counts")
    assert phrase is not None
    assert sentences_of(phrase, record)[-1].text.splitlines() == [
        "| Strecke | Länge in Kilometern | Brücken |",
        "| --- | ---: | ---: |",
        "| B 96 | 12,25 | 1.200 |",
        "| L 22 | 7,00 | k. A. |",
        "| K 3 | k. A. | 4 |",
    ]


def test_a_sentence_depends_on_nothing_that_it_does_not_cite() -> None:
    for phrase, record, around, _ in golden_sentences():
        said = sentences_of(phrase, record, **around)
        cited = {citation.field for sentence in said for citation in sentence.citations}
        others = {name: value for name, value in record.facts.items() if name in cited}
        bare = replace(record, facts=others, title="Anders" if "title" not in cited else record.title)
        bare = bare if "ministry" in cited else replace(bare, ministry="Anderes Ministerium")
        assert [each.text for each in sentences_of(phrase, bare, **around)] == [each.text for each in said]
