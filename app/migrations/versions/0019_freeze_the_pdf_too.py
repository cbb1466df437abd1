"""Freeze a paper's PDF beside its Word file."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("printed_papers") as table:
        table.add_column(sa.Column("pdf_sha256", sa.String(64), nullable=True))
        table.create_foreign_key(op.f("fk_printed_papers_pdf_sha256"), "blobs", ["pdf_sha256"], ["sha256"])


def downgrade() -> None:
    """Remove the column."""
    with op.batch_alter_table("printed_papers") as table:
        table.drop_constraint(op.f("fk_printed_papers_pdf_sha256"), type_="foreignkey")
        table.drop_column("pdf_sha256")
