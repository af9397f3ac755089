"""Which Records share a key, in memory that does not grow with their number."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from ichlinks.scratch import scratch


class Keys:
    """Row numbers of Records by their key; closed with its owner."""

    def __init__(self) -> None:
        self._db = scratch("CREATE TABLE keys (key INTEGER, number INTEGER)")

    def add(self, pairs: Iterable[tuple[int | None, int]]) -> None:
        self._db.executemany("INSERT INTO keys VALUES (?, ?)", pairs)

    def shared(self, also: set[int]) -> list[list[int]]:
        """The numbers that share a key, each group in rising order; those of `also` in any case."""
        self._db.execute("CREATE TABLE also (number INTEGER)")
        self._db.executemany("INSERT INTO also VALUES (?)", [(number,) for number in also])
        rows = self._db.execute(
            "SELECT key, number FROM keys WHERE key IN (SELECT key FROM keys GROUP BY key HAVING count(*) > 1) "
            "OR number IN (SELECT number FROM also) ORDER BY key, number"
        )
        return [[number for _, number in some] for _, some in groupby(rows, key=itemgetter(0))]
