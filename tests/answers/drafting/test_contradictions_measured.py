"""How often a warning of a contradiction is right, and how many are given: on labelled pairs, a part held out."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from answers.drafting.contradictions import Published, contradictions
from answers.drafting.draft import Draft, Paragraph, Passage
from answers.drafting.phrases import standard
from answers.drafting.sentences import sentences_of
from answers.records.kinds import RecordKind
from answers.records.record import Record

DATA = Path(__file__).with_name("data")
FILES = ("contradictions_tuned.toml", "contradictions_held_out.toml")
LEAST_PRECISION, LEAST_RECALL, LEAST_PAIRS = 0.9, 0.85, 60
AROUND = {"after": "", "introduced": False, "another": False, "upcoming": False}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"))


def is_told(data: dict[str, Any], pair: dict[str, Any]) -> bool:
    """Tell whether a draft of what the record says is warned of the earlier answer."""
    held = data["records"][pair["record"]]
    kind = RecordKind[held["kind"].upper()]
    record = Record(pair["record"], kind, held["title"], "Ministerium für Inneres und Sport", held["facts"])
    phrase = standard().find(kind, pair["phrase"])
    assert phrase is not None
    sentences = sentences_of(phrase, record, **AROUND)
    draft = Draft((Passage(("1",), (Paragraph(tuple(sentences)),)),))
    return bool(contradictions(draft, [record], [Published("6/812", pair["asked"], pair["earlier"], "/drs/6/812")]))


def test_there_are_enough_pairs_of_both_sorts() -> None:
    labels = [pair["contradicts"] for name in FILES for pair in read(name)["pair"]]
    assert min(labels.count(True), labels.count(False)) >= LEAST_PAIRS


@pytest.mark.parametrize("name", FILES)
def test_nine_of_ten_warnings_are_right(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = read(name)
    found = [(is_told(data, pair), pair["contradicts"], pair["earlier"]) for pair in data["pair"]]
    right = sum(told and true for told, true, _ in found)
    told, true = sum(each[0] for each in found), sum(each[1] for each in found)
    wrong = [text for told, true, text in found if told != true]
    with capsys.disabled():
        sys.stdout.write(
            f"\n{name}: {len(found)} pairs, precision {right}/{told} = {right / told:.2f}, "
            f"recall {right}/{true} = {right / true:.2f} {wrong or ''}\n"
        )
    assert right >= LEAST_PRECISION * told
    assert right >= LEAST_RECALL * true
