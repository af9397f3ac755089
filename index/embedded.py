"""The embedded index: SQLite FTS5 over our own tokens; documents and cursor change in one transaction."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from ichlinks.errors import Fatal, Invalid
from index import embedded_sql as sql
from index import generations
from index.backend import FACETS, NOTHING, Entry, Hit, Query, Result
from index.embedded_rows import insert, known_rows, read
from index.generations import LIVE, NEXT, PREVIOUS
from index.tokens import terms

_SETTINGS = ("synchronous = NORMAL", "wal_autocheckpoint = 4000", "secure_delete = ON")
_WITHOUT_OLD_WORDS = ("INSERT INTO words(words) VALUES ('optimize')", "PRAGMA wal_checkpoint(TRUNCATE)")
"""One segment has only the words of what is there; until then the file and its log keep those that were taken out."""


class EmbeddedIndex:
    """The generation that `link` names in `folder` (index/generations.py); a file is made by the first write."""

    def __init__(self, folder: Path, link: str = LIVE) -> None:
        self.folder, self.link = folder, link
        self._removed = False

    def cursor(self) -> int:
        return self._number("SELECT cursor FROM state")

    def count(self) -> int:
        return self._number("SELECT count(*) FROM item")

    def write(self, entries: Sequence[Entry], cursor: int) -> None:
        latest = dict(entries)
        with self._transaction() as db:
            rows = known_rows(db, list(latest))
            for table in ("item", "shown", "words"):
                db.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(row,) for row in rows.values()])
            insert(db, [read(body) for body in latest.values() if body is not None], rows)
            db.execute("UPDATE state SET cursor = ?", (cursor,))
        self._removed |= bool(rows)

    def search(self, query: Query) -> Result:
        if query.wordless:
            return NOTHING
        wanted = terms(query.words)
        values = sql.parameters(query, wanted)
        with self._reader() as db:
            groups = db.execute(sql.groups(query, wanted), values).fetchall() if db else []
            page = db.execute(sql.page(query, wanted), values).fetchall() if db else []
            hits = tuple(Hit(id, _shown(db, row)) for row, id in page) if db else ()
        return Result(sum(group[-1] for group in groups), hits, _facets(groups))

    def checksums(self) -> Iterator[tuple[str, str]]:
        with self._reader() as db:
            if db is not None:
                yield from db.execute("SELECT id, checksum FROM item ORDER BY id")

    def build(self) -> "EmbeddedIndex":
        generations.drop(self.folder, NEXT)
        _create(self.folder, NEXT)
        return EmbeddedIndex(self.folder, NEXT)

    def fresh(self) -> "EmbeddedIndex":
        generations.fresh(self.folder)
        return EmbeddedIndex(self.folder, NEXT)

    def previous(self) -> "EmbeddedIndex":
        generations.previous(self.folder)
        return EmbeddedIndex(self.folder, PREVIOUS)

    def promote(self) -> None:
        generations.promote(self.folder)

    def rollback(self) -> None:
        generations.rollback(self.folder)

    def close(self) -> None:
        """Leaves no word in the files of what was taken out or rewritten (docs/decisions/0013-deleted-words.md)."""
        file = generations.target(self.folder, self.link) if self._removed else None
        if file is not None:
            with closing(_connect(file)) as db:
                for statement in _WITHOUT_OLD_WORDS:
                    db.execute(statement)
        self._removed = False

    def _number(self, statement: str) -> int:
        with self._reader() as db:
            return int(db.execute(statement).fetchone()[0]) if db is not None else 0

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection | None]:
        """Sees one moment, whatever is written meanwhile."""
        file = generations.target(self.folder, self.link)
        if file is None:
            yield None
            return
        with closing(_connect(file)) as db:
            db.execute("BEGIN")
            yield db

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        file = generations.target(self.folder, self.link)
        with closing(_connect(file or _create(self.folder, self.link))) as db, db:
            db.execute("BEGIN IMMEDIATE")
            yield db


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=30, isolation_level=None)
    try:
        for setting in _SETTINGS:
            db.execute(f"PRAGMA {setting}")
        version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        db.close()
        again = "ichlinks index build, then: ichlinks index promote"
        raise Fatal(f"the index {file} cannot be used: {error}; make it again with: {again}") from error
    if version not in (0, sql.VERSION):
        db.close()
        raise Invalid(f"{file} was made by another version of ichlinks; see 'ichlinks index build'")
    return db


def _create(folder: Path, link: str) -> Path:
    file = generations.unused(folder)
    with closing(_connect(file)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(sql.SCHEMA)
    generations.point(folder, link, file)
    return file


def _shown(db: sqlite3.Connection, row: int) -> dict[str, Any]:
    (body,) = db.execute("SELECT display FROM shown WHERE rowid = ?", (row,)).fetchone()
    shown: dict[str, Any] = msgspec.json.decode(body)
    return shown


def _facets(groups: Iterable[Sequence[Any]]) -> dict[str, list[tuple[str, int]]]:
    counters: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for *columns, count in groups:
        for name, lines in zip(FACETS, columns, strict=True):
            for value in lines.strip("\n").split("\n") if lines else ():
                counters[name][value] += count
    return {name: sorted(c.items(), key=lambda found: (-found[1], found[0])) for name, c in counters.items()}
