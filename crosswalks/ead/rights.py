"""How the material may be used and who may see it; under which terms the description stands. Parts inherit them.

Standards: EAD 2002 and EAD3, `userestrict`, `accessrestrict`; EAD3 1.1, `control/rightsdeclaration`.
"""

from typing import Any

from crosswalks.common.elements import at, attribute, text
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.components.units import Element
from crosswalks.ead.prose import notes, paragraphs
from crosswalks.ead.source import Source

_NOTES = ("userestrict", "accessrestrict")


def rights(source: Source) -> dict[str, Any]:
    """Conditions of use before those of access; addresses that they link to come first."""
    stated = [one for path in _NOTES for one in source.inherited(path)]
    linked: list[Value] = [(link, "") for one in stated for link in _links(one)]
    found = rights_of([*linked, *notes(stated)])
    metadata = _of_description(source)
    return found | ({"metadata": metadata} if metadata else {})


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the conditions; those of all units around hold, whatever a part says of itself."""
    return labels(*source.units)


def labels(*units: Element) -> dict[str, Any]:
    stated = [one for unit in units for one in at(unit, *_NOTES)]
    return sensitivity_of([(line, "") for one in stated for line in paragraphs(one)])


def _links(element: Element) -> list[str]:
    stated = (attribute(one, "href") for one in at(element, ".//*"))
    return [one for one in stated if one.startswith(("http://", "https://"))]


def _of_description(source: Source) -> str:
    """The terms of the finding aid are those of all its components."""
    if source.head is None:
        return ""
    declared = at(source.head, "rightsdeclaration")
    linked = [attribute(one, "href") for each in declared for one in at(each, "citation")]
    return next(filter(None, [*linked, *(text(one) for each in declared for one in at(each, "abbr"))]), "")
