"""Titles: the first preferred one of each language, and beside it what else the object is called.

Standard: LIDO 1.1, `objectIdentificationWrap/titleWrap/titleSet/appellationValue`, attribute `pref`.
"""

from crosswalks.common.elements import at, value
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.common.titles import first_of_each
from crosswalks.lido.source import Source
from crosswalks.lido.terms import is_alternate

_TITLES = "descriptiveMetadata/objectIdentificationWrap/titleWrap/titleSet/appellationValue"


def title(source: Source) -> Map:
    """The first `appellationValue` of each language that is not marked as an alternate (`pref`)."""
    return language_map(_split(source)[0])


def alt_title(source: Source) -> Map:
    """What else the object is called: further and alternate `appellationValue`s."""
    return language_map(_split(source)[1])


def _split(source: Source) -> tuple[list[Value], list[Value]]:
    """An alternate title is a title only where its language has no other."""
    stated = [one for one in at(source.root, _TITLES) if value(one)[0]]
    return first_of_each(value(one) for one in sorted(stated, key=is_alternate))
