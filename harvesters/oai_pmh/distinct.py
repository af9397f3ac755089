"""How many different names a long list has had, in eight bytes a name."""

from array import array
from collections.abc import Iterable

_WHOLE = 100_000
_PARTS = 16


class Names:
    """Counts names, and how many of them were new."""

    def __init__(self) -> None:
        self._hashes = array("q")

    def __len__(self) -> int:
        return len(self._hashes)

    def add(self, names: Iterable[str]) -> None:
        self._hashes.extend(map(hash, names))

    def distinct(self) -> int:
        """A set of all of a long list would take ten times the memory: it is counted in parts."""
        if len(self) <= _WHOLE:
            return len(set(self._hashes))
        return sum(len({one for one in self._hashes if one % _PARTS == part}) for part in range(_PARTS))
