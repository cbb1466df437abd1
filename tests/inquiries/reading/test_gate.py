"""The child process: what goes wrong in it never reaches the parent but as one sentence."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from inquiries.foundation.errors import Unreadable
from inquiries.reading import child, gate, read_paper

PAPER = b"1. Wie viele Radwege gibt es?"


def replaced_child(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(gate, "command", lambda _parliament: [sys.executable, "-c", program])


@pytest.mark.parametrize(
    "program",
    [
        "raise RuntimeError",
        "import os; os._exit(0)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "print('[')",
        "print('[]')",
        "print('{}')",
        "from inquiries.reading import child; child.limit(); bytearray(2 * child.MEMORY)",
        "from inquiries.reading import child; child.SECONDS = 1; child.limit()\nwhile True: pass",
    ],
)
def test_a_child_that_fails_becomes_one_sentence(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    replaced_child(monkeypatch, program)
    with pytest.raises(Unreadable, match=r"„a\.txt“ ließ sich nicht lesen: .* speichern Sie sie neu"):
        read_paper(PAPER, filename="a.txt")


def test_the_child_writes_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.touch()
    replaced_child(
        monkeypatch,
        f"from inquiries.reading import child; child.limit(); open({str(target)!r}, 'wb').write(b'x')",
    )
    with pytest.raises(Unreadable, match="ließ sich nicht lesen"):
        read_paper(PAPER, filename="a.txt")
    assert target.read_bytes() == b""


def test_a_child_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced_child(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(gate, "PATIENCE", 0.5)
    with pytest.raises(Unreadable, match="ließ sich nicht lesen"):
        read_paper(PAPER, filename="a.txt")


def test_the_child_knows_no_secret_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    assert set(gate.environment()) == {"PYTHONPATH", "LC_ALL"}


def test_the_child_runs_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_paper(PAPER, filename="a.txt").questions[0].text == "Wie viele Radwege gibt es?"


def test_threads_of_one_process_may_read_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        papers = list(pool.map(lambda _: read_paper(PAPER, filename="a.txt"), range(4)))
    assert len(set(papers)) == 1


def test_the_child_answers_on_stdout() -> None:
    done = subprocess.run(gate.command("MV"), input=PAPER, capture_output=True, check=True, env=gate.environment())
    assert json.loads(done.stdout)["paper"]["questions"][0]["label"] == "1"
    assert done.stderr == b""


def test_the_child_imports_neither_the_database_nor_what_it_does_not_need() -> None:
    program = "import sys, inquiries.reading.child; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=gate.environment())
    assert not {"sqlalchemy", "flask", "docx", "pdfplumber", "lxml"} & set(done.stdout.decode().split())


def test_a_refusal_passes_through_the_child() -> None:
    assert child.answer(b"", "MV") == {"refused": "Die Datei enthält keinen Text."}
