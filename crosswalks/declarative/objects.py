"""`each`: lists of objects, one for each value so far, or side by side from several columns."""

from typing import Any

from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling, Model
from crosswalks.declarative.held import check_held
from crosswalks.declarative.shapes import Shape, finish, shape
from crosswalks.declarative.values import Expression, Scope, Step, Values, filled

Part = tuple[str, Shape, Expression, bool]
"""A field of the object, its shape, where its values come from, and whether they are the same for every object."""


def each(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """An object for each value (paths inside begin at the value); as the first step, an object for each position.

    An object that would hold nothing but constants, and what comes from the record as a whole, is left out.
    """
    if not isinstance(argument, dict) or model is None:
        raise compiling.error(where, "each takes a mapping, for a field that holds objects")
    parts = [_part(name, value, compiling, (*where, name), model) for name, value in argument.items()]

    def step(scope: Scope, values: Values | None) -> Values:
        if values is None:
            return filled(_side_by_side(parts, scope))
        return filled(_object(parts, Scope(scope.record, value)) for value in values if value != "")

    return step


def _part(name: str, value: Any, compiling: Compiling, where: Path_, model: type) -> Part:
    found = shape(model, name)
    if found is None:
        raise compiling.unknown("field", name, model.__struct_fields__, where)  # type: ignore[attr-defined]
    check_held(name, value, found, compiling, where)
    return name, found, compiling.expression(value, compiling, where, found.model), _fixed(value)


def _fixed(value: Any) -> bool:
    path = value.get("pick", "") if isinstance(value, dict) else value
    return str(path).startswith("/") or (isinstance(value, dict) and "constant" in value)


def _object(parts: list[Part], scope: Scope) -> dict[str, Any]:
    made = {name: finish(values, kind.form) for name, kind, get, _ in parts if (values := filled(get(scope)))}
    return made if any(name in made for name, _, _, fixed in parts if not fixed) else {}


def _side_by_side(parts: list[Part], scope: Scope) -> Values:
    found = [(name, kind, get(scope), fixed) for name, kind, get, fixed in parts]
    count = max((len(values) for _, _, values, fixed in found if not fixed), default=0)
    return [_at(found, position) for position in range(count)]


def _at(found: list[tuple[str, Shape, Values, bool]], position: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, kind, values, fixed in found:
        if here := filled(values if fixed else values[position : position + 1]):
            made[name] = finish(here, kind.form)
    return made if any(name in made for name, _, _, fixed in found if not fixed) else {}
