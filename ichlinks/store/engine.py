"""Opening the store, and its two kinds of transaction."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from ichlinks.errors import Fatal, Invalid
from ichlinks.store.interrupting import uninterrupted
from ichlinks.store.locks import advisory_lock, file_is_locked, file_lock, is_advisory_locked
from ichlinks.store.schema import upgrade

_AS_MANY = -1
"""Connections beyond those kept open: as many as the threads of a process ask for."""

_PATIENCE = 30
"""Seconds that a process waits for another one that writes to the same SQLite file."""


@dataclass(frozen=True)
class Store:
    """A database with our tables. `read` sees one moment; `write` is all or nothing, one writer at a time on SQLite."""

    engine: Engine
    writing: RLock = field(default_factory=RLock)
    """Taken by the one thread that writes to SQLite, so that the others queue here instead of trying again."""

    @property
    def sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with self._named(), self.engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with uninterrupted(), self._turn(), self._named(), self.engine.connect() as connection:
            if self.sqlite:
                connection = connection.execution_options(ichlinks_begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def _turn(self) -> AbstractContextManager[object]:
        return self.writing if self.sqlite else nullcontext()

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Held by one process at a time. Raises Retriable when another one works on `name`."""
        with self._named():
            if self.sqlite:
                with file_lock(self._lock_file(name), name):
                    yield
            else:
                with advisory_lock(self.engine, name):
                    yield

    def locked(self, name: str) -> bool:
        """Whether a process works on `name` just now."""
        with self._named():
            return file_is_locked(self._lock_file(name)) if self.sqlite else is_advisory_locked(self.engine, name)

    def _lock_file(self, name: str) -> Path:
        return Path(f"{self.engine.url.database}.{name}.lock")

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            place = self.engine.url.render_as_string(hide_password=True)
            cause = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else repr(error.orig)
            raise Fatal(f"the database {place} failed: {cause}{self._hint()}") from error

    def _hint(self) -> str:
        if not self.sqlite or os.access(Path(str(self.engine.url.database)).parent, os.W_OK):
            return ""
        return "; its folder cannot be written, which SQLite needs even to read (sqlite.org/wal.html)"


def open_store(url: str) -> Store:
    """Opens the database at a SQLAlchemy URL and brings its tables up to date.

    Raises Invalid for a URL that is not SQLite or PostgreSQL, Fatal when the database cannot be reached.
    """
    store = Store(_engine(_parsed(url)))
    with store._named():
        upgrade(store.engine)
    return store


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Invalid("ICHLINKS_DATABASE_URL is not a database URL, such as postgresql://host/name") from error
    if parsed.drivername in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise Invalid(f"ICHLINKS_DATABASE_URL must be sqlite:/// or postgresql://, not {parsed.drivername}://")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise Invalid("ICHLINKS_DATABASE_URL names no file: a database in memory is gone with its process")
    return parsed


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "postgresql":
            return create_engine(url, pool_pre_ping=True, max_overflow=_AS_MANY)
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(url, max_overflow=_AS_MANY)
    except NoSuchModuleError as error:
        raise Invalid(f"ICHLINKS_DATABASE_URL names a driver that does not exist: {url.drivername}") from error
    except ModuleNotFoundError as error:
        raise Invalid(f"{error.name} is missing: pip install 'ichlinks[postgres]'") from error
    except OSError as error:
        raise Fatal(f"the folder of the database {url.database} cannot be made: {error.strerror}") from error
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
    _use_write_ahead_log(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Changing the journal is the one thing that does not wait for other processes by itself."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("ichlinks_begin", "BEGIN"))
