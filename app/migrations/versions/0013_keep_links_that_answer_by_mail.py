"""Keep links that answer by mail."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        'assignment_links',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('assignment_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('nonce', sa.String(length=32), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['assignment_id'], ['assignments.id'], name=op.f('fk_assignment_links_assignment_id')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_assignment_links_person_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_links')),
        sa.UniqueConstraint('digest', name=op.f('uq_assignment_links_digest')),
    )
    with op.batch_alter_table('assignment_links', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignment_links_assignment_id'), ['assignment_id'], unique=False)


def downgrade() -> None:
    """Undo the change."""
    op.drop_table('assignment_links')
