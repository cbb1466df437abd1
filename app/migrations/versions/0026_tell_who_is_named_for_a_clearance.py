"""Tell who is named for the step of clearance whose turn it is."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TURNS = sa.table("clearance_turns", sa.column("inquiry_id"), sa.column("person_id"))
PEOPLE = sa.table("people", sa.column("id"), sa.column("login"))
ANSWERS = sa.table("answers", sa.column("id"), sa.column("inquiry_id"))
STEPS = sa.table(
    "chain_signatures",
    sa.column("answer_id"),
    sa.column("position"),
    sa.column("logins", sa.JSON()),
)


def upgrade() -> None:
    """Add the table, and find who is named for what is being cleared now."""
    op.create_table(
        "clearance_turns",
        sa.Column("inquiry_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["inquiry_id"], ["inquiries.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("inquiry_id", "person_id"),
    )
    op.create_index("ix_clearance_turns_person_id", "clearance_turns", ["person_id"])
    connection = op.get_bind()
    named: dict[int, list[str]] = {}
    waiting = sa.select(ANSWERS.c.inquiry_id, STEPS.c.logins).where(
        STEPS.c.answer_id == ANSWERS.c.id, sa.text("chain_signatures.state = 'WAITING'")
    )
    for row in connection.execute(waiting.order_by(STEPS.c.position)):
        named.setdefault(row.inquiry_id, row.logins)  # the first that waits is the one whose turn it is
    for inquiry_id, logins in named.items():
        for person_id in connection.scalars(sa.select(PEOPLE.c.id).where(PEOPLE.c.login.in_(logins))).all():
            connection.execute(TURNS.insert().values(inquiry_id=inquiry_id, person_id=person_id))


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("clearance_turns")
