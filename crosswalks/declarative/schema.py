"""The JSON Schema (2020-12) of a mapping file, so that an editor completes fields and steps."""

from typing import Any

from msgspec import Struct

from crosswalks.declarative.payloads import KINDS
from crosswalks.declarative.shapes import Shape, fields, shape
from crosswalks.declarative.steps import FIRST, STEPS
from crosswalks.declarative.text_steps import CASES

Schema = dict[str, Any]

_EXPRESSION: Schema = {"$ref": "#/$defs/expression"}
_ARGUMENTS: dict[str, Schema] = {
    "pick": {"type": "string"},
    "constant": {},
    "first_of": {"type": "array", "items": _EXPRESSION},
    "template": {"type": "string"},
    "each": {"type": "object", "additionalProperties": _EXPRESSION},
    "split": {
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "properties": {"at": {"type": "string", "minLength": 1}, "take": {"type": "integer"}},
                "required": ["at"],
                "additionalProperties": False,
            },
        ]
    },
    "join": {"type": "string"},
    "look_up": {"anyOf": [{"type": "string"}, {"type": "object"}]},
    "language": _EXPRESSION,
    "date": {"type": "string", "pattern": "yyyy"},
    "case": {"enum": list(CASES)},
    "trim": {"type": ["string", "boolean", "null"]},
    "pad": {"type": "integer"},
    "unpack": {"type": "string"},
}


def mapping_schema() -> Schema:
    """What `config/crosswalks/<name>.yaml` may say."""
    return {
        "title": "Mapping file",
        "type": "object",
        "required": ["format", "fields"],
        "additionalProperties": False,
        "properties": {
            "about": {"type": "string"},
            "format": {"oneOf": [_format(name) for name in KINDS]},
            "fields": {"type": "object", "additionalProperties": False, "properties": dict(_fields())},
            "tables": {"type": "object", "additionalProperties": {"type": "object"}},
        },
        "$defs": {"expression": _expression({})},
    }


def with_own_rules(partner: Schema) -> Schema:
    """The JSON Schema of a partner file, with what the `fields` of an extended crosswalk may say."""
    rules = {name: {"anyOf": [one, {"type": "null"}]} for name, one in _fields()}
    extension = partner["$defs"]["Extension"]
    fields = {**extension["properties"]["fields"], "additionalProperties": False, "properties": rules}
    properties = {**extension["properties"], "fields": fields}
    added = {"expression": _expression({}), "Extension": {**extension, "properties": properties}}
    return {**partner, "$defs": {**partner["$defs"], **added}}


def _format(name: str) -> Schema:
    options: Schema = {
        key: {"type": "object", "additionalProperties": {"type": "string"}}
        if isinstance(value, dict)
        else {"type": "string", "default": value}
        for key, value in KINDS[name].options.items()
    }
    properties = {"kind": {"const": name}, **options}
    return {"type": "object", "required": ["kind"], "additionalProperties": False, "properties": properties}


def _fields() -> list[tuple[str, Schema]]:
    found = []
    for name, one in fields().items():
        found.append((name, _value(one)))
        if one.model and one.form == "one":
            found += [(f"{name}.{part}", _value(shape(one.model, part))) for part in _parts(one.model)]
    return found


def _parts(model: type[Struct]) -> tuple[str, ...]:
    return model.__struct_fields__


def _value(one: Shape | None) -> Schema:
    """Any expression; for a list of objects, `each` with the names of their fields."""
    if one is None or one.model is None:
        return _EXPRESSION
    parts = dict.fromkeys(_parts(one.model), _EXPRESSION)
    return _expression({"each": {"type": "object", "additionalProperties": False, "properties": parts}})


def _expression(known: dict[str, Schema]) -> Schema:
    steps = {name: known.get(name, _ARGUMENTS[name]) for name in STEPS}
    written = {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": steps}
    first = {"anyOf": [{"required": [name]} for name in FIRST]}
    return {"anyOf": [{"type": "string"}, {"type": "array", "items": _EXPRESSION}, {**written, **first}]}
