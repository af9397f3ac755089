"""The title of the unit: of several the first of each language, the others are alternative titles.

Standards: EAD 2002 and EAD3, `did/unittitle`; `titlestmt/titleproper` names the finding aid. A part without a title
bears that of the unit around it (ISAD(G) 3.1.2).
"""

from crosswalks.common.elements import at, language, text
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.common.titles import first_of_each
from crosswalks.components.units import Element
from crosswalks.ead.source import Source
from crosswalks.xml import local

_BEHIND = ("num", "unitdate", "date")


def title(source: Source) -> Map:
    """The first `unittitle` of each language, without the number and dates behind it; else `titleproper`."""
    return language_map(_split(source)[0]) or language_map(_proper(source))


def alt_title(source: Source) -> Map:
    """Further `unittitle`s."""
    return language_map(_split(source)[1])


def titles(unit: Element) -> list[Value]:
    stated = ((_bare(one), language(one)) for one in at(unit, "did/unittitle"))
    return [value for value in stated if value[0]]


def _split(source: Source) -> tuple[list[Value], list[Value]]:
    return first_of_each(next(filter(None, map(titles, source.units)), []))


def _proper(source: Source) -> list[Value]:
    """A unit without any title is called as its finding aid is; a filing title is for sorting only."""
    if source.header is None:
        return []
    proper = at(source.header, "filedesc/titlestmt/titleproper")
    return [(_bare(one), language(one)) for one in proper if one.get("type") != "filing" and _bare(one)][:1]


def _bare(element: Element) -> str:
    """Without the number and dates that stand behind the words."""
    behind = 0
    for one in reversed(element):
        if local(one) not in _BEHIND or (one.tail or "").strip(" ,.\n\t\r"):
            break
        behind += 1
    kept = list(element)[: len(element) - behind]
    parts = [element.text or "", *("".join(map(str, one.itertext())) + (one.tail or "") for one in kept)]
    words = " ".join("".join(parts).split()).rstrip(" ,")
    return words or text(element)
