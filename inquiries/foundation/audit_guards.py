"""What the database itself refuses: changing or removing an entry of the audit trail (Schutz des Protokolls)."""

from typing import Final

from sqlalchemy import Connection

STATEMENTS: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": (
        """
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'das Protokoll ist unveränderlich'); END
        """,
        """
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
        BEGIN SELECT RAISE(ABORT, 'das Protokoll ist unveränderlich'); END
        """,
        # INSERT OR REPLACE deletes without telling the trigger above
        """
        CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries
        WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'das Protokoll ist unveränderlich'); END
        """,
    ),
    "postgresql": (
        """
        CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'das Protokoll ist unveränderlich'; END $$
        """,
        """
        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()
        """,
    ),
}


def install(connection: Connection) -> None:
    """Guard the table of entries, which must exist."""
    for statement in STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
