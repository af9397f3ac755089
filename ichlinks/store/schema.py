"""Bringing a database to the newest migration; a glance at its version when it is there already."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from ichlinks.errors import Fatal

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0007"
"""The newest migration; a test compares it with the folder."""

_LOCK = 4932057311


def upgrade(engine: Engine) -> None:
    """Runs the missing migrations, one process at a time; a no-op costs one query.

    Raises Fatal for a database that a newer ichlinks has migrated.
    """
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
        if (found := version(connection)) != HEAD:
            _migrate(connection, found)


def version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _migrate(connection: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise Fatal(f"the database is at migration {found}, which this ichlinks does not know: is it older?") from error
