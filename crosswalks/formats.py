"""A format: how its documents are known and read, and where each field of the schema is found in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from crosswalks.common.leftover import covers, paths_of, unread
from crosswalks.documents import document, marks
from crosswalks.table import Source, Table, drafted
from ichlinks.errors import Rejected
from ichlinks.stages import Crosswalk, Draft, Payload


@dataclass(frozen=True)
class Format(Generic[Source]):
    """`marks`: see `crosswalks.documents.marks`. `read` opens a document once for all functions of `fields`.

    `paths` are the places of a document that hold a value, written as the paths of `fields` are; `version` is raised
    whenever a rule changes. `bare`: a partner that names the format may send JSON without a `@context`, as it is left
    when one item is cut out of a list.
    """

    name: str
    version: str
    marks: frozenset[str]
    read: Callable[[Any, Payload], Source]
    fields: Table[Source]
    paths: Callable[[Any], Iterable[str]] = paths_of
    bare: bool = False


def drafted_by(one: Format[Source], found: Any, payload: Payload) -> Draft:
    """The Draft of an opened document. Raises Rejected where the format has nothing to read in it."""
    draft = drafted(one.read(found, payload), one.fields)
    draft.crosswalk, draft.version = one.name, one.version
    return draft


def crosswalk_of(one: Format[Source]) -> Crosswalk:
    """The crosswalk for payloads that are all of one format; any other is Rejected."""
    return crosswalk_among([one])


def crosswalk_among(formats: Iterable[Format[Any]]) -> Crosswalk:
    """The crosswalk for payloads of any of these formats, found by what each document is."""
    by_mark = {mark: one for one in formats for mark in one.marks}

    def crosswalk(payload: Payload) -> Draft:
        found = document(payload)
        return drafted_by(format_of(found, by_mark), found, payload)

    return crosswalk


def format_of(found: Any, by_mark: dict[str, Format[Any]]) -> Format[Any]:
    """Raises Rejected naming what stands there and the formats that would be read."""
    seen = marks(found)
    if one := next((by_mark[mark] for mark in seen if mark in by_mark), None):
        return one
    formats = {one.name: one for one in by_mark.values()}
    if not seen and len(formats) == 1 and (named := next(iter(formats.values()))).bare:
        return named
    what = seen[0] if seen else "JSON without a known @context"
    raise Rejected("crosswalk.format", f"the metadata is {what}; what is read here: {', '.join(formats)}", what)


def left_by(formats: Iterable[Format[Any]]) -> Callable[[Payload], Iterator[str]]:
    """`leftover` for payloads of any of these formats. What it gives raises Rejected as their crosswalk does."""
    by_mark = {mark: one for one in formats for mark in one.marks}

    def left(payload: Payload) -> Iterator[str]:
        found = document(payload)
        return leftover(format_of(found, by_mark), found)

    return left


def leftover(one: Format[Any], found: Any) -> Iterator[str]:
    """The places of an opened document that hold a value and that no rule of the format reads, in document order."""
    return unread(one.paths(found), known_paths(one.fields))


def stated(one: Format[Any], found: Any, paths: Mapping[str, str]) -> dict[str, str]:
    """Field → source paths, of a Draft's those that this document holds; all of them where it is not that simple."""
    held = set(one.paths(found))
    narrowed = {
        field: [path for path in named.split(", ") if any(covers(path, here) for here in held)]
        for field, named in paths.items()
    }
    return {field: ", ".join(narrowed[field]) or named for field, named in paths.items()}


def known_paths(fields: Table[Any]) -> frozenset[str]:
    """Every source path that a table names."""
    return frozenset(path for _, paths in fields.values() for path in paths.split(", "))
