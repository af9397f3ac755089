"""Steps that change texts, and leave their language as it is."""

import re
from collections.abc import Callable
from typing import Any

from config.yaml_file import Path_
from crosswalks.declarative.compiling import Compiling, Model
from crosswalks.declarative.values import Scope, Step, Values, filled, like, over, text

CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower, "upper": str.upper, "title": str.title, "sentence": str.capitalize,
}  # fmt: skip
_DATE_PARTS = {"yyyy": r"(?P<year>\d{4})", "mm": r"(?P<month>\d{1,2})", "dd": r"(?P<day>\d{1,2})"}


def split(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """A text cut at a mark: `split: "|"`; or one part of it, counted from 1: `split: {at: ":", take: 2}`."""
    options = argument if isinstance(argument, dict) else {"at": argument}
    at, take = options.get("at"), options.get("take")
    if not isinstance(at, str) or not at or not isinstance(take, int | None) or options.keys() - {"at", "take"}:
        raise compiling.error(where, "split takes a mark, or {at: mark, take: number}")
    if take is not None and take < 1:
        raise compiling.error(where, "take counts from 1")

    def parts(value: str) -> list[str]:
        cut = [part.strip() for part in value.split(at)]
        return cut if take is None else cut[take - 1 : take]

    def step(_: Scope, values: Values | None) -> Values:
        return [like(value, part) for value in values or () for part in parts(text(value))]

    return step


def join(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """All values as one text, with a mark between them."""

    def step(_: Scope, values: Values | None) -> Values:
        full = filled(values or ())
        return [like(full[0], str(argument).join(map(text, full)))] if full else []

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
    if argument not in CASES:
        raise compiling.unknown("case", str(argument), CASES, where)
    return over(CASES[argument])


def trim(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """Without spaces, and the marks given, at both ends."""
    marks = " \t\r\n" + (argument if isinstance(argument, str) else "")
    return over(lambda value: value.strip(marks))


def pad(argument: Any, compiling: Compiling, where: Path_, model: Model) -> Step:
    """Numbers with as many zeros before them as make them so long; other texts stay."""
    if not isinstance(argument, int) or isinstance(argument, bool):
        raise compiling.error(where, "pad takes a number of digits")
    return over(lambda value: value.zfill(argument) if value.isdecimal() else value)
