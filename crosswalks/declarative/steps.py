"""The closed set of steps: each is compiled once, from its argument in the mapping file, into a function."""

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

import msgspec

from config.selectors import json_path
from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling, Model
from crosswalks.declarative.objects import each
from crosswalks.declarative.text_steps import case, date, join, pad, split, trim
from crosswalks.declarative.values import Scope, Step, Tagged, Values, filled, flat, like, text

Compile = Callable[[Any, Compiling, Path_, Model], Step]

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def pick(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """The values at a path."""
    if not isinstance(argument, str):
        raise compiling.error(where, "pick takes the name of one column or key")
    compiling.picked.append(argument)
    get = compiling.path(argument, where)
    return lambda scope, _: get(scope)


def constant(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """The same value for every record."""
    return lambda scope, _: [argument]


def first_of(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """The first of several ways that gives a value."""
    if not isinstance(argument, list):
        raise compiling.error(where, "first_of takes a list")
    ways = [compiling.expression(way, compiling, (*where, i), model) for i, way in enumerate(argument)]
    return lambda scope, _: next((found for way in ways if (found := filled(way(scope)))), [])


def template(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """A sentence with `{paths}`; nothing where one of them is empty. `{.}` is the value so far."""
    if not isinstance(argument, str):
        raise compiling.error(where, 'template takes a text, in quotes, such as "no. {number}"')
    pieces = _PLACEHOLDER.split(argument)
    if any(brace in piece for piece in pieces[::2] for brace in "{}"):
        raise compiling.error(where, "the template has a brace without its other: a path stands between { and }")
    gets = [compiling.path(path, where) for path in pieces[1::2]]
    compiling.picked.extend(path for path in pieces[1::2] if path != ".")
    repeated = "." in pieces[1::2]

    def step(scope: Scope, values: Values | None) -> Values:
        scopes = [Scope(scope.record, value) for value in values] if repeated and values else [scope]
        return [filling for one in scopes if (filling := _filled_in(pieces, gets, one))]

    return step


def _filled_in(pieces: list[str], gets: list[Callable[[Scope], Values]], scope: Scope) -> str:
    found = [text(values[0]) if (values := filled(get(scope))) else "" for get in gets]
    return "".join(a + b for a, b in zip(pieces[::2], [*found, ""], strict=True)) if all(found) else ""


def look_up(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """Another word for a word: from a table written here, a table of this file or a vocabulary.

    A word that is not in the table stays; one whose entry is empty goes.
    """
    find = argument.get if isinstance(argument, dict) else compiling.table(str(argument), where)
    empty = {key for key, value in argument.items() if value is None} if isinstance(argument, dict) else set()

    def step(_: Scope, values: Values | None) -> Values:
        found = ((value, find(text(value))) for value in values or () if text(value) not in empty)
        return [part for value, entry in found for part in _entries(value, entry)]

    return step


def _entries(value: Any, entry: Any) -> Values:
    if entry is None:
        return [value]
    return entry if isinstance(entry, list) else [like(value, entry) if isinstance(entry, str) else entry]


def language(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """The language of the values: a tag, or an expression that gives one for all or one for each."""
    if isinstance(argument, str):
        if not _TAG.fullmatch(argument):
            raise compiling.error(where, f"{argument!r} is no language tag (BCP 47)")
        return lambda scope, values: [Tagged(text(value), argument) for value in values or ()]
    tags = compiling.expression(argument, compiling, where, None)

    def step(scope: Scope, values: Values | None) -> Values:
        named = [text(tag) for tag in tags(scope)] or ["und"]
        pairs = zip_longest(values or (), named[: len(values or ())], fillvalue=named[0])
        return [Tagged(text(value), tag or "und") for value, tag in pairs]

    return step


def unpack(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """The values in a text that is JSON itself, at a JMESPath expression; a text that is no JSON gives nothing."""
    try:
        path = json_path(str(argument))
    except ValueError as error:
        raise compiling.error(where, str(error)) from None

    def step(_: Scope, values: Values | None) -> Values:
        return [one for value in values or () for one in flat(path.search(_json(text(value))))]

    return step


def _json(value: str) -> Any:
    try:
        return msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return None


STEPS: dict[str, Compile] = {
    "pick": pick, "constant": constant, "first_of": first_of, "template": template, "each": each, "split": split,
    "join": join, "look_up": look_up, "language": language, "date": date, "case": case, "trim": trim,
    "pad": pad, "unpack": unpack,
}  # fmt: skip
FIRST = ("pick", "constant", "first_of", "template", "each")
"""Steps that can stand first, because they need no values."""
