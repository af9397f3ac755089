"""A field that holds objects is told which part of them a value is: a bare text could be any of them."""

from typing import Any

from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling
from crosswalks.declarative.shapes import Shape

MAKE_OBJECTS = ("each", "constant", "look_up")


def check_held(name: str, value: Any, shape: Shape, compiling: Compiling, where: Path_) -> None:
    """Raises Invalid with file and line where a rule would put plain values in the place of objects."""
    if shape.model is None or _makes_objects(value):
        return
    part = shape.model.__struct_fields__[0]
    form = f"{name}.{part}: …" if shape.form == "one" else f"{name}: {{pick: …, each: {{{part}: .}}}}"
    parts = ", ".join(shape.model.__struct_fields__)
    raise compiling.error(where, f"{name} holds objects; say which part of them this is, such as {form} ({parts})")


def _makes_objects(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_makes_objects, value))
    if not isinstance(value, dict):
        return False
    return any(step in value for step in MAKE_OBJECTS) or _makes_objects(value.get("first_of"))
