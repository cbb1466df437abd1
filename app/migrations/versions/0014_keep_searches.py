"""Keep searches, what was found for them, and the log of what appeared."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the change log, the saved searches and their finds."""
    op.create_table(
        "paper_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parliament_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["parliament_id"], ["parliaments.id"], name=op.f("fk_paper_changes_parliament_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_changes")),
    )
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=4000), nullable=False),
        sa.Column("rhythm", sa.String(length=40), nullable=False),
        sa.Column("seen_change", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_saved_searches_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
    )
    with op.batch_alter_table("saved_searches") as table:
        table.create_index(op.f("ix_saved_searches_person_id"), ["person_id"])
        table.create_index(op.f("ix_saved_searches_seen_change"), ["seen_change"])
    op.create_table(
        "search_finds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("search_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["search_id"], ["saved_searches.id"], name=op.f("fk_search_finds_search_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_finds")),
        sa.UniqueConstraint("search_id", "number", "version", name=op.f("uq_search_finds_search_id_number_version")),
    )
    with op.batch_alter_table("search_finds") as table:
        table.create_index(op.f("ix_search_finds_told_at"), ["told_at"])


def downgrade() -> None:
    """Undo the change."""
    for table in ("search_finds", "saved_searches", "paper_changes"):
        op.drop_table(table)
