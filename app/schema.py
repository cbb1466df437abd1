"""The schema of the database: where it stands, how it gets to where the product needs it (Schema)."""

import flask_migrate
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.extensions import db, migrate


def upgrade() -> None:
    """Bring the database to the schema of this version."""
    flask_migrate.upgrade()


def present() -> str | None:
    """Return the revision at which the database stands, None before the first."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def needed() -> str | None:
    """Return the revision that this version of the product needs."""
    return ScriptDirectory(migrate.directory).get_current_head()
