"""One unit of an archive's description, with the units that it is part of.

Standards: EAD 2002 and EAD3, `archdesc`, `dsc`, `c`, `c01` to `c12`, the attribute `audience`; ISAD(G) 2.4: what holds
for a whole holds for its parts and is not repeated there.
"""

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

from crosswalks.common.elements import at, text, values
from crosswalks.common.texts import Value
from crosswalks.xml import local
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Element = etree._Element
_COMPONENT = re.compile(r"c(?:0[1-9]|1[0-2])?$")
_COMPONENTS = ("{*}c", *(f"{{*}}c{level:02}" for level in range(1, 13)))
_INTERNAL = etree.XPath(".//*[@audience = 'internal']")


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is the OAI identifier; `units` are the unit described and those around it, the nearest first.

    `header` is `eadheader` or `control`, where the whole finding aid is described.
    """

    identifier: str
    units: tuple[Element, ...]
    header: Element | None

    @property
    def unit(self) -> Element:
        return self.units[0]

    def values(self, *paths: str) -> list[Value]:
        return values(self.unit, *paths)

    def inherited(self, path: str) -> list[Element]:
        """What stands at the path in the nearest unit that says something there."""
        found = ([one for one in at(unit, path) if text(one)] for unit in self.units)
        return next(filter(None, found), [])


def read(found: Element, payload: Payload) -> Source:
    """The component that the identifier names, else the whole.

    Raises Rejected where nothing is described, and for what is marked as internal.
    """
    top = found if _is_unit(found) else next(iter(at(found, "archdesc")), None)
    if top is None:
        raise Rejected("crosswalk.metadata", "the finding aid describes nothing: it has no archdesc")
    unit = next((one for one in _components(top) if _is_named(one, payload.identifier)), top)
    units = (unit, *(one for one in unit.iterancestors() if _is_unit(one)))
    if any(_is_internal(one) for one in (*units, found)):
        raise Rejected("crosswalk.internal", "the description is marked as internal (audience)")
    _prune(found)
    header = next(iter(at(found, "eadheader", "control")), None) if unit is top else None
    return Source(payload.identifier, units, header)


def parts(unit: Element) -> list[Element]:
    """The components one level below."""
    return [one for one in [*unit, *at(unit, "dsc/*")] if _COMPONENT.match(local(one))]


def _components(top: Element) -> list[Element]:
    return list(top.iterdescendants(*_COMPONENTS))


def _is_unit(element: Element) -> bool:
    return local(element) == "archdesc" or _COMPONENT.match(local(element)) is not None


def _is_named(component: Element, identifier: str) -> bool:
    """By its `id` behind a `#`, or by its address in the archive's software."""
    addresses = [stated for one in at(component, "did/unitid") if (stated := text(one)).startswith("/")]
    own = component.get("id")
    return any(identifier.endswith(one) for one in [*addresses, *([f"#{own}"] if own else [])])


def _is_internal(element: Element) -> bool:
    return element.get("audience") == "internal"


def _prune(root: Element) -> None:
    """What is internal is gone before anything is read; the text behind it stays."""
    for one in cast(list[Element], _INTERNAL(root)):
        if (parent := one.getparent()) is not None:
            before = one.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (one.tail or "")
            else:
                parent.text = (parent.text or "") + (one.tail or "")
            parent.remove(one)
