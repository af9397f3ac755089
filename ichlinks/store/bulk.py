"""Many rows in one statement, the fastest way of each database (docs/decisions/0003-store.md)."""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, LargeBinary, Table, Text

Row = Mapping[str, Any]
_ARRAYS = {LargeBinary: "bytea[]", Text: "text[]", Boolean: "boolean[]", Integer: "bigint[]"}


def upsert(connection: Connection, table: Table, rows: Sequence[Row], key: tuple[str, ...]) -> None:
    """Inserts `rows` (all with the same columns); a row whose `key` exists replaces those columns."""
    if not rows:
        return
    columns = tuple(rows[0])
    if connection.dialect.name == "postgresql":
        statement = _postgresql(table, columns, key)
        connection.exec_driver_sql(statement, tuple([row[c] for row in rows] for c in columns))
    else:
        connection.exec_driver_sql(_sqlite(table, columns, key), list(map(itemgetter(*columns), rows)))


@cache
def _sqlite(table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    return f"INSERT INTO {_target(table, columns)} VALUES ({', '.join('?' * len(columns))}) {_conflict(columns, key)}"


# Arrays go in binary: as text, every byte of a body would be written as two letters and read back.
@cache
def _postgresql(table: Table, columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    arrays = ", ".join(f"%b::{_array(table, column)}" for column in columns)
    return f"INSERT INTO {_target(table, columns)} SELECT * FROM unnest({arrays}) {_conflict(columns, key)}"


def _target(table: Table, columns: tuple[str, ...]) -> str:
    return f'"{table.name}" ({", ".join(_quoted(columns))})'


def _conflict(columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    others = [c for c in columns if c not in key]
    changes = ", ".join(f"{c} = excluded.{c}" for c in _quoted(others))
    return f"ON CONFLICT ({', '.join(_quoted(key))}) DO " + (f"UPDATE SET {changes}" if changes else "NOTHING")


def _quoted(columns: Sequence[str]) -> list[str]:
    return [f'"{column}"' for column in columns]


def _array(table: Table, column: str) -> str:
    kind = table.c[column].type
    return next(array for base, array in _ARRAYS.items() if isinstance(kind, base))
