"""`flask papers import`: an archive comes in, again and again, even after a kill."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import create_engine, text

from app import search
from app.cli import archive_import
from app.config import Settings
from app.extensions import db
from app.worker import HANDLERS, drain
from inquiries.foundation.permissions import Role
from inquiries.publication import count_papers
from tests.app.conftest import AddPerson
from tests.inquiries.archive.printed import write_text, write_word_file
from tests.inquiries.archive.shelves import PAPER

ROOT = Path(__file__).parents[3]
PATIENCE = 120  # seconds
Import = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Import:
    return lambda *words: app.test_cli_runner().invoke(args=["papers", "import", *map(str, words)])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    (folder / "2015").mkdir(parents=True)
    write_word_file(folder / "2015" / "6-4820.docx", PAPER)
    write_text(folder / "2015" / "6-4821.md", replace(PAPER, number="6/4821"))
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.7 no paper")
    (folder / "Thumbs.db").touch()
    return folder


def test_a_folder_becomes_published_papers_and_a_second_run_changes_nothing(run: Import, archive: Path) -> None:
    report = json.loads(run(archive, "--json").stdout)
    assert (report["created"], report["updated"], report["unchanged"]) == (2, 0, 0)
    assert [refused["file"] for refused in report["refused"]] == [str(archive / "kaputt.pdf")]
    assert [finding["code"] for finding in report["findings"]] == ["new-member", "passed-over"]
    again = run(archive, "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["unchanged"] == 2


def test_what_came_in_is_found_by_the_public(run: Import, archive: Path, app: Flask) -> None:
    run(archive)
    with app.app_context():
        assert drain(HANDLERS) == 1
        assert search.public_index().status().documents == 2


def test_a_person_reads_counts_reasons_and_what_struck(run: Import, archive: Path) -> None:
    counts, refused, *findings = run(archive, archive / "2015" / "6-4820.docx").stdout.splitlines()
    assert counts == "neu: 2, geändert: 0, unverändert: 0, abgelehnt: 1"
    assert refused.startswith(f"{archive / 'kaputt.pdf'}: Die ")
    assert [line.split(":")[0].split() for line in findings] == [["1", "×", "new-member"], ["1", "×", "passed-over"]]


def test_progress_is_a_line_every_so_many_files_on_stderr(run: Import, archive: Path, monkeypatch) -> None:
    monkeypatch.setattr(archive_import, "LINE_EVERY", 2)
    assert run(archive).stderr == "2 von 3 Dateien gelesen.\n"


def test_when_nothing_can_be_taken_the_command_says_so_by_its_status(run: Import, archive: Path) -> None:
    assert run(archive / "kaputt.pdf").exit_code == 1
    (archive / "leer").mkdir()
    assert run(archive / "leer").exit_code == 2
    assert run(archive / "nirgends").exit_code == 2
    assert run(archive, "--parliament", "XX").exit_code == 2


def test_only_who_publishes_papers_may_import(run: Import, archive: Path, app: Flask, add_person: AddPerson) -> None:
    add_person("mitglied", Role.MEMBER)
    add_person("landtag", Role.CLERK)
    refused = run(archive, "--as", "mitglied")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Ihnen fehlt das Recht" in refused.stderr
    with app.app_context():
        assert count_papers(db.session()) == 0
    assert run(archive, "--as", "landtag").exit_code == 0


def command(settings: Settings, folder: Path) -> tuple[list[str], dict[str, str]]:
    environment = {
        **os.environ,
        "FRAGERECHT_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url,
        "SECRET_KEY": settings.secret_key,
    }
    return [sys.executable, "-m", "flask", "papers", "import", str(folder), "--json"], environment


def test_after_kill_9_the_next_run_brings_in_the_rest_and_nothing_twice(settings: Settings, tmp_path: Path) -> None:
    settings.prepare_home()
    (tmp_path / "many").mkdir()
    for serial in range(1, 151):
        write_text(tmp_path / "many" / f"6-{serial}.md", replace(PAPER, number=f"6/{serial}"))
    words, environment = command(settings, tmp_path / "many")
    engine = create_engine(settings.database_url)

    def count() -> int:
        with engine.connect() as connection:
            return connection.scalar(text("SELECT count(*) FROM printed_papers")) or 0

    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE
    while not count() and time.monotonic() < until and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    came_in = count()
    assert came_in >= archive_import.CHUNK
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=PATIENCE)
    report = json.loads(done.stdout)
    assert (report["created"], report["unchanged"], report["refused"]) == (150 - came_in, came_in, [])
    assert count() == 150
    engine.dispose()


def test_on_a_terminal_a_bar_shows_the_progress(settings: Settings, archive: Path) -> None:
    settings.prepare_home()
    words, environment = command(settings, archive)
    ours, theirs = pty.openpty()
    done = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=theirs, check=True)
    assert json.loads(done.stdout)["created"] == 2
    assert "Drucksachen" in os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)
