"""Records that cannot be read are believed to be so once the endpoint has sent them time after time."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("window", sa.Column("broken", sa.Integer(), nullable=False, server_default="0"))
