"""Locks that one process at a time holds: a file beside SQLite, an advisory lock of PostgreSQL."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Engine, text

from ichlinks.errors import Fatal, Retriable

_TRIES, _PAUSE = 5, 0.02
"""Whoever looks whether a file is locked holds it for a moment."""

_KEY = "hashtextextended(:name, 0)"
_HELD = f"""
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE locktype = 'advisory' AND objsubid = 1 AND granted AND datname = current_database()
AND (classid::bigint << 32 | objid::bigint) = {_KEY}
"""


@contextmanager
def file_lock(path: Path, name: str) -> Iterator[None]:
    """Raises Retriable while another process holds it, Fatal where the file cannot be written."""
    try:
        file = path.open("w")
    except OSError as error:
        raise Fatal(f"the lock file {path} cannot be written: {error.strerror}") from error
    with file:
        for last in range(_TRIES - 1, -1, -1):
            if _taken(file, fcntl.LOCK_EX):
                break
            if not last:
                raise _busy(name)
            time.sleep(_PAUSE)
        yield


def file_is_locked(path: Path) -> bool:
    try:
        with path.open() as file:
            return not _taken(file, fcntl.LOCK_SH)
    except OSError:
        return False


def _taken(file: IO[Any], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def advisory_lock(engine: Engine, name: str) -> Iterator[None]:
    """Raises Retriable while another process holds it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(text(f"SELECT pg_try_advisory_lock({_KEY})"), _named(name)):
            raise _busy(name)
        try:
            yield
        finally:
            if not connection.invalidated:
                connection.execute(text(f"SELECT pg_advisory_unlock({_KEY})"), _named(name))


def is_advisory_locked(engine: Engine, name: str) -> bool:
    with engine.connect() as connection:
        return bool(connection.scalar(text(_HELD), _named(name)))


def _named(name: str) -> dict[str, str]:
    return {"name": f"ichlinks:{name}"}


def _busy(name: str) -> Retriable:
    return Retriable("busy", f"another process is working on {name!r}; try again when it has finished")
