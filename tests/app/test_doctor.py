"""Whether an installation is well, its audit trail untouched, its backup whole."""

import json
import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, select, text, update

from app import schema, search, worker
from app.cli import serve
from app.config import LOGINS_FILE, described
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation import audit, blobs, outbox
from inquiries.foundation.actor import Actor
from inquiries.foundation.errors import NotReady


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=list(arguments))


@pytest.fixture
def installed(app: Flask) -> Flask:
    """Return an application whose database is marked as migrated, with an entry in its trail."""
    with app.app_context():
        with db.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": schema.needed()})
        with unit_of_work() as session:
            audit.record(session, Actor.system(), "test.done", realm=audit.Realm.PARLIAMENT)
            blobs.store(session, b"Text", media_type="text/plain")
        search.heal()
        worker.heartbeat().touch()
    yield app
    with app.app_context(), db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")


def findings(app: Flask) -> dict[str, str]:
    return {each["subject"]: each["level"] for each in json.loads(run(app, "doctor", "--json").stdout)}


def test_a_good_installation_is_well(installed: Flask) -> None:
    result = run(installed, "doctor")
    assert result.exit_code == 0, result.output
    assert all(line.startswith("gut") for line in result.stdout.splitlines())


def test_a_database_without_migrations_is_named(app: Flask) -> None:
    result = run(app, "doctor")
    assert result.exit_code == 1
    assert "flask db upgrade" in result.stdout


def test_a_silent_worker_and_a_stuck_message_are_named(installed: Flask) -> None:
    with installed.app_context(), unit_of_work() as session:
        os.utime(worker.heartbeat(), (0, 0))
        message = outbox.enqueue(session, "test")
        session.flush()
        outbox.postpone(message, ValueError())
    found = findings(installed)
    assert (found["Hintergrunddienst"], found["Postausgang"]) == ("Hinweis", "FEHLER")


def test_an_empty_database_is_said_not_to_be_checkable(app: Flask, tmp_path: Path) -> None:
    if app.extensions["fragerecht"].database_url.startswith("sqlite"):
        (tmp_path / "test.sqlite").write_bytes(b"")
        result = run(app, "doctor")
        assert "Ohne lesbare Datenbank nicht zu prüfen" in result.stdout


@pytest.mark.parametrize("flag", [(), ("--json",)])
def test_the_doctor_explains_every_setting(app: Flask, flag: tuple[str, ...]) -> None:
    text = run(app, "doctor", "--settings", *flag).stdout
    assert all(name in text for name, _, _ in described())


def test_a_touched_trail_is_noticed_at_the_command_line(installed: Flask) -> None:
    assert run(installed, "audit", "verify").exit_code == 0
    with installed.app_context(), unit_of_work() as session:
        session.execute(update(audit.AuditHead).values(entries=7))
    result = run(installed, "audit", "verify")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Siegel" in result.stderr


def test_a_backup_brings_everything_back(installed: Flask, tmp_path: Path) -> None:
    file = tmp_path / "sicherung"
    assert run(installed, "backup", "create", str(file)).exit_code == 0
    assert file.stat().st_mode & 0o077 == 0
    with installed.app_context(), unit_of_work() as session:
        session.execute(delete(blobs.Blob))
    assert run(installed, "backup", "restore", str(file)).exit_code == 1  # there is something to lose
    result = run(installed, "backup", "restore", str(file), "--yes")
    assert result.exit_code == 0, result.output
    assert run(installed, "doctor").exit_code == 0
    with installed.app_context():
        assert db.session.scalar(select(blobs.Blob.size)) == 4


def test_a_backup_overwrites_nothing(installed: Flask, tmp_path: Path) -> None:
    (tmp_path / "da").touch()
    assert run(installed, "backup", "create", str(tmp_path / "da")).exit_code == 2
    assert run(installed, "backup", "create", str(tmp_path / "ohne" / "ordner")).exit_code == 2


def test_what_is_no_backup_is_refused(installed: Flask, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_bytes(b"SQLite format 3\x00 or so, but broken" * 100)
    for file in (wrong, tmp_path / "missing"):
        assert run(installed, "backup", "restore", str(file), "--yes").exit_code == 2
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE other (id)")
    other.close()
    assert run(installed, "backup", "restore", str(tmp_path / "other.sqlite"), "--yes").exit_code == 2
    assert findings(installed)["Protokoll"]


def test_the_demonstration_tells_its_address_and_logins(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    with app.app_context():
        serve._announce("http://127.0.0.1:8000")
        (app.extensions["fragerecht"].home / LOGINS_FILE).write_text('{"e.beispiel": "geheim"}')
        serve._announce("http://127.0.0.1:8001")
    shown = capsys.readouterr()
    assert shown.out == "http://127.0.0.1:8000/\nhttp://127.0.0.1:8001/\n"
    assert shown.err.split() == ["e.beispiel", "geheim"]


def test_a_taken_port_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve.socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(serve, "FIRST_PORT", taken.getsockname()[1])
        monkeypatch.setattr(serve, "PORTS_TRIED", 1)
        with pytest.raises(NotReady, match="kein Port frei"):
            serve._free_port()
