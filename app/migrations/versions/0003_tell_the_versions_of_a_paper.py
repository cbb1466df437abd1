"""Tell the versions of a paper apart, and which papers were withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PAPERS = sa.table("printed_papers", sa.column("kind", sa.String))


def upgrade() -> None:
    """Add kind, reason and day of withdrawal; what was published until now is question and answer."""
    with op.batch_alter_table("printed_papers") as table:
        table.add_column(sa.Column("kind", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("reason", sa.Text(), nullable=True))
        table.add_column(sa.Column("withdrawn_on", sa.Date(), nullable=True))
    op.execute(PAPERS.update().values(kind="ANSWER"))
    with op.batch_alter_table("printed_papers") as table:
        table.alter_column("kind", existing_type=sa.String(length=40), nullable=False)


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("printed_papers") as table:
        table.drop_column("withdrawn_on")
        table.drop_column("reason")
        table.drop_column("kind")
