"""The JSON Schema (2020-12) of a mapping file, so that an editor completes fields and steps."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from crosswalks.declarative.held import MAKE_OBJECTS
from crosswalks.declarative.payloads import KINDS
from crosswalks.declarative.shapes import Shape, fields, shape
from crosswalks.declarative.steps import FIRST
from crosswalks.declarative.text_steps import CASES

Schema = dict[str, Any]

_EXPRESSION: Schema = {"$ref": "#/$defs/expression"}
_ARGUMENTS: dict[str, Schema] = {
    "pick": {"type": "string"},
    "constant": {},
    "first_of": {"type": "array", "items": _EXPRESSION},
    "template": {"type": "string"},
    "split": {
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "properties": {"at": {"type": "string", "minLength": 1}, "take": {"type": "integer", "minimum": 1}},
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
        "$defs": _rules(),
    }


def with_own_rules(partner: Schema) -> Schema:
    """The JSON Schema of a partner file, with what the `fields` of an extended crosswalk may say."""
    rules = {name: {"anyOf": [one, {"type": "null"}]} for name, one in _fields()}
    extension = partner["$defs"]["Extension"]
    fields = {**extension["properties"]["fields"], "additionalProperties": False, "properties": rules}
    properties = {**extension["properties"], "fields": fields}
    return {**partner, "$defs": {**partner["$defs"], **_rules(), "Extension": {**extension, "properties": properties}}}


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
    return {"$ref": f"#/$defs/{_name(one.model)}"} if one and one.model else _EXPRESSION


def _name(model: type[Struct]) -> str:
    return f"{model.__name__}Rule"


def _rules() -> dict[str, Schema]:
    """What may stand for plain values, and for the objects of each model."""
    plain = [{"type": "string"}, {"type": "array", "items": _EXPRESSION}, _steps(_ARGUMENTS)]
    models = dict.fromkeys(model for one in fields().values() for model in _models(one))
    return {"expression": {"anyOf": plain}, **{_name(model): _objects(model) for model in models}}


def _models(one: Shape | None) -> Iterator[type[Struct]]:
    """What a field holds, and what that holds."""
    if one and one.model:
        yield one.model
        for part in _parts(one.model):
            yield from _models(shape(one.model, part))


def _objects(model: type[Struct]) -> Schema:
    """No bare text: objects made by `each`, or written out in a constant or a table."""
    itself = {"$ref": f"#/$defs/{_name(model)}"}
    parts = {part: _value(shape(model, part)) for part in _parts(model)}
    each = {"type": "object", "additionalProperties": False, "properties": parts}
    steps = _steps({**_ARGUMENTS, "each": each, "first_of": {"type": "array", "items": itself}})
    made = {"anyOf": [{"required": [name]} for name in (*MAKE_OBJECTS, "first_of")]}
    return {"anyOf": [{"type": "array", "items": itself}, {**steps, "allOf": [made]}]}


def _steps(steps: dict[str, Schema]) -> Schema:
    begun = [{"required": [name]} for name in FIRST if name in steps]
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": steps,
        "anyOf": begun,
    }
