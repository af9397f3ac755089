"""Values that a source repeats."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def distinct(found: Iterable[T]) -> list[T]:
    """Each value that says something once, in the order in which they stand."""
    result: list[T] = []
    for one in found:
        if one and one not in result:
            result.append(one)
    return result
