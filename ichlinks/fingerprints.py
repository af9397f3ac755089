"""Which names have come before, in memory that does not grow with their number."""

from collections.abc import Iterable

from msgspec import json

from ichlinks.scratch import scratch

_AT_HAND = 10_000
_MARKS = (1 << 22) - 1
_AMONG = "SELECT number FROM seen WHERE number IN (SELECT value FROM json_each(?))"


class Fingerprints:
    """A set of names that tells how many it holds, and whether it holds one, and cannot list them.

    Two names are taken for one where their 64-bit hashes agree, which are the same within one process only. The latest
    are at hand, the others in a table; `marks`, bits, tell of most names that are new that the table need not be asked.
    """

    def __init__(self) -> None:
        self._latest: set[int] = set()
        self._marks = bytearray()
        self._stored = 0
        self._db = scratch("CREATE TABLE seen (number INTEGER PRIMARY KEY)")

    def __len__(self) -> int:
        return self._stored + len(self._latest)

    def __contains__(self, name: str) -> bool:
        return hash(name) in self._latest or bool(self._among_stored({hash(name)}))

    def add(self, names: Iterable[str]) -> int:
        """How many of them are new."""
        new = set(map(hash, names)) - self._latest
        new -= self._among_stored(new)
        self._latest |= new
        if len(self._latest) > _AT_HAND:
            self._store()
        return len(new)

    def _among_stored(self, numbers: set[int]) -> set[int]:
        marks = self._marks
        likely = [n for n in numbers if marks[(n & _MARKS) >> 3] >> (n & 7) & 1] if marks else []
        return {row[0] for row in self._db.execute(_AMONG, (json.encode(likely).decode(),))} if likely else set()

    def _store(self) -> None:
        """In their order, which is how a tree takes them fastest."""
        self._db.executemany("INSERT INTO seen VALUES (?)", ((number,) for number in sorted(self._latest)))
        self._marks = self._marks or bytearray((_MARKS + 1) // 8)
        for number in self._latest:
            self._marks[(number & _MARKS) >> 3] |= 1 << (number & 7)
        self._stored += len(self._latest)
        self._latest.clear()
