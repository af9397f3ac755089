"""Pictures, recordings and models of the object: the best representation of each, and the thumbnail of the first.

Standard: LIDO 1.1, `resourceSet` (`sortorder`), `resourceRepresentation` (`type`), `linkResource` (`formatResource`),
`resourceMeasurementsSet`, `rightsResource`, `resourceDescription`; LIDO Terminology: lido00451 (thumbnail),
lido00464 (the picture provided).
"""

from typing import Any

from crosswalks.common.addresses import address
from crosswalks.common.elements import at, attribute, text, text_at, values
from crosswalks.common.media import medium
from crosswalks.common.texts import language_map
from crosswalks.lido.rights import stated
from crosswalks.lido.source import ADMINISTRATIVE, Element, Source

_SETS = "resourceWrap/resourceSet"
_PAGES = ("html", "text/html")


def media(source: Source) -> list[dict[str, Any]]:
    """The best `resourceRepresentation` of each `resourceSet`, and the thumbnail of the first."""
    groups = sorted(source.groups(ADMINISTRATIVE, _SETS), key=lambda group: _order(group[0]))
    shown = [_representations(group[0], group) for group in groups]
    thumbs = [one for some in shown for one in some if one["role"] == "thumb"][:1]
    return [one for some in shown for one in some if one["role"] != "thumb"] + thumbs


def _order(element: Element) -> int:
    stated = attribute(element, "sortorder")
    return int(stated) if stated.isdecimal() else 0


def _representations(element: Element, group: list[Element]) -> list[dict[str, Any]]:
    """One to look at, and one thumbnail."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for one in at(element, "resourceRepresentation"):
        if (medium := _medium(one)) and (rank := _rank(one)) >= found.get(medium["role"], (0, {}))[0]:
            found[medium["role"]] = (rank + 1, medium)
    said = _said(element, group)
    return [medium | said for _, medium in found.values()]


def _medium(element: Element) -> dict[str, Any]:
    link = next(iter(at(element, "linkResource")), None)
    if link is None or _format(link) in _PAGES or not (place := address(text(link))):
        return {}
    found = medium(place, "thumb" if _is_thumbnail(element) else None)
    kind = _format(link)
    return found | ({"mime": kind} if "/" in kind else {}) | _pixels(element)


def _rank(element: Element) -> int:
    """The picture provided before previews; otherwise the first stays."""
    return 2 if "lido00464" in attribute(element, "type") else 0 if "preview" in attribute(element, "type") else 1


def _is_thumbnail(element: Element) -> bool:
    stated = attribute(element, "type").lower()
    return "lido00451" in stated or "thumb" in stated


def _format(link: Element) -> str:
    return attribute(link, "formatResource").lower()


def _pixels(element: Element) -> dict[str, int]:
    found = {}
    for one in at(element, "resourceMeasurementsSet"):
        kind = text_at(one, "measurementType/Concept/prefLabel", "measurementType/term", "measurementType").lower()
        unit = text_at(one, "measurementUnit/Concept/prefLabel", "measurementUnit/term", "measurementUnit").lower()
        size = text_at(one, "measurementValue")
        if kind in ("width", "height") and unit in ("pixel", "pixels", "px") and size.isdecimal() and int(size):
            found[kind] = int(size)
    return found


def _said(element: Element, group: list[Element]) -> dict[str, Any]:
    rights = next((value for one in at(element, "rightsResource") for value, _ in stated(one)), "")
    label = language_map(one for some in group for one in values(some, "resourceDescription"))
    found = {"rights": rights, "credit": text_at(element, "rightsResource/creditLine"), "alt_text": label}
    return {key: part for key, part in found.items() if part}
