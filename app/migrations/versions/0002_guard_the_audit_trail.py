"""Let the database refuse changes of the audit trail."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTALL = {
    "sqlite": (
        """
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'das Protokoll ist unveränderlich'); END
        """,
        """
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'das Protokoll ist unveränderlich'); END
        """,
        """
        CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
        WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'das Protokoll ist unveränderlich'); END
        """,
    ),
    "postgresql": (
        """
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'das Protokoll ist unveränderlich'; END $$
        """,
        """
        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
        """,
    ),
}
REMOVE = {
    "sqlite": tuple(f"DROP TRIGGER audit_entries_no_{verb}" for verb in ("update", "delete", "replace")),
    "postgresql": (
        "DROP TRIGGER audit_entries_append_only ON audit_entries",
        "DROP FUNCTION refuse_audit_change()",
    ),
}


def upgrade() -> None:
    """Install the guards."""
    for statement in INSTALL[op.get_context().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Remove the guards."""
    for statement in REMOVE[op.get_context().dialect.name]:
        op.execute(statement)
