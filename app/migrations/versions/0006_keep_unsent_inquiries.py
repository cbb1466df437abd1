"""Keep unsent inquiries and who was asked to join."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "inquiry_drafts",
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("parliament_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_inquiry_drafts_member_id")),
        sa.ForeignKeyConstraint(["parliament_id"], ["parliaments.id"], name=op.f("fk_inquiry_drafts_parliament_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inquiry_drafts")),
    )
    op.create_index(op.f("ix_inquiry_drafts_member_id"), "inquiry_drafts", ["member_id"])
    op.create_table(
        "co_askers",
        sa.Column("draft_key", sa.String(length=22), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("consent", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["draft_key"], ["inquiry_drafts.key"], name=op.f("fk_co_askers_draft_key")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_co_askers_member_id")),
        sa.PrimaryKeyConstraint("draft_key", "member_id", name=op.f("pk_co_askers")),
    )
    op.create_index(op.f("ix_co_askers_member_id"), "co_askers", ["member_id"])


def downgrade() -> None:
    """Change it back."""
    op.drop_table("co_askers")
    op.drop_table("inquiry_drafts")
