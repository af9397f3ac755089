"""Rights and access, and the Labels that communities put beside them.

Standard: MODS, `accessCondition` of every type, with the address in `xlink:href`; Local Contexts Labels.
"""

from typing import Any

from crosswalks.common.once import once
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.mods.source import HREF, Source, address_of, value


def rights(source: Source) -> dict[str, Any]:
    """The address of each `accessCondition`, then its text."""
    return rights_of(_values(source))


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels among the texts of `accessCondition`."""
    return sensitivity_of(_values(source))


@once
def _values(source: Source) -> list[Value]:
    found: list[Value] = []
    for element in source.get("accessCondition"):
        if link := address_of(element, HREF, "href", "valueURI"):
            found.append((link, ""))
        found.append(value(element))
    return [one for one in found if one[0]]
