"""Index documents as rows of the embedded index."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

Values = tuple[str, ...]


class _Search(msgspec.Struct):
    title: str
    alt_title: str
    text: str


class Document(msgspec.Struct):
    """What the embedded index reads of a document."""

    id: str
    type: str
    partner: Values
    search: _Search
    title_length: int
    display: msgspec.Raw
    checksum: str
    modified: str | None = None
    countries: Values = ()
    domains: Values = ()
    languages: Values = ()
    list: Values = ()


read = msgspec.json.Decoder(Document).decode


def known_rows(db: sqlite3.Connection, ids: list[str]) -> dict[str, int]:
    known = "SELECT id, rowid FROM item WHERE id IN (SELECT value FROM json_each(?))"
    return dict(db.execute(known, (msgspec.json.encode(ids).decode(),)).fetchall())


def insert(db: sqlite3.Connection, documents: list[Document], rows: dict[str, int]) -> None:
    """Stores documents: under their row in `rows` where they had one, which must have been deleted by now."""
    last = max(db.execute("SELECT coalesce(max(rowid), 0) FROM item").fetchone()[0], *rows.values(), 0)
    fresh = (d.id for d in documents if d.id not in rows)
    rows = rows | {id: row for row, id in enumerate(fresh, last + 1)}
    db.executemany(f"INSERT INTO item VALUES ({', '.join('?' * 11)})", [_item(rows[d.id], d) for d in documents])
    db.executemany("INSERT INTO shown VALUES (?, ?)", [(rows[d.id], bytes(d.display)) for d in documents])
    db.executemany(
        "INSERT INTO words (rowid, title, alt_title, text) VALUES (?, ?, ?, ?)",
        [(rows[d.id], d.search.title, d.search.alt_title, d.search.text) for d in documents],
    )


def _item(row: int, document: Document) -> tuple[Any, ...]:
    stated = (row, document.id, document.title_length, document.modified, document.checksum)
    multiple = (document.countries, document.domains, document.languages, document.partner, document.list)
    return (*stated, _as_lines([document.type]), *map(_as_lines, multiple))


def _as_lines(values: Sequence[str]) -> str:
    return "\n".join(("", *values, "")) if values else ""
