"""One JSON object as a record (RFC 8259): plain keys with dots, or JMESPath."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from config.selectors import json_path
from crosswalks.declarative.values import Get, Scope, Values, flat
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

_JMESPATH = re.compile(r"\[[^\]]|[|'\"`{}]|&&|[!=<>]=|\w\(")
"""What makes a path more than keys, dots and []."""

_DECODER = msgspec.json.Decoder()


def json_read(payload: Payload) -> Mapping[str, Any]:
    try:
        record = _DECODER.decode(payload.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected("payload.json", f"the item cannot be read as JSON: {error}") from None
    if not isinstance(record, dict):
        raise Rejected("payload.json", "the item is no JSON object")
    return record


def json_getter(path: str) -> Get:
    """Keys with dots between them; lists are taken value by value, `[]` only says so. `/` begins at the record.

    Anything more is JMESPath. Raises ValueError where it is wrong.
    """
    if path == ".":
        return lambda scope: flat(scope.item)
    from_record, expression = path.startswith("/"), path.removeprefix("/")
    if _JMESPATH.search(expression):
        search = json_path(expression).search
        return lambda scope: flat(_searched(search, _start(scope, from_record)))
    if "/" in expression:
        dotted = expression.replace("/", ".")
        told = f"dots stand between keys: {dotted} (a key that has a slash itself stands in double quotes)"
        raise ValueError(f"no path in JSON, where {told}")
    keys = tuple(expression.replace("[]", "").split("."))
    return lambda scope: _follow(_start(scope, from_record), keys)


def _start(scope: Scope, from_record: bool) -> Any:
    return scope.item if isinstance(scope.item, Mapping) and not from_record else scope.record


def _searched(search: Any, value: Any) -> Any:
    try:
        return search(value)
    except ValueError:
        return None  # a function that does not suit this record's values


def _follow(value: Any, keys: tuple[str, ...]) -> Values:
    for position, key in enumerate(keys):
        if isinstance(value, list):
            return [found for part in value for found in _follow(part, keys[position:])]
        value = value.get(key) if isinstance(value, Mapping) else None
    return flat(value)
