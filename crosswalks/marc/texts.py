"""Texts of fields without the punctuation that ISBD puts between them, in both scripts.

Standards: ISBD, area punctuation (ISO 690 style closes with a full stop); MARC 21, field 880.
"""

import re
from collections.abc import Callable

from crosswalks.common.texts import Map, Value, language_map
from crosswalks.marc.scripts import tags
from crosswalks.marc.source import Field, Source, joined, pair, sub

_STOP = re.compile(r"\s+\.$|(?<=[^\W\d_]{3})(?<!\b(?:etc|Inc|Ltd))\.$|(?<=[)\]\d\u0590-\uffff])\.$")
_AREAS = "/:;,=،؛、，；：／． "
_SPACED = re.compile(r"\s+([:;,.])(?=\s|$)")
Reader = Callable[[Field], str]


def bare(text: str) -> str:
    """Without what closes an area: ` /`, ` :`, `,` and the full stop after a word (not after `Inc.` or `J.`)."""
    text = text.strip().rstrip(_AREAS)
    return _STOP.sub("", text) if text.endswith(".") else text


def prose(text: str) -> str:
    """`Title : rest` as `Title: rest`, without closing punctuation."""
    joined_up = _SPACED.sub(r"\1", text) if " :" in text or " ;" in text or " ," in text or " ." in text else text
    return bare(joined_up)


def values(source: Source, fields: list[Field], codes: str, reader: Callable[[str], str] = bare) -> list[Value]:
    """These subfields of each field, and of its pair in the other script, with the languages of both."""
    return [value for field in fields for value in both(source, field, lambda one: reader(joined(one, codes)))]


def both(source: Source, field: Field, reader: Reader) -> list[Value]:
    """What `reader` finds in a field and in its pair; blanks left out."""
    own, twin = reader(field), pair(source, field)
    other = reader(twin) if twin else ""
    own_tag, other_tag = tags(own, other, source.language) if own and other else ("", "")
    return [value for value in ((own, own_tag), (other, other_tag)) if value[0]]


def first(codes: str) -> Reader:
    """Reads the first of these subfields."""
    return lambda field: bare(sub(field, codes))


def label(source: Source, field: Field, reader: Reader) -> Map:
    return language_map(both(source, field, reader))
