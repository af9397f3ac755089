"""One unit of an archive's description, with the units that it is part of.

Standards: EAD 2002 and EAD3, `archdesc`, `dsc`, `c`, `c01` to `c12`, the attribute `audience`; ISAD(G) 2.4: what holds
for a whole holds for its parts and is not repeated there.
"""

from dataclasses import dataclass

from crosswalks.common.elements import at, text, values
from crosswalks.common.texts import Value
from crosswalks.components.units import Element, description, is_component, is_internal, is_part, is_unit, prune
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

_COMPONENTS = ("{*}c", *(f"{{*}}c{level:02}" for level in range(1, 13)))


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is the OAI identifier; `units` are the unit described and those around it, the nearest first.

    `head` is `eadheader` or `control`, where the finding aid itself is described; components of the levels `parts` are
    records of their own.
    """

    identifier: str
    units: tuple[Element, ...]
    head: Element | None
    parts: frozenset[str] = frozenset()

    @property
    def unit(self) -> Element:
        return self.units[0]

    @property
    def header(self) -> Element | None:
        """Where a whole is described as a finding aid; none for a component."""
        return self.head if len(self.units) == 1 else None

    def values(self, *paths: str) -> list[Value]:
        return values(self.unit, *paths)

    def inherited(self, path: str) -> list[Element]:
        """What stands at the path in the nearest unit that says something there."""
        found = ([one for one in at(unit, path) if text(one)] for unit in self.units)
        return next(filter(None, found), [])

    def record(self, unit: Element) -> str:
        """The identifier of the record that describes a unit of this finding aid, "" where none does."""
        if not self.parts:
            return ""
        whole = self.identifier.removesuffix(f"#{self.unit.get('id')}") if is_component(self.unit) else self.identifier
        if not is_component(unit):
            return whole
        return f"{whole}#{unit.get('id')}" if is_part(unit, self.parts) else ""


def read(found: Element, payload: Payload) -> Source:
    """The component that the identifier names, else the whole.

    Raises Rejected where nothing is described, and for what is marked as internal.
    """
    top = description(found)
    if top is None:
        raise Rejected("crosswalk.metadata", "the finding aid describes nothing: it has no archdesc")
    unit = next((one for one in top.iterdescendants(*_COMPONENTS) if _is_named(one, payload.identifier)), top)
    units = (unit, *(one for one in unit.iterancestors() if is_unit(one)))
    if any(is_internal(one) for one in (*units, found)):
        raise Rejected("crosswalk.internal", "the description is marked as internal (audience)")
    prune(found)
    around = units[-1].getparent()
    head = next(iter(at(around, "eadheader", "control")), None) if around is not None else None
    return Source(payload.identifier, units, head, payload.parts)


def _is_named(component: Element, identifier: str) -> bool:
    """By its `id` behind a `#`, or by its address in the archive's software."""
    addresses = [stated for one in at(component, "did/unitid") if (stated := text(one)).startswith("/")]
    own = component.get("id")
    return any(identifier.endswith(one) for one in [*addresses, *([f"#{own}"] if own else [])])
