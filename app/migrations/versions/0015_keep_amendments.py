"""Keep amendments."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        'amendments',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('inquiry_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=40), nullable=False),
        sa.Column('state', sa.String(length=40), nullable=False),
        sa.Column('question', sa.String(length=10), nullable=False),
        sa.Column('demanded_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('demanded_by', sa.String(length=200), nullable=True),
        sa.Column('demand', sa.Text(), nullable=True),
        sa.Column('text', sa.Text(), nullable=True),
        sa.Column('reason', sa.Text(), nullable=True),
        sa.Column('written_by', sa.String(length=120), nullable=True),
        sa.Column('letter_dated_on', sa.Date(), nullable=True),
        sa.Column('handed_over_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['inquiry_id'], ['inquiries.id'], name=op.f('fk_amendments_inquiry_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_amendments')),
    )
    with op.batch_alter_table('amendments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_amendments_inquiry_id'), ['inquiry_id'], unique=False)


def downgrade() -> None:
    """Undo the change."""
    op.drop_table('amendments')
