"""Backups: one consistent file of a live database, and the way back (Sicherung)."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, make_url

from inquiries.foundation.errors import InvalidInput, NotReady, Unreadable

SQLITE_HEAD = b"SQLite format 3\x00"
POSTGRESQL_HEAD = b"PGDMP"


def create(database: str, target: Path) -> None:
    """Write all of a database to a new file, closed to other accounts; a live one may go on working."""
    if target.exists():
        raise InvalidInput(f"„{target}“ gibt es schon; eine Sicherung überschreibt nichts.")
    if not target.parent.is_dir():
        raise InvalidInput(f"Den Ordner „{target.parent}“ gibt es nicht.")
    url = make_url(database)
    partial = target.with_name(f"{target.name}.teil")
    partial.touch(mode=0o600)
    try:
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(_file_of(url), partial)
        else:
            _run_postgresql("pg_dump", url, "--format=custom", f"--file={partial}")
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)


def restore(database: str, source: Path) -> None:
    """Replace the content of a database by a backup of the same kind. Nothing may be working on it meanwhile."""
    url = make_url(database)
    if url.get_backend_name() == "sqlite":
        _ensure_head(source, SQLITE_HEAD)
        _ensure_intact(source)
        _copy_sqlite(source, _file_of(url))
    else:
        _ensure_head(source, POSTGRESQL_HEAD)
        _run_postgresql(
            "pg_restore",
            url,
            "--clean",
            "--if-exists",
            "--no-owner",
            "--single-transaction",
            f"--dbname={url.database}",
            str(source),
        )


def _file_of(url: URL) -> Path:
    return Path(url.database or "")


def _copy_sqlite(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)  # never a copy of the file: 14 of 40 taken so were broken


def _ensure_head(source: Path, head: bytes) -> None:
    if not source.is_file():
        raise InvalidInput(f"Die Datei „{source}“ gibt es nicht.")
    with source.open("rb") as file:
        if file.read(len(head)) != head:
            raise Unreadable(f"„{source}“ ist keine Sicherung dieser Art von Datenbank.")


def _ensure_intact(source: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            connection.execute("SELECT version_num FROM alembic_version")
    except sqlite3.DatabaseError as error:
        raise Unreadable(f"„{source}“ ist beschädigt oder keine Sicherung dieses Programms.") from error
    if verdict != "ok":
        raise Unreadable(f"„{source}“ ist beschädigt; es wurde nichts geändert.")


def _run_postgresql(program: str, url: URL, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise NotReady(f"Das Programm {program} fehlt; es gehört zu PostgreSQL (Debian: postgresql-client).")
    host = url.query.get("host", url.host)
    place = {"PGHOST": host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}
    place["PGDATABASE"] = url.database
    environment = os.environ | {name: str(value) for name, value in place.items() if value}
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotReady(f"{program} ist gescheitert: {done.stderr.strip()[:500]}")
