"""What is asked a hundred thousand times is answered by an index, not by reading the table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from ichlinks.store import duplicates, open_store, payloads, records

ASKED: list[tuple[str, Callable[[Connection, str, int], object]]] = [
    ("payload_pending", payloads.pending),
    ("record_unlinked", records.unlinked),
]


@pytest.mark.parametrize(("index", "ask"), ASKED)
def test_the_next_batch_is_found_by_its_index(
    index: str, ask: Callable[[Connection, str, int], object], tmp_path: Path
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'ichlinks.db'}")
    asked: list[tuple[str, object]] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _u, sql, values, *_: asked.append((sql, values)))
    with store.read() as connection:
        ask(connection, "partner", 10)
        statement, values = next((sql, values) for sql, values in asked if sql.startswith("SELECT"))
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]  # type: ignore[arg-type]
    store.close()
    assert any(f"USING INDEX {index}" in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)


def test_records_that_share_a_key_are_found_in_the_index_alone(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'ichlinks.db'}")
    asked: list[tuple[str, object]] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _u, sql, values, *_: asked.append((sql, values)))
    with store.read() as connection:
        assert list(duplicates.groups(connection, "partner")) == []
        queries = [(sql, values) for sql, values in asked if sql.startswith("SELECT")]
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all() for sql, values in queries]  # type: ignore[arg-type]
    store.close()
    assert [[row[3] for row in plan] for plan in plans] == [
        ["SEARCH record USING COVERING INDEX record_alike (partner=? AND alike>?)"],
        ["SEARCH record USING INDEX record_alone (partner=?)"],
    ]
