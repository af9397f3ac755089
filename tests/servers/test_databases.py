"""The fixture that runs a test on each database gives an empty one each time."""

from __future__ import annotations

from sqlalchemy import create_engine, inspect, text


def fill(database_url: str) -> list[str]:
    """Leaves a table behind; returns the tables that were there before."""
    engine = create_engine(database_url)
    before = inspect(engine).get_table_names()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE record (id INTEGER)"))
    engine.dispose()
    return before


def test_a_database_is_empty(database_url: str) -> None:
    assert fill(database_url) == []


def test_a_second_test_finds_nothing_of_the_first(database_url: str) -> None:
    assert fill(database_url) == []
