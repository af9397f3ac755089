"""What the material is about: headings of all kinds; places apart.

Standards: EAD 2002 and EAD3, `controlaccess` (`subject`, `function`, `occupation`, `genreform`, `title`, names,
`geogname`; `source`, `authfilenumber`, EAD3 `identifier`), EAD3 `geographiccoordinates`.
"""

from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, attribute, text
from crosswalks.common.geonames import geonames
from crosswalks.common.references import reference
from crosswalks.components.units import Element
from crosswalks.ead.agents import NAMES, address
from crosswalks.ead.prose import name
from crosswalks.ead.source import Source

_SUBJECTS = ("subject", "function", "occupation", "genreform", "title")


def concepts(source: Source) -> list[dict[str, Any]]:
    """Subjects, functions, occupations, genres and titles; then the people and organisations it is about."""
    subjects = [_reference(one, " -- ") for one in _headings(source, *_SUBJECTS)]
    named = [_reference(one, ", ") for one in _headings(source, *NAMES)]
    return distinct(subjects + named)


def places(source: Source) -> list[dict[str, Any]]:
    """`geogname`, with `geographiccoordinates` (EAD3)."""
    return distinct(map(_place, _headings(source, "geogname")))


def _headings(source: Source, *names: str) -> list[Element]:
    return at(source.unit, *(f"controlaccess//{one}" for one in names))


def _reference(element: Element, between: str) -> dict[str, Any]:
    label, tag = name(element, between)
    if not label:
        return {}
    return reference({tag or "und": [label]}, address(element), attribute(element, "source"))


def _place(element: Element) -> dict[str, Any]:
    label, tag = name(element, " -- ")
    found = {"label": {tag or "und": [label]}, "geonames": geonames([address(element)])}
    points = (point(text(one)) for one in at(element, "geographiccoordinates"))
    return {key: part for key, part in found.items() if part} | next(filter(None, points), {}) if label else {}
