"""Migrations lead to exactly the models' schema, and back, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from app import create_app, schema
from app.config import Settings
from app.extensions import db
from app.unit_of_work import unit_of_work
from inquiries.foundation.database import Base
from inquiries.inquiry import Inquiry
from tests.conftest import need_postgresql
from tests.databases import Databases
from tests.factories import make_world


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """Lend an application over a database without tables."""
    if request.param == "sqlite":
        yield from serving(tmp_path, "")
    else:
        need_postgresql()
        with databases.postgresql_without_tables() as url:
            yield from serving(tmp_path, url)


def serving(home: Path, url: str) -> Iterator[Flask]:
    app = create_app(Settings(home=home, database_url=url), TESTING=True)
    with app.app_context():
        yield app
        db.engine.dispose()


@pytest.mark.usefixtures("empty")
def test_migrations_lead_to_the_models_and_back() -> None:
    assert schema.present() is None
    schema.upgrade()
    assert schema.present() == schema.needed()
    with db.engine.connect() as connection:
        assert (
            compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata) == []
        )
    flask_migrate.downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]


@pytest.mark.usefixtures("empty")
def test_a_database_in_use_is_migrated_back_and_forth_and_keeps_its_rows() -> None:
    schema.upgrade()
    with unit_of_work() as session:
        world = make_world(session)
        number = world.assigned().number
    flask_migrate.downgrade(revision="0017")
    schema.upgrade()
    with unit_of_work() as session:
        kept = session.scalars(select(Inquiry)).one()
        assert (kept.number, kept.askers[0].member.name) == (number, "Erika Beispiel")
        with pytest.raises(IntegrityError):
            session.execute(text("DELETE FROM members"))


@pytest.mark.usefixtures("empty")
def test_a_migrated_database_guards_its_audit_trail() -> None:
    schema.upgrade()
    with db.engine.connect() as connection:
        connection.execute(
            text(
                "INSERT INTO audit_entries (id, at, action, realm, actor_login, actor_name, detail, digest) "
                "VALUES (1, '2015-05-04 12:00:00', 'test', 'PARLIAMENT', 'e', 'E', '{}', '')"
            )
        )
        with pytest.raises(DatabaseError, match="unveränderlich"):
            connection.execute(text("UPDATE audit_entries SET action = 'other'"))
