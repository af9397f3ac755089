"""Titles: the first of each language is the title, the others are alternative titles.

Standard: DCMI Metadata Terms, `title` and `alternative`. Without `xml:lang`, a title in another kind of letters is
taken for a title in another language.
"""

from crosswalks.common.texts import Map, Value, language_map
from crosswalks.oai_dc.source import Source


def title(source: Source) -> Map:
    """The first `title` of each language."""
    return language_map(_split(source.get("title"))[0])


def alt_title(source: Source) -> Map:
    """Every other `title`, and `alternative`."""
    return language_map(_split(source.get("title"))[1] + source.get("alternative"))


def _split(values: list[Value]) -> tuple[list[Value], list[Value]]:
    first: dict[tuple[str, bool], Value] = {}
    others = []
    for value in values:
        if first.setdefault((value[1], not value[1] and value[0].isascii()), value) is not value:
            others.append(value)
    return list(first.values()), others
