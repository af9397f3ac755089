"""Titles, in both scripts where the record has both.

Standard: MARC 21, fields 245 (`$a $b $f $g $k $n $p $s`, without `$c` and `$h`), 130, 210, 222, 240, 242, 243, 246,
247 and 740.
"""

from crosswalks.common.once import once
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.marc.source import Field, Source, joined
from crosswalks.marc.texts import both, prose, values

_PARTS = "abfgknps"
_OTHERS = ("130", "210", "222", "240", "243", "246", "247", "740")


def title(source: Source) -> Map:
    """The first 245."""
    return language_map(_first(source))


def alt_title(source: Source) -> Map:
    """Uniform, abbreviated, translated (in the language of `242$y`), varying, former and uncontrolled titles."""
    more = values(source, source.get("245")[1:], _PARTS, prose)
    translated = [value for field in source.get("242") for value in _translated(source, field)]
    others = values(source, source.get(*_OTHERS), "abfgklnpst", prose)
    shown = {text for text, _ in _first(source)}
    return language_map(value for value in (*more, *translated, *others) if value[0] not in shown)


@once
def _first(source: Source) -> list[Value]:
    return values(source, source.get("245")[:1], _PARTS, prose)


def _translated(source: Source, field: Field) -> list[Value]:
    spoken = joined(field, "y")
    return [(text, spoken or tag) for text, tag in both(source, field, lambda one: prose(joined(one, _PARTS)))]
