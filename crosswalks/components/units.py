"""The units of a finding aid: the whole and its components.

Standards: EAD 2002 and EAD3, `archdesc`, `descgrp`, `dsc`, `c`, `c01` to `c12` (the same, numbered), `@level`,
`@audience`.
"""

import re
from collections.abc import Collection
from typing import cast

from lxml import etree

from crosswalks.common.elements import at
from crosswalks.xml import local

Element = etree._Element
ALL = "all"
_COMPONENT = re.compile(r"c(?:0[1-9]|1[0-2])?$")
_INTERNAL = etree.XPath(".//*[@audience = 'internal']")


def description(root: Element) -> Element | None:
    """The unit that a document describes as a whole."""
    return root if is_unit(root) else next(iter(at(root, "archdesc")), None)


def is_component(element: Element) -> bool:
    return _COMPONENT.match(local(element)) is not None


def is_unit(element: Element) -> bool:
    return local(element) == "archdesc" or is_component(element)


def is_part(component: Element, levels: Collection[str]) -> bool:
    """Whether a component is a record of its own, where those of these levels are."""
    return ALL in levels or component.get("level") in levels


def parts(unit: Element) -> list[Element]:
    """The components one level below."""
    return [one for one in [*unit, *at(unit, "dsc/*")] if is_component(one)]


def is_internal(element: Element) -> bool:
    return element.get("audience") == "internal"


def prune(root: Element) -> None:
    """What is internal is gone before anything is read; the text behind it stays. A group of notes is its notes."""
    _remove_internal(root)
    for group in list(root.iterdescendants("{*}descgrp")):
        while len(group):
            group.addprevious(group[0])


def _remove_internal(root: Element) -> None:
    for one in cast(list[Element], _INTERNAL(root)):
        if (parent := one.getparent()) is not None:
            before = one.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (one.tail or "")
            else:
                parent.text = (parent.text or "") + (one.tail or "")
            parent.remove(one)
