"""Titles where a source gives several: the first of each language is the title, the others are alternatives."""

from collections.abc import Iterable

from crosswalks.common.texts import Value


def first_of_each(stated: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    first: dict[str, Value] = {}
    others = [value for value in stated if first.setdefault(value[1], value) != value]
    return list(first.values()), others
