"""Bringing a database to the newest migration; a glance at its version when it is there already."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"
"""The newest migration; a test compares it with the folder."""

_LOCK = 4932057311


def upgrade(engine: Engine) -> None:
    """Runs the missing migrations, one process at a time; a no-op costs one query."""
    with engine.connect() as connection:
        if version(connection) == HEAD:
            return
    begin = "BEGIN EXCLUSIVE" if engine.dialect.name == "sqlite" else None
    with (
        engine.connect().execution_options(ichlinks_begin=begin or "BEGIN") as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        if version(connection) != HEAD:
            _migrate(connection)


def version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
