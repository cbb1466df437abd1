"""Hints at personal data and markings, measured on labelled snippets; a third of them nobody tunes on."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from answers.checks.markings import marks_in
from answers.checks.personal_data import is_iban, personal_data
from answers.markup import plain_text
from app.config import ROOT
from inquiries.reading.child import answer

DATA = Path(__file__).parent.parent / "data"
LETTERS_A_PAGE = 2_500
LEAST_RECALL = 0.95
SEED = ROOT / "app" / "demo" / "data" / "kleine-anfrage-ritter.md"


@dataclass(frozen=True)
class Snippet:
    text: str
    kinds: frozenset[str]

    @property
    def found(self) -> frozenset[str]:
        marks = {"marking" if mark.is_marking else "mention" for mark in marks_in(self.text)}
        return frozenset(hint.kind for hint in personal_data(self.text)) | marks


def snippets(name: str) -> list[Snippet]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Snippet(text, frozenset(kinds.split(",")) - {"-"}) for kinds, text in pairs]


def test_there_are_more_than_300_snippets_and_a_third_is_held_out() -> None:
    tuned, held_out = snippets("hints_tuned.txt"), snippets("hints_held_out.txt")
    assert len(tuned) + len(held_out) >= 300
    assert 3 * len(held_out) >= len(tuned) + len(held_out) - 3
    assert not {each.text for each in tuned} & {each.text for each in held_out}


@pytest.mark.parametrize("name", ["hints_tuned.txt", "hints_held_out.txt"])
def test_at_least_95_of_100_are_noticed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    labelled = snippets(name)
    wanted = sum(len(each.kinds) for each in labelled)
    noticed = sum(len(each.kinds & each.found) for each in labelled)
    alarms = sum(len(each.found - each.kinds) for each in labelled)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{name}: {len(labelled)} snippets, recall {noticed}/{wanted} = {noticed / wanted:.3f}, "
            f"false alarms {alarms}\n"
        )
    assert noticed >= LEAST_RECALL * wanted


def test_an_ordinary_page_raises_at_most_one_false_alarm(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [(DATA / "ordinary_pages.md").read_text("utf-8"), seed_answer(), *read_answers()]
    alarms = [hint.words for page in pages for hint in personal_data(page)]
    marks = [mark.grade for page in pages for mark in marks_in(page)]
    count = sum(map(len, pages)) / LETTERS_A_PAGE
    with capsys.disabled():
        sys.stdout.write(f"\n{count:.1f} ordinary pages: {len(alarms)} false alarms, {len(marks)} false markings\n")
    assert len(alarms) <= count
    assert marks == []


def read_answers() -> list[str]:
    """Return the answers of the papers that the reading is tested with: nobody wrote them for this."""
    files = sorted((ROOT / "tests" / "inquiries" / "reading" / "papers").glob("*.json"))
    texts = {plain_text(each["text"]) for file in files for each in json.loads(file.read_text())["answers"]}
    return sorted(texts)


def seed_answer() -> str:
    paper = answer(SEED.read_bytes(), "MV")["paper"]
    return "\n".join(plain_text(each["text"]) for each in paper["answers"])


def test_a_member_named_in_full_is_public() -> None:
    assert personal_data("Peter Ritter fragte nach.", frozenset({"Peter Ritter"})) == []
    assert [hint.words for hint in personal_data("Peter Ritter fragte nach.")] == ["Peter Ritter"]


@pytest.mark.parametrize(
    ("number", "valid"),
    [("DE89 3704 0044 0532 0130 00", True), ("DE88 3704 0044 0532 0130 00", False), ("DE89 3704", False)],
)
def test_an_iban_is_one_by_its_check_digits(number: str, valid: bool) -> None:
    assert is_iban(number) is valid
    assert bool(personal_data(f"Konto {number} belastet.")) is valid


def test_words_are_found_where_they_stand() -> None:
    text = "Zuerst nichts. Dann Frau Sabine Kröger, Tel. 0385 5550123."
    found = personal_data(text)
    assert [(hint.kind, hint.words) for hint in found] == [("name", "Sabine Kröger"), ("phone", "0385 5550123")]
    assert all(text[hint.start :].startswith(hint.words) for hint in found)
