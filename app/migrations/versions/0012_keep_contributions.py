"""Keep contributions."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        'contributions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('errand_id', sa.Integer(), nullable=False),
        sa.Column('task', sa.Text(), nullable=False),
        sa.Column('questions', sa.JSON(), nullable=False),
        sa.Column('sent_back', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['errand_id'], ['errands.id'], name=op.f('fk_contributions_errand_id')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contributions')),
        sa.UniqueConstraint('errand_id', name=op.f('uq_contributions_errand_id')),
    )
    op.create_table(
        'contribution_versions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('contribution_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('delivered_by', sa.String(length=120), nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('taken_over', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_versions_contribution_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_versions')),
        sa.UniqueConstraint(
            'contribution_id', 'number', name=op.f('uq_contribution_versions_contribution_id_number')
        ),
    )
    op.create_table(
        'contribution_files',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('version_id', sa.Integer(), nullable=False),
        sa.Column('filename', sa.String(length=200), nullable=False),
        sa.Column('sha256', sa.String(length=64), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['sha256'], ['blobs.sha256'], name=op.f('fk_contribution_files_sha256')),
        sa.ForeignKeyConstraint(
            ['version_id'], ['contribution_versions.id'], name=op.f('fk_contribution_files_version_id')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_files')),
    )
    with op.batch_alter_table('contribution_files', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contribution_files_version_id'), ['version_id'], unique=False)


def downgrade() -> None:
    """Undo the change."""
    op.drop_table('contribution_files')
    op.drop_table('contribution_versions')
    op.drop_table('contributions')
