"""How the product speaks with its databases: SQLite's manners, and which transactions write (Datenbankverbindung)."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

WRITES = "writes"  # the execution option of a connection that is going to write
BUSY_MILLISECONDS = 15_000

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL loses acknowledged commits in a power cut
    "foreign_keys = ON",
    f"busy_timeout = {BUSY_MILLISECONDS}",
)


def prepare(engine: Engine) -> Engine:
    """Give an engine the product's manners and return it. PostgreSQL needs none."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """Return the same engine for transactions that write: SQLite then takes its write lock at their beginning."""
    return engine.execution_options(**{WRITES: True})


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
