"""Records of one partner that may be the same thing find one another by a key."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("record", sa.Column("alike", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
    op.add_column("record", sa.Column("alone", sa.Text(), nullable=True))
    op.create_index(
        "record_alike",
        "record",
        ["partner", "alike"],
        unique=False,
        sqlite_where=sa.text("alike IS NOT NULL"),
        postgresql_where=sa.text("alike IS NOT NULL"),
    )
    op.create_index(
        "record_alone",
        "record",
        ["partner"],
        unique=False,
        sqlite_where=sa.text("alone IS NOT NULL"),
        postgresql_where=sa.text("alone IS NOT NULL"),
    )
