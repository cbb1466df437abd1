"""Tell whose turn it is while an answer is being cleared."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

WAITING = """
    UPDATE inquiries SET clearance_at_chancellery = {true}
    WHERE stage = 'CLEARANCE' AND id IN (
        SELECT answers.inquiry_id FROM answers JOIN chain_signatures ON chain_signatures.answer_id = answers.id
        WHERE chain_signatures.state = 'WAITING' AND chain_signatures.at_chancellery = {true}
        AND NOT EXISTS (
            SELECT 1 FROM chain_signatures AS earlier
            WHERE earlier.answer_id = answers.id AND earlier.state = 'WAITING'
            AND earlier.position < chain_signatures.position
        )
    )
"""


def upgrade() -> None:
    """Add the columns, and find what waits at the chancellery now."""
    with op.batch_alter_table("inquiries") as table:
        table.add_column(sa.Column("clearance_step", sa.String(length=120), nullable=True))
        table.add_column(
            sa.Column("clearance_at_chancellery", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    op.execute(WAITING.format(true="true" if op.get_bind().dialect.name == "postgresql" else "1"))


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("inquiries") as table:
        table.drop_column("clearance_at_chancellery")
        table.drop_column("clearance_step")
