"""A component as a document of its own: what it says and inherits, what those below it are called, their conditions.

Nothing else of the finding aid is there, so that what a component becomes depends on nothing else.
"""

from copy import deepcopy
from typing import cast

from lxml import etree

from crosswalks.common.elements import at
from crosswalks.components.units import Element, is_component, is_unit
from crosswalks.xml import local

_INHERITED = ("userestrict", "accessrestrict")
_INHERITED_DID = ("did/unittitle", "did/unitid", "did/repository", "did/origination", "did/langmaterial")
_HEAD = ("eadid", "recordid", "representation", "rightsdeclaration")
_NAMES = ("did/unittitle", "did/unitid")


class Copies:
    """Copies of the components below `root`.

    `frames` are the copies of what is around a component, by depth: that of the last one, which the next one beside
    it shares. To look for what is inherited anew for each of ten thousand would take the square of the time.
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self.frames: dict[int, tuple[Element, Element]] = {}

    def whole(self) -> Element:
        return deepcopy(self.root)

    def of(self, component: Element) -> Element:
        """The copy of a component, as `c` within those of the units around it."""
        around = component.getparent()
        outer = _copied(self._frame(around)) if around is not None and component is not self.root else None
        copy = _shell(component, outer)
        copy.text = component.text
        for one in component:
            _add(copy, one)
        return copy

    def _frame(self, element: Element) -> Element:
        depth = sum(1 for _ in element.iterancestors())
        known = self.frames.get(depth)
        if known is None or known[0] is not element:
            known = self.frames[depth] = element, self._made(element)
        return known[1]

    def _made(self, element: Element) -> Element:
        around = element.getparent()
        frame = _shell(element, None if element is self.root or around is None else _copied(self._frame(around)))
        for head in at(element, "eadheader", "control"):
            _shell(head, frame).extend([deepcopy(one) for one in at(head, *_HEAD)])
        if is_unit(element):
            _name(frame, element, _INHERITED_DID)
            frame.extend([deepcopy(one) for one in at(element, *_INHERITED)])
        return frame


def _copied(frame: Element) -> Element:
    """A copy of a whole frame; of it the innermost element, which is the last everywhere."""
    here = deepcopy(frame.getroottree()).getroot()
    for _ in frame.iterancestors():
        here = here[-1]
    return here


def _shell(element: Element, outer: Element | None) -> Element:
    """The element with its attributes alone; a component without its number."""
    tag = str(element.tag)
    name = f"{tag.removesuffix(local(element))}c" if is_component(element) else tag
    names = cast(dict[str, str], element.nsmap)
    copy = etree.Element(name, None, names) if outer is None else etree.SubElement(outer, name, None, names)
    copy.attrib.update(element.attrib)
    return copy


def _add(copy: Element, one: Element) -> None:
    """A child of the component; of the components below only what they are called."""
    if is_component(one):
        inner = _shell(one, copy)
        _name(inner, one, _NAMES)
        inner.extend([deepcopy(note) for note in at(one, *_INHERITED)])
    elif local(one) == "dsc":
        inner = _shell(one, copy)
        for below in one:
            _add(inner, below)
    else:
        copy.append(deepcopy(one))


def _name(copy: Element, unit: Element, paths: tuple[str, ...]) -> None:
    """Puts into the copy of a unit what stands at these paths of its `did`."""
    if found := at(unit, *paths):
        inner = _shell(found[0].getparent(), copy)  # type: ignore[arg-type]
        inner.extend([deepcopy(one) for one in found])
