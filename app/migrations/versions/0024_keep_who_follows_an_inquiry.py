"""Keep who follows an inquiry."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of followed inquiries."""
    op.create_table(
        "followed_inquiries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("inquiry_id", sa.Integer(), nullable=False),
        sa.Column("seen_entry", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_followed_inquiries_person_id")),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiries.id"], name=op.f("fk_followed_inquiries_inquiry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followed_inquiries")),
        sa.UniqueConstraint("person_id", "inquiry_id", name=op.f("uq_followed_inquiries_person_id_inquiry_id")),
    )
    with op.batch_alter_table("followed_inquiries") as table:
        table.create_index(op.f("ix_followed_inquiries_inquiry_id"), ["inquiry_id"])


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("followed_inquiries")
