"""The table of contents of a mapping: for each field what makes its value, and the source path as people name it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling
from crosswalks.declarative.expressions import expression
from crosswalks.declarative.held import check_held
from crosswalks.declarative.payloads import Kind
from crosswalks.declarative.shapes import fields, finish, target
from crosswalks.declarative.values import Scope, filled
from ichlinks.errors import Invalid
from ichlinks.stages import JSON, Draft


class Rule(NamedTuple):
    """`field` may lie inside an object (`rights.holder`); `make` gives None where the record says nothing."""

    field: str
    make: Callable[[Scope], Any]
    source: str


def compiled_rules(given: Mapping[str, Any], compiling: Compiling, kind: Kind, where: Path_) -> list[Rule]:
    """The expressions of a file's `fields`, which stands at `where`. Raises Invalid with every mistake by its line."""
    rules, mistakes = [], []
    for name, value in given.items():
        try:
            rules.append(_rule(name, value, compiling, kind, (*where, name)))
        except Invalid as error:
            mistakes.append(str(error))
    if mistakes:
        raise Invalid("\n".join(mistakes))
    return rules


def fill(draft: Draft, rules: Iterable[Rule], scope: Scope) -> None:
    """Puts what the rules find into the draft."""
    for field, make, source in rules:
        if (value := make(scope)) is not None:
            put(draft.fields, field, value)
            draft.paths[field] = source


def _rule(name: str, value: Any, compiling: Compiling, kind: Kind, where: Path_) -> Rule:
    shape = target(name)
    if shape is None:
        raise compiling.unknown("field", name, fields(), where)
    before = len(compiling.picked)
    values = expression(value, compiling, where, shape.model)
    check_held(name, value, shape, compiling, where)
    picked = dict.fromkeys(path for path in compiling.picked[before:] if path != ".")
    source = ", ".join(map(kind.name.format, picked))

    def make(scope: Scope) -> Any:
        found = filled(values(scope))
        return finish(found, shape.form) if found else None

    return Rule(name, make, source or "constant")


def put(fields: JSON, name: str, value: Any) -> None:
    """An object is made anew, for another record may hold the same one."""
    head, _, part = name.partition(".")
    held = fields.get(head)
    fields[head] = {**(held if isinstance(held, dict) else {}), part: value} if part else value
