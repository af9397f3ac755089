"""Migrations: they make what the tables say, once, and know when the database is newer than they are."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from ichlinks.errors import Fatal
from ichlinks.store import Store, addresses, open_store
from ichlinks.store.addresses import Known
from ichlinks.store.schema import HEAD, MIGRATIONS, upgrade, version
from ichlinks.store.tables import metadata


def differences(store: Store) -> list[Any]:
    with store.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, metadata))


@pytest.fixture
def statements(store: Store) -> Iterator[list[str]]:
    from sqlalchemy import event

    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield said
    event.remove(store.engine, "before_cursor_execute", note)


def test_migrations_make_what_the_tables_say(store: Store) -> None:
    assert differences(store) == []


def test_partial_indexes_are_partial(store: Store, database_url: str) -> None:
    catalogue = "sqlite_master" if store.sqlite else "pg_indexes"
    column = "sql" if store.sqlite else "indexdef"
    name = "name" if store.sqlite else "indexname"
    with store.read() as connection:
        found = connection.execute(text(f"SELECT {name}, {column} FROM {catalogue}")).all()
    partial = {row[0] for row in found if row[1] and " WHERE " in row[1]}
    assert partial == {"payload_pending", "payload_parent", "record_unlinked", "record_alike", "record_alone"}


def test_the_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_second_upgrade_does_nothing(store: Store, statements: list[str]) -> None:
    upgrade(store.engine)
    assert not [said for said in statements if said.split()[0] in ("CREATE", "INSERT", "ALTER", "UPDATE", "DROP")]
    with store.read() as connection:
        assert version(connection) == HEAD
        assert connection.scalar(text("SELECT count(*) FROM counter")) == 1


def test_a_database_from_the_future_is_fatal(store: Store, database_url: str) -> None:
    with store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Fatal, match="the database is at migration 9999, which this ichlinks does not know"):
        open_store(database_url)


def test_a_database_with_tables_of_somebody_else_is_left_alone(store: Store, database_url: str) -> None:
    with store.write() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("DROP TABLE block"))
    with pytest.raises(Fatal, match="already exists"):
        open_store(database_url)
    with store.read() as connection:
        assert version(connection) is None


def test_addresses_tried_before_the_upgrade_keep_what_was_found(store: Store) -> None:
    with store.write() as connection:
        connection.execute(text("DROP TABLE address"))
        connection.execute(
            text(
                "CREATE TABLE media (url TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, mime TEXT, width INTEGER, "
                "height INTEGER, at TEXT NOT NULL)"
            )
        )
        for values in ("'http://a/1', 'ok', 'image/png', 30, 20", "'http://a/2', 'dead', NULL, NULL, NULL"):
            connection.execute(text(f"INSERT INTO media VALUES ({values}, '2026-01-01T00:00:00Z')"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    upgrade(store.engine)
    at = "2026-01-01T00:00:00Z"
    with store.read() as connection:
        found = addresses.known(connection, ["http://a/1", "http://a/2"])
    assert found == {
        "http://a/1": Known("http://a/1", "ok", at, at, 0, None, "image/png", 30, 20),
        "http://a/2": Known("http://a/2", "dead", at, None, 1, at),
    }
    assert differences(store) == []
