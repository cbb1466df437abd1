"""Keep what became of each question beside a published paper."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    with op.batch_alter_table("printed_papers") as batch_op:
        batch_op.add_column(sa.Column("outcomes", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("printed_papers") as batch_op:
        batch_op.drop_column("outcomes")
