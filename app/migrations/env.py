"""How Alembic reaches the application's database (Migrationen)."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Enum, TypeDecorator

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


with writing(db.engine).connect() as connection:
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
