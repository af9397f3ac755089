"""Windows wait before they are tried again; endpoints ask for patience; repaired records keep what was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("payload", sa.Column("original", sa.LargeBinary(), nullable=True))
    op.add_column("window", sa.Column("not_before", sa.Text(), nullable=True))
    op.add_column("window", sa.Column("size", sa.Integer(), nullable=True))
    op.add_column("window", sa.Column("at", sa.Text(), nullable=True))
    op.create_table(
        "endpoint",
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("swept", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("partner"),
    )
