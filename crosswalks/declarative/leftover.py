"""What a mapping file leaves: columns, keys and elements that hold a value in a record and that no path names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from crosswalks.common.leftover import paths_of, unread
from ichlinks.stages import Payload

Leftover = Callable[[Payload], Iterable[str]]

_PREDICATE = re.compile(r"\[([^\[\]]*)\]")
_PLAIN = re.compile(r"(//)?[^\s/()|&{}'\"`@*?,=]+(/[^\s/()|&{}'\"`@*?,=]+)*")
_PART = re.compile(r"[^\W\d][\w-]*(?:/[^\W\d][\w-]*)*")
_ATTRIBUTE = re.compile(r"/?@[\w:-]+$")
_PREFIX = re.compile(r"[\w-]+:(?=[\w-])")
_ITSELF = "/text()"
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def leftover(kind: str, fields: Mapping[str, Any], read: Callable[[Payload], Any]) -> Leftover:
    """By payload, the places that hold a value and that no field is picked from.

    A path with more to it than names (a function, an alternative) counts as reading each name in it, wherever that
    stands. The result raises Rejected for a payload that cannot be read.
    """
    paths = [path for value in fields.values() for path in picked(value)]
    if kind == "csv":
        names = {path.rpartition("\0")[2] for path in paths}
        return lambda payload: [name for name, cell in read(payload).items() if cell.strip() and name not in names]
    if kind == "json":
        known = frozenset(one for path in paths for one in names_of_json(path))
        return lambda payload: [path.replace("/", ".") for path in unread(_keys(read(payload), ""), known)]
    known = frozenset(one for path in paths for one in names_of_xml(path))
    return lambda payload: unread(paths_of(read(payload)), known)


def picked(value: Any, base: str = "") -> Iterator[str]:
    """Every path of an expression; one inside `each` stands behind the path that it begins at, and NUL."""
    if isinstance(value, str):
        yield from _below(base, value)
    elif isinstance(value, list):
        for part in value:
            yield from picked(part, base)
    elif isinstance(value, dict):
        yield from _of_steps(value, base)


def _of_steps(steps: Mapping[str, Any], base: str) -> Iterator[str]:
    start = list(_below(base, steps["pick"])) if "pick" in steps else []
    if "each" not in steps or "unpack" in steps:
        yield from start
    for name, argument in steps.items():
        if name == "each":
            yield from _of_each(argument, start[0] if start else base)
        elif name == "template":
            yield from (one for path in _PLACEHOLDER.findall(str(argument)) for one in _below(base, path))
        elif name == "first_of" or (name == "language" and not isinstance(argument, str)):
            yield from picked(argument, base)


def _of_each(parts: Mapping[str, Any], at: str) -> Iterator[str]:
    """Where a part is the value itself, values are plain texts, and other names those of the record."""
    plain = any(part == "." or (isinstance(part, dict) and part.get("pick") == ".") for part in parts.values())
    for part in parts.values():
        yield from picked(part, at)
        if plain:
            yield from picked(part, "")


def _below(base: str, path: str) -> Iterator[str]:
    if path == ".":
        yield base
    else:
        yield path if not base or path.startswith("/") else f"{base}\0{path}"


def names_of_json(path: str) -> Iterator[str]:
    return _named(path.lstrip("/").replace(".", "/"))


def names_of_xml(path: str) -> Iterator[str]:
    return _named(_PREFIX.sub("", path))


def _named(path: str) -> Iterator[str]:
    """A path as `crosswalks.common.leftover` knows it: local names, without predicates and attributes."""
    bare, parts = path.replace("\0", "/"), list[str]()
    yield bare
    while found := _PREDICATE.search(bare):
        parts += _PART.findall(found[1])
        bare = bare[: found.start()] + bare[found.end() :]
    for one in bare.split("|"):
        plain = _bare(one.strip())
        if _PLAIN.fullmatch(plain.removesuffix(_ITSELF)):
            yield plain.removesuffix(_ITSELF) if plain.startswith("//") else plain
        else:
            parts += _PART.findall(plain)
    yield from (f"//{part}" for part in parts)


def _bare(path: str) -> str:
    """An absolute path names the record itself first."""
    path = _ATTRIBUTE.sub("", path).removeprefix(".")
    return path.partition("/")[2].partition("/")[2] if path.startswith("/") and not path.startswith("//") else path


def _keys(value: Any, path: str) -> Iterator[str]:
    """`place/locality`: the keys to every value that is not empty; what stands in a list has the list's keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _keys(inner, f"{path}/{key}" if path else str(key))
    elif isinstance(value, list):
        yield from dict.fromkeys(one for inner in value for one in _keys(inner, path))
    elif value not in (None, "") and path:
        yield path
