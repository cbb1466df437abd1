"""Keep whom a Member wishes to answer, and what becomes of a question by an amendment."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nothing is known of what was there before."""
    with op.batch_alter_table("parliaments") as table:
        table.add_column(sa.Column("asker_names_ministry", sa.Boolean(), nullable=True))
    for name in ("inquiries", "inquiry_drafts"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("wished_ministry_id", sa.Integer(), nullable=True))
            table.create_foreign_key(
                op.f(f"fk_{name}_wished_ministry_id"), "ministries", ["wished_ministry_id"], ["id"]
            )
    with op.batch_alter_table("amendments") as table:
        table.add_column(sa.Column("outcome", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("ground", sa.String(length=40), nullable=True))


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("amendments") as table:
        table.drop_column("ground")
        table.drop_column("outcome")
    for name in ("inquiry_drafts", "inquiries"):
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_wished_ministry_id"), type_="foreignkey")
            table.drop_column("wished_ministry_id")
    with op.batch_alter_table("parliaments") as table:
        table.drop_column("asker_names_ministry")
