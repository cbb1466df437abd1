"""Tell which names and offices of ministries no source confirms."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

NAMES = sa.table("ministry_names", sa.column("doubtful", sa.JSON))


def upgrade() -> None:
    """Add the doubts; what was entered until now is taken as confirmed."""
    with op.batch_alter_table("ministry_names") as table:
        table.add_column(sa.Column("doubtful", sa.JSON(), nullable=True))
    op.execute(NAMES.update().values(doubtful=[]))
    with op.batch_alter_table("ministry_names") as table:
        table.alter_column("doubtful", existing_type=sa.JSON(), nullable=False)


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("ministry_names") as table:
        table.drop_column("doubtful")
