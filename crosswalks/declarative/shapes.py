"""What the ICH schema holds at a field: a language map, several values or one; plain values or objects."""

from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from msgspec import Struct, structs

from crosswalks.declarative.values import Tagged, Values, text
from ichlinks.record import KINDS, Date

Form = Literal["map", "many", "one"]


class Shape(NamedTuple):
    form: Form
    model: type[Struct] | None = None


_OURS = {"type", "provider", "data_provider", "source_record"}
"""`type` is a word for enrichment to understand; the others are filled by the pipeline."""


@cache
def fields() -> dict[str, Shape]:
    """The fields of all four types that a mapping may fill, with dotted names for what lies inside an object."""
    found: dict[str, Shape] = {"type": Shape("many")}
    for kind in KINDS:
        for one in structs.fields(kind):
            if one.name not in _OURS:
                found.setdefault(one.name, _shape(one.type))
    return found


def target(name: str) -> Shape | None:
    """The shape at `title` or `rights.statement`; None where the schema has no such field."""
    head, _, rest = name.partition(".")
    found = fields().get(head)
    if not rest or found is None:
        return found
    return shape(found.model, rest) if found.model and found.form == "one" else None


def shape(model: type[Struct], name: str) -> Shape | None:
    return next((_shape(one.type) for one in structs.fields(model) if one.name == name), None)


def _shape(annotation: Any) -> Shape:
    if get_origin(annotation) is dict:
        return Shape("map")
    if get_origin(annotation) is tuple:
        return Shape("many", _model(get_args(annotation)[0]))
    return Shape("one", _model(annotation))


def _model(annotation: Any) -> type[Struct] | None:
    """The model in an annotation; a Date counts as plain text, which enrichment understands."""
    choices = (annotation, *get_args(annotation))
    models = [a for a in choices if isinstance(a, type) and get_origin(a) is None and issubclass(a, Struct)]
    return next((model for model in models if model is not Date), None)


def finish(values: Values, form: Form) -> Any:
    """The values in the form that the schema has there."""
    if form == "map":
        return _language_map(values)
    plain = [value.text if isinstance(value, Tagged) else value for value in values]
    return plain[0] if form == "one" else plain


def _language_map(values: Values) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for value in values:
        for language, one in _languages(value):
            if (written := text(one)) and written not in (known := result.setdefault(language, [])):
                known.append(written)
    return {language: texts for language, texts in result.items() if texts}


def _languages(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, Tagged):
        return [(value.language, value.text)]
    if isinstance(value, dict):
        return [(key, one) for key, some in value.items() for one in (some if isinstance(some, list) else [some])]
    return [("und", value)]
