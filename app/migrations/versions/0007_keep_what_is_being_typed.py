"""Keep what is being typed into an answer, and who has it open."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "side_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_side_drafts_answer_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_side_drafts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side_drafts")),
        sa.UniqueConstraint("answer_id", "person_id", name=op.f("uq_side_drafts_answer_id_person_id")),
    )
    with op.batch_alter_table("side_drafts") as batch_op:
        batch_op.create_index(batch_op.f("ix_side_drafts_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("side_drafts")
