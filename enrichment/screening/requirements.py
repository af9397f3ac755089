"""What each type of record must have, made of the rule file once."""

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from msgspec import Struct, structs

from config.yaml_file import Path_
from enrichment.screening.rule_file import Action, Requirement, RuleFile
from ichlinks.errors import Invalid
from ichlinks.record import KINDS, Date

Complain = Callable[[Path_, str], Invalid]

_MODELS: dict[str, type[Struct]] = {kind.__name__: kind for kind in KINDS}


class Check(NamedTuple):
    """Passed if any of the values is enough."""

    name: str
    gets: tuple[Callable[[Any], Any], ...]
    min: int
    min_length: int
    action: Action


def checks(file: RuleFile, complain: Complain) -> dict[str, tuple[Check, ...]]:
    """Raises Invalid for a field that the type does not have, also where an exception of the scope names it."""
    for index, one in enumerate(file.scope.exceptions):
        _getter(one.type, one.if_, ("scope", "exceptions", index), complain)
    return {name: tuple(_checks(file, name, complain)) for name in _MODELS}


def _checks(file: RuleFile, name: str, complain: Complain) -> list[Check]:
    if (required := file.required.get(name)) is None:  # type: ignore[call-overload]
        return []
    where: Path_ = ("required", name)
    extra: dict[str, Requirement] = required.__pydantic_extra__ or {}
    found = [
        Check(field, (_getter(name, field, (*where, field), complain),), rule.min, rule.min_length, rule.else_)
        for field, rule in extra.items()
    ]
    if required.any_of:
        gets = tuple(_getter(name, field, (*where, "any_of", "fields"), complain) for field in required.any_of.fields)
        found.append(Check(" or ".join(required.any_of.fields), gets, 1, 0, required.any_of.else_))
    return [check for check in found if check.action != "accept"]


def _getter(name: str, field: str, where: Path_, complain: Complain) -> Callable[[Any], Any]:
    model: Any = _MODELS[name]
    for part in field.split("."):
        known = _types(model) if model else {}
        if part not in known:
            raise complain(where, f"{name} has no field {field!r}; there are: {', '.join(known)}")
        choices = (known[part], *get_args(known[part]))
        model = next((m for m in choices if isinstance(m, type) and issubclass(m, Struct)), None)
    return _reach(field)


def _reach(field: str) -> Callable[[Any], Any]:
    """Of a list, what the things in it have there."""
    first, *rest = map(attrgetter, field.split("."))

    def get(value: Any) -> Any:
        value = first(value)
        for step in rest:
            value = tuple(filter(None, map(step, value))) if isinstance(value, tuple) else step(value)
        return value

    return get if rest else first


@cache
def _types(model: type[Struct]) -> Mapping[str, Any]:
    return {one.name: one.type for one in structs.fields(model)}


def is_met(check: Check, record: Any) -> bool:
    for get in check.gets:  # noqa: SIM110  (any() takes twice as long, and every record is asked)
        if _enough(_value(get, record), check):
            return True
    return False


def _value(get: Callable[[Any], Any], record: Any) -> Any:
    try:
        return get(record)
    except AttributeError:
        return None


def _enough(value: Any, check: Check) -> bool:
    """Texts by their length, several values by their number; a date counts if it is one that we understand."""
    if not value:
        return check.min == 0
    if check.min_length:
        texts = [text for some in value.values() for text in some] if isinstance(value, dict) else [str(value)]
        return max(map(len, texts), default=0) >= check.min_length
    if isinstance(value, Date):
        return value.begin is not None
    return len(value) >= check.min if isinstance(value, tuple | dict) else True
