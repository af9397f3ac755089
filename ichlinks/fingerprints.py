"""Which names have come before, in memory that does not grow with their number."""

import sqlite3
from collections.abc import Iterable

_CACHE = "PRAGMA cache_size = -4000"
"""4 MB; what is beyond goes to a temporary file that nobody else sees and that ends with its owner."""


class Fingerprints:
    """A set of names that tells how many it holds, and whether it holds one, and cannot list them.

    Two names are taken for one where their 64-bit hashes agree, which are the same within one process only.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in (
            _CACHE,
            "PRAGMA journal_mode = OFF",
            "CREATE TABLE seen (number INTEGER PRIMARY KEY)",
            "BEGIN",
        ):
            self._db.execute(statement)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: str) -> bool:
        return self._db.execute("SELECT 1 FROM seen WHERE number = ?", (hash(name),)).fetchone() is not None

    def add(self, names: Iterable[str]) -> int:
        """How many of them are new."""
        before = self._db.total_changes
        self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(hash(name),) for name in names])
        new = self._db.total_changes - before
        self._count += new
        return new
