"""How Alembic reaches the application's database (Migrationen)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Enum, TypeDecorator

from app.database import writing
from app.extensions import db
from inquiries.foundation.database import Base


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write the product's own types as the plain ones behind them: a migration must outlive the code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"  # a new member needs no migration
    return False


@contextmanager
def without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Let SQLite copy a table that others refer to, and look for broken references before anything is kept."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")  # has no effect within a transaction
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def ensure_references(connection: Connection) -> None:
    """Raise, so that the migration leaves nothing behind, where a row refers to one that is not there."""
    if connection.dialect.name == "sqlite" and (
        broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    ):
        raise RuntimeError(f"the migration breaks references: {broken[:5]}")


with writing(db.engine).connect() as connection, without_foreign_keys(connection):
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        transactional_ddl=True,  # a failed migration leaves nothing behind, in SQLite too
        render_as_batch=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
        ensure_references(connection)
