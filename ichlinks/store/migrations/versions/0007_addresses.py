"""All web addresses are tried again, not media alone: how often each failed, since when, when it last worked."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.rename_table("media", "address")
    op.add_column("address", sa.Column("worked", sa.Text(), nullable=True))
    op.add_column("address", sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("address", sa.Column("since", sa.Text(), nullable=True))
    op.execute("UPDATE address SET worked = at WHERE state = 'ok'")
    op.execute("UPDATE address SET failures = 1, since = at WHERE state = 'dead'")
