"""Reading many files at once: in order, in processes of their own, and none harms the next."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest

from inquiries.archive import reader_pool, reader_process
from inquiries.archive.files import MARKDOWN
from inquiries.archive.reader_pool import ReaderPool, Reading
from inquiries.archive.reader_process import read_in_child, serve
from inquiries.foundation.blobs import sha256_of
from inquiries.publication import WORD
from inquiries.reading.gate import environment
from tests.inquiries.archive.printed import write_text, write_word_file
from tests.inquiries.archive.shelves import PAPER

# Python 3.12 and later warn of threads beside a fork; the reading process itself has none
FORKING = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
DAMAGED = "beschädigt oder ungewöhnlich umfangreich"


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool("MV", readers=2) as pool:
        yield pool


def read(pool: ReaderPool, *files: Path) -> list[Reading]:
    return list(pool.read_all(files))


def test_papers_are_read_from_text_and_word_in_the_files_order(pool: ReaderPool, tmp_path: Path) -> None:
    text, word = write_text(tmp_path / "6-4820.md", PAPER), write_word_file(tmp_path / "6-4820.docx", PAPER)
    readings = read(pool, *[word, text] * 4)
    assert [reading.media_type for reading in readings] == [WORD, MARKDOWN] * 4
    assert readings[0].paper == PAPER
    assert readings[0].sha256 == sha256_of(word.read_bytes())
    assert readings[1].paper is not None
    assert readings[1].paper.number == "6/4820"


def test_each_file_that_cannot_be_read_gets_a_sentence_and_the_next_is_read(pool: ReaderPool, tmp_path: Path) -> None:
    files = {"leer.txt": b"", "kaputt.docx": b"PK\x03\x04 no archive", "kaputt.pdf": b"%PDF-1.7 no paper"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "groß.txt").touch()
    os.truncate(tmp_path / "groß.txt", reader_pool.LARGEST + 1)
    missing, good = tmp_path / "fehlt.txt", write_text(tmp_path / "6-4820.md", PAPER)
    os.mkfifo(tmp_path / "röhre.txt")  # whoever opened it would wait for ever
    *refused, last = read(pool, *(tmp_path / name for name in (*files, "groß.txt", "röhre.txt")), missing, good)
    assert last.paper is not None
    assert all(reading.paper is None and reading.refused.endswith(".") for reading in refused)
    assert "0 Bytes" in refused[0].refused
    assert "größer als 20 MB" in refused[3].refused
    assert all("keine Datei" in reading.refused for reading in refused[4:])


def test_a_file_that_cannot_be_opened_is_refused(pool: ReaderPool, tmp_path: Path) -> None:
    [reading] = read(pool, tmp_path / ("6" * 300))
    assert reading.refused.startswith("Die Datei lässt sich nicht öffnen (")


def test_a_process_that_was_killed_is_replaced_and_its_next_file_read(tmp_path: Path) -> None:
    file = write_text(tmp_path / "6-4820.md", PAPER)
    with ReaderPool("MV", readers=1) as pool:
        read(pool, file)
        process = pool._readers[0]._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert [reading.refused for reading in read(pool, file, file)] == ["", ""]
        pid = pool._readers[0]._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_process_that_never_answers_costs_its_file_alone(tmp_path: Path, monkeypatch) -> None:
    file = write_text(tmp_path / "6-4820.md", PAPER)
    with ReaderPool("MV", readers=1) as pool:
        read(pool, file)
        process = pool._readers[0]._process
        assert process is not None
        os.kill(process.pid, signal.SIGSTOP)
        monkeypatch.setattr(reader_pool, "PATIENCE", 0)
        monkeypatch.setattr(reader_pool, "GRACE", 0.1)
        [reading] = read(pool, file)
        assert DAMAGED in reading.refused
        monkeypatch.undo()
        assert read(pool, file)[0].paper is not None


def test_a_run_that_is_broken_off_ends_its_processes(tmp_path: Path) -> None:
    files = [write_text(tmp_path / f"6-{number}.md", PAPER) for number in range(1, 9)]
    with ReaderPool("MV", readers=2) as pool:
        next(pool.read_all(files * 20))
        processes = [reader._process for reader in pool._readers]
    assert all(process is None or process.returncode is not None for process in processes)


def endless(_content: bytes, _parliament: str) -> dict[str, object]:
    while True:
        time.sleep(0.01)


def wordy(_content: bytes, _parliament: str) -> dict[str, object]:
    return {"refused": "x" * 5000}


def halved(_content: bytes, _parliament: str) -> dict[str, object]:
    return {"refused": "\ud83d"}


GREEDY = """
from inquiries.archive import reader_process
reader_process.answer = lambda content, parliament: {"refused": "x" * 1024**3}
print(reader_process.read_in_child(b"x", "MV"))
"""


def test_a_child_that_wants_too_much_memory_gives_nothing() -> None:
    # in a process that measures no coverage: what is bound by the limits cannot write down what it ran
    done = subprocess.run([sys.executable, "-c", GREEDY], env=environment(), capture_output=True, check=True)
    assert done.stdout == b"b''\n"


@pytest.fixture
def unbound(monkeypatch) -> None:
    monkeypatch.setattr(reader_process, "limit", lambda: None)


@FORKING
@pytest.mark.usefixtures("unbound")
@pytest.mark.parametrize("child", [endless, wordy, halved])
def test_a_child_that_is_too_slow_or_too_wordy_or_splits_characters_gives_nothing(monkeypatch, child) -> None:
    monkeypatch.setattr(reader_process, "answer", child)
    monkeypatch.setattr(reader_process, "PATIENCE", 1)
    monkeypatch.setattr(reader_process, "LARGEST_ANSWER", 4000)
    assert read_in_child(b"x", "MV") == b""


@FORKING
@pytest.mark.usefixtures("unbound")
def test_files_are_answered_until_the_other_side_closes() -> None:
    ours, theirs = Pipe()
    for content in (b"Erika Beispiel fragt.", b"\x89PNG", b"   "):
        ours.send_bytes(content)
    with socket.socket(fileno=os.dup(ours.fileno())) as end:
        end.shutdown(socket.SHUT_WR)
    serve(theirs, "MV")
    assert ["paper" in json.loads(ours.recv_bytes()) for _ in range(3)] == [True, False, False]
    ours.close()
    theirs.close()
