"""One record of a CSV file or a JSON list, read as a mapping, and how paths find values in it.

Standards: RFC 4180 (CSV), RFC 8259 (JSON).
"""

import csv
import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from crosswalks.declarative.values import Scope, Values, filled
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Read = Callable[[Payload], Mapping[str, Any]]


class Kind(NamedTuple):
    """How a kind of payload is read, how its paths are followed, and how a path is named to people."""

    options: Mapping[str, str]
    reader: Callable[[Mapping[str, str]], Read]
    getter: Callable[[str], Callable[[Scope], Values]]
    name: str
    complete: bool
    """Every record has every key, so that one that is picked and not there is a mistake."""


def csv_reader(options: Mapping[str, str]) -> Read:
    encoding, delimiter = options["encoding"], options["delimiter"]

    @lru_cache(maxsize=8)
    def header(head: bytes) -> tuple[str, ...]:
        return tuple(name.strip() for name in _row(head, encoding, delimiter))

    def read(payload: Payload) -> Mapping[str, Any]:
        names, row = header(payload.envelope.head), _row(payload.data, encoding, delimiter)
        if len(row) != len(names):
            raise Rejected("payload.columns", f"the row has {len(row)} columns, the header {len(names)}")
        return dict(zip(names, row, strict=True))

    return read


def _row(data: bytes, encoding: str, delimiter: str) -> list[str]:
    try:
        # Only CR and LF end a line; str.splitlines would also cut at characters that stand in texts.
        lines = io.StringIO(data.decode(encoding), newline="")
        return next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise Rejected("payload.csv", f"the row cannot be read as CSV: {error}") from None


def json_reader(options: Mapping[str, str]) -> Read:
    decoder = msgspec.json.Decoder()

    def read(payload: Payload) -> Mapping[str, Any]:
        try:
            record = decoder.decode(payload.data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Rejected("payload.json", f"the item cannot be read as JSON: {error}") from None
        if not isinstance(record, dict):
            raise Rejected("payload.json", "the item is no JSON object")
        return record

    return read


def column(path: str) -> Callable[[Scope], Values]:
    """A column by its name; `.` is the value that `each` is at."""
    return _cell(path) if path != "." else _here


def dotted(path: str) -> Callable[[Scope], Values]:
    """Keys with dots between them; lists are taken value by value, `[]` only says so. `/` begins at the record."""
    if path == ".":
        return _here
    keys = tuple(path.removeprefix("/").replace("[]", "").split("."))
    return _at(keys, path.startswith("/"))


def _cell(name: str) -> Callable[[Scope], Values]:
    def get(scope: Scope) -> Values:
        cell = scope.record.get(name, "").strip()
        return [cell] if cell else []

    return get


def _here(scope: Scope) -> Values:
    return _flat(scope.item)


def _at(keys: tuple[str, ...], from_record: bool = False) -> Callable[[Scope], Values]:
    def get(scope: Scope) -> Values:
        start = scope.item if isinstance(scope.item, Mapping) and not from_record else scope.record
        return _follow(start, keys)

    return get


def _follow(value: Any, keys: tuple[str, ...]) -> Values:
    for position, key in enumerate(keys):
        if isinstance(value, list):
            return [found for part in value for found in _follow(part, keys[position:])]
        value = value.get(key) if isinstance(value, Mapping) else None
    return _flat(value)


def _flat(value: Any) -> Values:
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    return filled([one.strip() if isinstance(one, str) else one for one in values])


KINDS = {
    "csv": Kind({"encoding": "utf-8-sig", "delimiter": ","}, csv_reader, column, "column {}", True),
    "json": Kind({}, json_reader, dotted, "{}", False),
}
