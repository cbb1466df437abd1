"""Own wording at the command line: checked, exported, taken over."""

import json
from pathlib import Path

import pytest

from tests.app.demonstration import Installation

GOOD = '[[wording]]\nkind = "event"\nname = "place"\ntext = "Ort war {{ r.place }}."\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "formulierungen.toml"
    file.write_text(GOOD, "utf-8")
    return file


def test_a_file_is_checked_without_taking_anything_over(house: Installation, file: Path) -> None:
    assert house.flask("phrases", "check", str(file)).stdout == "verwendbar: 1\n"
    report = json.loads(house.flask("phrases", "check", str(file), "--json").stdout)
    assert report == {"usable": [{"kind": "event", "name": "place"}]}
    assert "[[wording]]" not in house.flask("phrases", "export", "--as", "referat").stdout


def test_what_one_ministry_exports_another_takes_over(house: Installation, file: Path) -> None:
    assert house.flask("phrases", "import", str(file), "--as", "referat").stdout == "geändert: 1\n"
    exported = house.flask("phrases", "export", "--as", "referat").stdout
    file.write_text(exported, "utf-8")
    report = house.flask("phrases", "import", str(file), "--as", "referat-im", "--json")
    assert json.loads(report.stdout) == {"changed": [{"kind": "event", "name": "place"}]}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(GOOD.replace("r.place", "r.x").encode(), "Zeile 1: Eine Angabe „x“"), (b"\xff\xfe\xfa", "kein Text in UTF-8")],
)
def test_a_fault_is_told_and_nothing_taken_over(house: Installation, file: Path, content: bytes, sentence: str) -> None:
    file.write_bytes(content)
    for command in (["check", str(file)], ["import", str(file), "--as", "referat"]):
        result = house.flask("phrases", *command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert sentence in result.stderr
