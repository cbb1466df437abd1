"""Keep versions of papers in preparation, and files put to inquiries."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "version_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parliament_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("printed_on", sa.Date(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("supplement", sa.Text(), nullable=False),
        sa.Column("begun_by", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["parliament_id"], ["parliaments.id"], name=op.f("fk_version_drafts_parliament_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version_drafts")),
        sa.UniqueConstraint(
            "parliament_id", "term", "serial", name=op.f("uq_version_drafts_parliament_id_term_serial")
        ),
    )
    op.create_table(
        "inquiry_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inquiry_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiries.id"], name=op.f("fk_inquiry_files_inquiry_id")),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_inquiry_files_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_files")),
    )
    op.create_index("ix_inquiry_files_inquiry_id", "inquiry_files", ["inquiry_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("inquiry_files")
    op.drop_table("version_drafts")
