"""Walking a IIIF document of unknown quality."""

from collections.abc import Iterator
from typing import Any, NamedTuple


class Finding(NamedTuple):
    """A fault: the rule that found it, the path to it (`items[0].label`), and what is wrong in words."""

    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where or 'document'}: {self.message} ({self.rule})"


Node = tuple[str, dict[str, Any]]


def objects(value: Any, where: str = "") -> Iterator[Node]:
    """Every JSON object in `value`, itself first, with its path."""
    stack = [(where, value)]
    while stack:
        path, thing = stack.pop()
        if isinstance(thing, dict):
            yield path, thing
            stack += [(f"{path}.{key}" if path else str(key), inner) for key, inner in reversed(thing.items())]
        elif isinstance(thing, list):
            stack += [(f"{path}[{place}]", inner) for place, inner in reversed([*enumerate(thing)])]


def of_type(document: dict[str, Any], *types: str) -> Iterator[Node]:
    return ((where, node) for where, node in objects(document) if node.get("type") in types)


def listed(node: dict[str, Any], key: str) -> list[Any]:
    """The list at `key`; one thing alone counts as a list of one."""
    value = node.get(key, [])
    return value if isinstance(value, list) else [value]


def nodes(node: dict[str, Any], key: str, where: str) -> Iterator[Node]:
    """The JSON objects listed at `key`, with their paths."""
    for place, thing in enumerate(listed(node, key)):
        if isinstance(thing, dict):
            yield f"{where}.{key}[{place}]".lstrip("."), thing
