"""How one record of each kind is read, and how paths find values in it; here, of CSV (RFC 4180)."""

import csv
import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from config.tables import head, named
from crosswalks.declarative.json_records import json_getter, json_read
from crosswalks.declarative.values import Get, Scope, Values, flat
from crosswalks.declarative.xml_records import xml_getter, xml_read
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Read = Callable[[Payload], Any]
Options = Mapping[str, Any]


class Kind(NamedTuple):
    """How a kind of payload is read, how its paths are followed, and how a path is named to people."""

    options: Options
    reader: Callable[[Options], Read]
    getter: Callable[[Options], Callable[[str], Get]]
    name: str
    complete: bool
    """Every record has every key, so that one that is picked and not there is a mistake."""


def csv_reader(options: Options) -> Read:
    fallback = options["encoding"], options["delimiter"]

    @lru_cache(maxsize=8)
    def header(part: bytes) -> tuple[tuple[str, ...], str, str]:
        told = head(part)
        encoding, delimiter = (told.charset, told.delimiter) if told else fallback
        return named(_row(told.line if told else part, encoding, delimiter)), encoding, delimiter

    def read(payload: Payload) -> Mapping[str, Any]:
        names, encoding, delimiter = header(payload.envelope.head)
        row = _row(payload.data, encoding, delimiter)
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


def column(path: str) -> Get:
    """A column by its name; `.` is the value that `each` is at."""
    return _cell(path) if path != "." else here


def _cell(name: str) -> Get:
    def get(scope: Scope) -> Values:
        cell = scope.record.get(name, "").strip()
        return [cell] if cell else []

    return get


def here(scope: Scope) -> Values:
    return flat(scope.item)


KINDS = {
    "csv": Kind({"encoding": "utf-8-sig", "delimiter": ","}, csv_reader, lambda _: column, "column {}", True),
    "json": Kind({}, lambda _: json_read, lambda _: json_getter, "{}", False),
    "xml": Kind({"namespaces": {}}, lambda _: xml_read, xml_getter, "{}", False),
}
