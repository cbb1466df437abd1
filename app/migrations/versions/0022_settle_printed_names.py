"""Keep the names that papers print, their other spellings, and how unknown ones were settled."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

PAPERS = sa.table("printed_papers", sa.column("id", sa.Integer), sa.column("snapshot", sa.JSON))
NAMES = sa.table(
    "paper_names", sa.column("paper_id", sa.Integer), sa.column("kind", sa.String), sa.column("text", sa.String)
)
CHUNK = 500


def upgrade() -> None:
    """Create the tables and columns, and gather the names of what is published already."""
    op.create_table(
        "paper_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["printed_papers.id"], name=op.f("fk_paper_names_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_names")),
    )
    op.create_index("ix_paper_names_paper_id", "paper_names", ["paper_id"])
    op.create_index("ix_paper_names_kind_text", "paper_names", ["kind", "text"])
    op.create_table(
        "name_settlements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parliament_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("target_name", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("settled_by", sa.String(length=200), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["parliament_id"], ["parliaments.id"], name=op.f("fk_name_settlements_parliament_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_settlements")),
    )
    op.create_index("ix_name_settlements_parliament_id", "name_settlements", ["parliament_id"])
    _add_aliases()
    _gather()


def _add_aliases() -> None:
    for name in ("members", "ministries"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("aliases", sa.JSON(), nullable=True))
        rows = sa.table(name, sa.column("aliases", sa.JSON))
        op.execute(rows.update().values(aliases=[]))
        with op.batch_alter_table(name) as table:
            table.alter_column("aliases", existing_type=sa.JSON(), nullable=False)
    with op.batch_alter_table("members") as table:
        table.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        table.create_foreign_key(op.f("fk_members_merged_into_id"), "members", ["merged_into_id"], ["id"])


def _gather() -> None:
    connection = op.get_bind()
    papers = connection.execute(sa.select(PAPERS.c.id, PAPERS.c.snapshot).order_by(PAPERS.c.id))
    for chunk in papers.partitions(CHUNK):
        rows = [
            {"paper_id": paper_id, "kind": kind, "text": text}
            for paper_id, snapshot in chunk
            for kind, text in _names(snapshot if isinstance(snapshot, dict) else json.loads(snapshot))
        ]
        if rows:
            connection.execute(NAMES.insert(), rows)


def _names(snapshot: dict[str, Any]) -> list[tuple[str, str]]:
    found = [("MEMBER", member["name"]) for member in snapshot["members"]]
    found += [("GROUP", member["group"]) for member in snapshot["members"] if member["group"]]
    found += [("MINISTRY", snapshot["ministry"])] if snapshot["ministry"] else []
    return list(dict.fromkeys((kind, text) for kind, text in found if 0 < len(text) <= 200))


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("members") as table:
        table.drop_constraint(op.f("fk_members_merged_into_id"), type_="foreignkey")
        table.drop_column("merged_into_id")
        table.drop_column("aliases")
    with op.batch_alter_table("ministries") as table:
        table.drop_column("aliases")
    op.drop_table("name_settlements")
    op.drop_table("paper_names")
