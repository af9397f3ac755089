"""When, where and by whom something was made or published, and in which edition.

Standard: MODS, `originInfo`. Coded dates (`encoding`) win over prose; `point` makes a span, `qualifier` an EDTF mark.
"""

import re
from collections.abc import Iterator
from typing import Any

from crosswalks.common.once import once
from crosswalks.common.texts import Map
from crosswalks.mods.source import Element, Source, elements, label, text, values, within

_DATES = ("dateissued", "datecreated", "copyrightdate", "datevalid", "dateother")
_QUALIFIERS = {"approximate": "~", "questionable": "?"}
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MARC = re.compile(r"[\du]{4}")


@once
def issued(source: Source) -> str | None:
    """The key date, else the first of `dateIssued`, `dateCreated`, `copyrightDate`, `dateValid`, `dateOther`."""
    found = [part for info in source.get("originInfo") for part in _dates(info)]
    ranked = sorted(found, key=lambda part: (not part[0], _DATES.index(part[1])))
    return next((date for _, _, date in ranked), None)


def start(source: Source) -> str | None:
    """The first date; of a span its beginning."""
    return (issued(source) or "").partition("/")[0] or None


def end(source: Source) -> str | None:
    """The end of a span."""
    return (issued(source) or "").partition("/")[2].removeprefix("..") or None


def published_at(source: Source) -> str | None:
    """The same date as `issued`."""
    return issued(source)


def publisher(source: Source) -> Map:
    """`originInfo/publisher`."""
    return label(_all(source, "publisher"))


def edition(source: Source) -> str | None:
    """`originInfo/edition`."""
    return next((found for element in _all(source, "edition") if (found := text(element))), None)


def place(source: Source) -> dict[str, Any]:
    """The first `originInfo/place/placeTerm` that is text; a code alone names no place."""
    terms = [term for info in source.get("originInfo") for term in within(info, "place", "placeTerm")]
    named = values([term for term in terms if term.get("type") != "code"])
    return {"label": {named[0][1] or "und": [named[0][0]]}} if named else {}


def _all(source: Source, name: str) -> list[Element]:
    return [element for info in source.get("originInfo") for element in within(info, name)]


def _dates(info: Element) -> Iterator[tuple[bool, str, str]]:
    """Of each kind of date: whether it is the key date, its name, the date."""
    found = elements(info)
    for name in _DATES:
        if dates := [one for one in found.get(name, []) if text(one)]:
            coded = [one for one in dates if one.get("encoding")] or dates
            yield any(one.get("keyDate") == "yes" for one in dates), name, _date(coded)


def _date(dates: list[Element]) -> str:
    points = {one.get("point"): _edtf(one) for one in reversed(dates)}
    if "start" in points or "end" in points:
        return f"{points.get('start', '..')}/{points.get('end', '..')}" if "end" in points else points["start"]
    keyed = [one for one in dates if one.get("keyDate") == "yes"] or dates
    return _edtf(keyed[0])


def _edtf(element: Element) -> str:
    stated = text(element)
    if element.get("encoding") == "marc" and _MARC.fullmatch(stated):
        stated = ".." if stated == "9999" else stated.replace("u", "X")
    return stated + _QUALIFIERS.get(element.get("qualifier", ""), "") if _PLAIN.fullmatch(stated) else stated
