"""Papers in text form, one a pattern: each file in `papers/` stands beside what it says."""

import json
from pathlib import Path

import pytest

from inquiries.parsed_paper import ParsedPaper
from inquiries.reading import read_paper
from inquiries.reading.child import answer
from inquiries.reading.findings import catalogue

PAPERS = sorted(path for path in (Path(__file__).parent / "papers").iterdir() if path.suffix != ".json")


def expected(path: Path) -> object:
    return json.loads(path.with_name(f"{path.name}.json").read_text("utf-8"))


def test_every_pattern_has_its_paper() -> None:
    assert len(PAPERS) >= 60


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_a_paper_is_read_as_it_is_meant(path: Path) -> None:
    assert ParsedPaper.from_json(answer(path.read_bytes(), "MV")["paper"]).to_json() == expected(path)


def test_the_child_process_reads_the_same() -> None:
    path = PAPERS[0]
    assert read_paper(path.read_bytes(), filename=path.name).to_json() == expected(path)


def test_every_finding_a_paper_raises_is_in_the_catalogue() -> None:
    codes = {finding["code"] for path in PAPERS for finding in expected(path)["findings"]}
    assert len(codes) >= 20
    assert codes <= catalogue().keys()
