"""What tells the components of one finding aid apart, from one delivery to the next.

Standards: EAD 2002 and EAD3, `@id`; `did/unitid`, the reference code (ISAD(G) 3.1.1).
"""

import re
from collections import Counter
from collections.abc import Iterator

from crosswalks.common.elements import at, attribute, text
from crosswalks.components.units import Element, description, parts

_NAME = re.compile(r"[\w.:-]{1,200}")
_CODE = re.compile(r"[^/#][^#]{0,199}")


def keyed(root: Element) -> dict[str, Element]:
    """Components by key: the `id`, else a reference code that no other has, else the place (`/1/3`).

    Each is given its key as `id`.
    """
    top = description(root)
    found = list(_below(top, "")) if top is not None else []
    names, codes = {_name(one) for _, one in found}, Counter(_code(one) for _, one in found)
    keys: dict[str, Element] = {}
    for place, one in found:
        name, code = _name(one), _code(one)
        if name in keys or not name:
            name = code if codes[code] == 1 and code not in names else ""
        keys[name or place] = one
    for key, one in keys.items():
        one.set("id", key)
    return keys


def _below(unit: Element, place: str) -> Iterator[tuple[str, Element]]:
    for number, one in enumerate(parts(unit), 1):
        here = f"{place}/{number}"
        yield here, one
        yield from _below(one, here)


def _name(component: Element) -> str:
    stated = component.get("id") or ""
    return stated if _NAME.fullmatch(stated) else ""


def _code(component: Element) -> str:
    """The first reference code, its link where it has one (ARK); none that only the archive's software knows
    (`/repositories/2/…`).
    """
    stated = (_link(one) or text(one) for one in at(component, "did/unitid"))
    return next((code for code in stated if _CODE.fullmatch(code)), "")


def _link(code: Element) -> str:
    return next((found for one in at(code, "*") if (found := attribute(one, "href"))), "")
