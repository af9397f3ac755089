"""The one validation: a Draft becomes a Record. A value that the schema cannot take is left out and noted.

Standard: the ICH schema (`ichlinks/record.py`, `ichlinks schema record`).
"""

import copy
from typing import Any

from pydantic import ValidationError

from config.partner import Partner
from ichlinks.errors import Rejected
from ichlinks.record import RECORD, TYPES, Record, SourceRecord
from ichlinks.stages import Draft, Reason

_ROUNDS = 100


def validated(draft: Draft, source: SourceRecord, partner: Partner) -> Record:
    """The Record of a Draft; what did not fit is added to the draft's reasons.

    Raises Rejected (`schema.type`) where nothing says what the record describes.
    """
    kind = draft.fields.get("type")
    if kind not in TYPES:
        hint = f"{kind!r} is no type that we know" if kind else "the record does not say what it describes"
        raise Rejected("schema.type", hint, str(kind or "")[:80])
    named = {"label": {tag: [name] for tag, name in partner.name.items()}}
    whole = {**draft.fields, "source_record": source, "data_provider": named}
    try:
        return RECORD.validate_python(whole)
    except ValidationError as error:
        return _mended(copy.deepcopy(whole), error, draft.reasons)


def _mended(fields: dict[str, Any], error: ValidationError, reasons: list[Reason]) -> Record:
    """Takes out what is wrong, innermost first, until the rest is valid."""
    for _ in range(_ROUNDS):
        problem = error.errors(include_url=False)[0]
        path = _path(problem)
        excerpt = _excerpt(fields, path)
        _remove(fields, path)
        reasons.append(_reason(path, str(problem["msg"]), excerpt))
        try:
            return RECORD.validate_python(fields)
        except ValidationError as next_error:
            error = next_error
    raise Rejected("schema.record", f"more than {_ROUNDS} values do not fit the schema")


def _path(problem: Any) -> tuple[str | int, ...]:
    """Where the value stands: without the type's name, without pydantic's own marks, outside what misses a part."""
    path = tuple(key for key in problem["loc"][1:] if key != "[key]")
    return path[:-1] or path if problem["type"] == "missing" else path


def _remove(value: Any, path: tuple[str | int, ...]) -> None:
    for key in path[:-1]:
        value = value[key]
    del value[path[-1]]


def _excerpt(value: Any, path: tuple[str | int, ...]) -> str:
    for key in path:
        value = value[key]
    return str(value)[:80]


def _reason(path: tuple[str | int, ...], problem: str, excerpt: str) -> Reason:
    field = str(path[0])
    message = f"a value of {field} does not fit the schema and was left out: {problem[:1].lower()}{problem[1:]}"
    return Reason(f"schema.{field}", "flag", message, field, excerpt, "correct the value, or its place in the mapping")
