"""What of a value fits a type: the rest is taken out, as little as possible, and told."""

from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from msgspec import UNSET, Struct, UnsetType, ValidationError, convert
from msgspec.structs import fields


class Misfit(NamedTuple):
    """A value that was taken out, by its keys and indexes from the outside in."""

    path: tuple[str | int, ...]
    problem: str
    excerpt: str


def fitting(value: Any, type_: Any, path: tuple[str | int, ...], misfits: list[Misfit]) -> Any | UnsetType:
    """The value without what does not fit `type_`; UNSET where nothing of it does."""
    try:
        convert(value, type_, strict=False)
        return value
    except ValidationError as error:
        problem = str(error).partition(" - at ")[0]
    rest = _parts(value, _plain(type_, value), path, misfits)
    if value and rest is not UNSET and not rest:
        return UNSET  # all that it had was told already
    if rest is not UNSET and _fits(rest, type_):
        return rest
    misfits.append(Misfit(path, problem, str(value)[:80]))
    return UNSET


def _fits(value: Any, type_: Any) -> bool:
    try:
        convert(value, type_, strict=False)
    except ValidationError:
        return False
    return True


def _parts(value: Any, type_: Any, path: tuple[str | int, ...], misfits: list[Misfit]) -> Any | UnsetType:
    """A list, mapping or object made of those of its parts that fit; UNSET for what has no parts."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is tuple and isinstance(value, list | tuple):
        parts = (fitting(one, arguments[0], (*path, i), misfits) for i, one in enumerate(value))
        return [part for part in parts if part is not UNSET]
    if origin is dict and isinstance(value, dict):
        return _mapping(value, arguments, path, misfits)
    if isinstance(type_, type) and issubclass(type_, Struct) and isinstance(value, dict):
        return _object(value, type_, path, misfits)
    return UNSET


def _mapping(value: Any, types: tuple[Any, ...], path: tuple[str | int, ...], misfits: list[Misfit]) -> Any:
    key, inner = types
    found = {}
    for name, one in value.items():
        if fitting(name, key, (*path, name), misfits) is not UNSET:
            found[name] = fitting(one, inner, (*path, name), misfits)
    return {name: one for name, one in found.items() if one is not UNSET}


def _object(value: Any, type_: type[Struct], path: tuple[str | int, ...], misfits: list[Misfit]) -> Any:
    known = {one.name: one.type for one in fields(type_)}
    config = type_.__struct_config__
    found = {}
    for name, one in value.items():
        if name in known:
            found[name] = fitting(one, known[name], (*path, name), misfits)
        elif name == config.tag_field:
            found[name] = one
        else:
            misfits.append(Misfit((*path, name), "the schema has no such field", str(one)[:80]))
    return {name: one for name, one in found.items() if one is not UNSET}


def _plain(type_: Any, value: Any) -> Any:
    """The type without what surrounds it: constraints, `None` and the other members of a union."""
    if get_origin(type_) is Annotated:
        return _plain(get_args(type_)[0], value)
    if get_origin(type_) in (Union, UnionType):
        kinds = [kind for kind in get_args(type_) if kind is not type(None)]
        named = value.get("type") if isinstance(value, dict) else None
        return _plain(next((k for k in kinds if getattr(k, "__name__", "") == named), kinds[0]), value)
    return type_
