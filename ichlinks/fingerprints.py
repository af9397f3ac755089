"""Which names have come before: eight bytes a name, where a set of texts takes a hundred."""

from array import array
from collections.abc import Iterable

_PARTS = 16_384


class Fingerprints:
    """A set of names that tells how many it holds, and whether it holds one, and cannot list them.

    Two names are taken for one where their 64-bit hashes agree, which are the same within one process only.
    """

    def __init__(self) -> None:
        self._parts = [array("q") for _ in range(_PARTS)]
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, name: str) -> bool:
        number = hash(name)
        return number in self._parts[number % _PARTS]

    def add(self, names: Iterable[str]) -> int:
        """How many of them are new."""
        before = self._count
        for number in map(hash, names):
            part = self._parts[number % _PARTS]
            if number not in part:
                part.append(number)
                self._count += 1
        return self._count - before
