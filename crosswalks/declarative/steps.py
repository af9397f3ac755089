"""The closed set of steps: each is compiled once, from its argument in the mapping file, into a function."""

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling, Model
from crosswalks.declarative.objects import each
from crosswalks.declarative.values import Scope, Step, Tagged, Values, filled, over, text

Compile = Callable[[Any, Compiling, Path_, Model], Step]

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower, "upper": str.upper, "title": str.title, "sentence": str.capitalize,
}  # fmt: skip
_DATE_PARTS = {"yyyy": r"(?P<year>\d{4})", "mm": r"(?P<month>\d{1,2})", "dd": r"(?P<day>\d{1,2})"}


def pick(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """The values at a path."""
    if not isinstance(argument, str):
        raise compiling.error(where, "pick takes the name of one column or key")
    compiling.picked.append(argument)
    get = compiling.getter(argument)
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
    pieces = _PLACEHOLDER.split(str(argument))
    gets = [compiling.getter(path) for path in pieces[1::2]]
    compiling.picked.extend(path for path in pieces[1::2] if path != ".")
    repeated = "." in pieces[1::2]

    def step(scope: Scope, values: Values | None) -> Values:
        scopes = [Scope(scope.record, value) for value in values] if repeated and values else [scope]
        return [filling for one in scopes if (filling := _filled_in(pieces, gets, one))]

    return step


def _filled_in(pieces: list[str], gets: list[Callable[[Scope], Values]], scope: Scope) -> str:
    found = [text(values[0]) if (values := filled(get(scope))) else "" for get in gets]
    return "".join(a + b for a, b in zip(pieces[::2], [*found, ""], strict=True)) if all(found) else ""


def split(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """A text cut at a mark: `split: "|"`; or one part of it, counted from 1: `split: {at: ":", take: 2}`."""
    options = argument if isinstance(argument, dict) else {"at": argument}
    at, take = options.get("at"), options.get("take")
    if not isinstance(at, str) or not at or not isinstance(take, int | None) or options.keys() - {"at", "take"}:
        raise compiling.error(where, "split takes a mark, or {at: mark, take: number}")

    def parts(value: str) -> list[str]:
        cut = [part.strip() for part in value.split(at)]
        return cut if take is None else cut[take - 1 : take]

    def step(_: Scope, values: Values | None) -> Values:
        return [_like(value, part) for value in values or () for part in parts(text(value))]

    return step


def _like(value: Any, part: str) -> Any:
    return Tagged(part, value.language) if isinstance(value, Tagged) else part


def join(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """All values as one text, with a mark between them."""

    def step(_: Scope, values: Values | None) -> Values:
        full = filled(values or ())
        return [_like(full[0], str(argument).join(map(text, full)))] if full else []

    return step


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
    return entry if isinstance(entry, list) else [_like(value, entry) if isinstance(entry, str) else entry]


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


def date(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """A date in the archive's own form (`dd.mm.yyyy`) as ISO 8601; a text in another form stays."""
    form = re.escape(str(argument))
    for part, expression in _DATE_PARTS.items():
        form = form.replace(part, expression, 1)
    if "(?P<year>" not in form:
        raise compiling.error(where, "date takes a form such as dd.mm.yyyy; it needs yyyy")
    return over(lambda value: _iso(re.fullmatch(form, value), value))


def _iso(found: re.Match[str] | None, value: str) -> str:
    if found is None:
        return value
    parts = found.groupdict()
    return "-".join(parts[name].zfill(2) for name in ("year", "month", "day") if parts.get(name))


def case(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    if argument not in _CASES:
        raise compiling.unknown("case", str(argument), _CASES, where)
    return over(_CASES[argument])


def trim(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """Without spaces, and the marks given, at both ends."""
    marks = " \t\r\n" + (argument if isinstance(argument, str) else "")
    return over(lambda value: value.strip(marks))


STEPS: dict[str, Compile] = {
    "pick": pick, "constant": constant, "first_of": first_of, "template": template, "each": each, "split": split,
    "join": join, "look_up": look_up, "language": language, "date": date, "case": case, "trim": trim,
}  # fmt: skip
FIRST = ("pick", "constant", "first_of", "template", "each")
"""Steps that can stand first, because they need no values."""
