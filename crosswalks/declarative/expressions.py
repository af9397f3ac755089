"""An expression of a mapping file: a path, a list of expressions, or steps in the order in which they stand."""

from typing import Any

from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling, Model
from crosswalks.declarative.steps import FIRST, STEPS
from crosswalks.declarative.values import Expression, Scope, Step, Values, plain


def expression(value: Any, compiling: Compiling, where: Path_, model: Model) -> Expression:
    """Raises Invalid with file and line for a step that does not exist or cannot stand first."""
    if isinstance(value, str):
        return _run([STEPS["pick"](value, compiling, where, model), plain])
    if isinstance(value, list):
        parts = [expression(part, compiling, (*where, i), model) for i, part in enumerate(value)]
        return lambda scope: [found for part in parts for found in part(scope)]
    if not isinstance(value, dict) or not value:
        raise compiling.error(where, "expected a path, a list, or steps such as {pick: name, split: '|'}")
    for name in value:
        if name not in STEPS:
            raise compiling.unknown("step", name, STEPS, (*where, name))
    if (first := next(iter(value))) not in FIRST:
        raise compiling.error(where, f"{first!r} has nothing to work on; begin with one of {', '.join(FIRST)}")
    steps = [STEPS[name](argument, compiling, (*where, name), model) for name, argument in value.items()]
    if first == "pick" and list(value)[1:2] != ["each"]:
        steps.insert(1, plain)
    return _run(steps)


def _run(steps: list[Step]) -> Expression:
    first, *others = steps

    def run(scope: Scope) -> Values:
        values = first(scope, None)
        for step in others:
            if not values:
                return values
            values = step(scope, values)
        return values

    return run
