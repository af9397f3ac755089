"""What a mapping works with while it runs: lists of values, and the place in the record they are picked from."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Tagged(NamedTuple):
    """A text and its language."""

    text: str
    language: str


class Node(NamedTuple):
    """An element of an XML record, until its text is wanted."""

    element: Any


class Scope(NamedTuple):
    """The whole record (keys and values, or an XML element), and the part of it that `each` is at (at the top: the
    record itself)."""

    record: Any
    item: Any


Values = list[Any]
Get = Callable[[Scope], Values]
Expression = Callable[[Scope], Values]
Step = Callable[[Scope, Values | None], Values]
"""`None` stands for no values yet: the step is the first."""


def over(change: Callable[[str], str]) -> Step:
    """A step that changes every text and leaves its language, and anything that is no text, as it is."""

    def step(_: Scope, values: Values | None) -> Values:
        return [_changed(value, change) for value in values or ()]

    return step


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Tagged):
        return Tagged(change(value.text), value.language)
    return change(value) if isinstance(value, str) else value


def like(value: Any, part: str) -> Any:
    """Part of a value, in the value's language."""
    return Tagged(part, value.language) if isinstance(value, Tagged) else part


def text(value: Any) -> str:
    """A value as text: `2019` for 2019, "" for anything that is no single value."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Tagged):
        return value.text.strip()
    if isinstance(value, Node):
        return "".join(value.element.itertext()).strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def plain(_: Scope, values: Values | None) -> Values:
    """A step: elements as their text."""
    found = (text(value) if isinstance(value, Node) else value for value in values or ())
    return [value for value in found if value != ""]


def filled(values: Iterable[Any]) -> Values:
    return [value for value in values if (value.text if isinstance(value, Tagged) else value or value == 0)]


def flat(value: Any) -> Values:
    """The members of a list, or a value by itself, without what is empty."""
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    return filled([one.strip() if isinstance(one, str) else one for one in values])
