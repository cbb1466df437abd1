"""Keep the wording that a ministry has in place of the product's."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of own wording."""
    op.create_table(
        "own_wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ministry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["ministry_id"], ["ministries.id"], name=op.f("fk_own_wordings_ministry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_wordings")),
        sa.UniqueConstraint(
            "ministry_id", "kind", "name", "number", name=op.f("uq_own_wordings_ministry_id_kind_name_number")
        ),
    )
    with op.batch_alter_table("own_wordings") as table:
        table.create_index(op.f("ix_own_wordings_ministry_id"), ["ministry_id"])


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("own_wordings")
