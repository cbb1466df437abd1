"""Count inquiries apart from papers, and answers apart from questions, where a parliament does."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    with op.batch_alter_table("electoral_terms") as batch:
        batch.add_column(sa.Column("last_inquiry_serial", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("inquiries") as batch:
        batch.add_column(sa.Column("own_serial", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("answer_serial", sa.Integer(), nullable=True))
        batch.create_unique_constraint(op.f("uq_inquiries_term_id_own_serial"), ["term_id", "own_serial"])
        batch.create_unique_constraint(op.f("uq_inquiries_term_id_answer_serial"), ["term_id", "answer_serial"])


def downgrade() -> None:
    """Change it back."""
    with op.batch_alter_table("inquiries") as batch:
        batch.drop_constraint(op.f("uq_inquiries_term_id_answer_serial"), type_="unique")
        batch.drop_constraint(op.f("uq_inquiries_term_id_own_serial"), type_="unique")
        batch.drop_column("answer_serial")
        batch.drop_column("own_serial")
    with op.batch_alter_table("electoral_terms") as batch:
        batch.drop_column("last_inquiry_serial")
