"""The marking of a classified document stops, the mention of a grade is asked about; measured on labelled texts."""

import sys
from pathlib import Path

import pytest

from answers.checks import ANSWERABLE, check_answer
from answers.checks.markings import marks_in
from answers.drafting.draft import Draft, Paragraph, Passage, Seen, Sentence
from inquiries.parsed_paper import PaperQuestion

DATA = Path(__file__).parent.parent / "data"
LEAST = 0.95
MENTION = "Das Papier wurde als VS-NfD eingestuft."


def labelled(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(kind, text) for kind, text in pairs]


def kind_of(text: str) -> str:
    kinds = {"marking" if mark.is_marking else "mention" for mark in marks_in(text)}
    return "marking" if "marking" in kinds else "".join(kinds) or "-"


def findings(text: str, *seen: Seen) -> list[tuple[str, bool]]:
    draft = Draft((Passage(("1",), (Paragraph((Sentence(text),)),)),), seen=seen)
    return [(each.code, each.stops) for each in check_answer((PaperQuestion("1", "Wer?"),), draft)]


@pytest.mark.parametrize("name", ["markings_tuned.txt", "markings_held_out.txt"])
def test_markings_and_mentions_are_told_apart(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = labelled(name)
    wrong = [(kind, text) for kind, text in pairs if kind_of(text) != kind]
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {len(pairs) - len(wrong)} of {len(pairs)} told apart {wrong or ''}\n")
    assert len(pairs) - len(wrong) >= LEAST * len(pairs)


def test_there_are_at_least_40_markings_and_mentions() -> None:
    kinds = [kind for name in ("markings_tuned.txt", "markings_held_out.txt") for kind, _ in labelled(name)]
    assert min(kinds.count("marking"), kinds.count("mention")) >= 40


def test_a_mention_stops_until_a_reason_is_given_for_this_very_sentence() -> None:
    assert findings(MENTION) == [("mention", True)]
    assert "mention" in ANSWERABLE
    reason = Seen("mention", MENTION, "Nur die Tatsache der Einstufung wird genannt.")
    assert findings(MENTION, reason) == [("mention", False)]
    assert findings(f"{MENTION} Auch Anlage 2 ist VS-NfD.", reason) == [("mention", True), ("mention", False)]


def test_a_marking_stops_whatever_the_reason() -> None:
    seen = Seen("marking", "VS-NfD", "Egal.")
    assert findings("VS-NfD", seen) == [("marking", True)]
    assert "marking" not in ANSWERABLE


def test_a_long_sentence_is_asked_about_by_its_beginning() -> None:
    [mark] = marks_in(f"Das Papier ist VS-NfD{', wie alle anderen auch' * 9}.")
    assert len(mark.sentence) <= 120
    assert mark.sentence.endswith(" …")
