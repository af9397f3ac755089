"""Licences and statements of rights, and who holds them.

Standard: DataCite 4, property 16 (`rights`, `rightsURI`), property 7 (contributor type RightsHolder).
"""

from typing import Any

from crosswalks.common.elements import at, value
from crosswalks.common.rights import rights_of, sensitivity_of
from crosswalks.common.texts import Value
from crosswalks.datacite.agents import holder
from crosswalks.datacite.source import Source


def rights(source: Source) -> dict[str, Any]:
    """Addresses before words."""
    return rights_of(_values(source), holder(source))


def sensitivity(source: Source) -> dict[str, Any]:
    """Labels of Local Contexts among the statements."""
    return sensitivity_of(_values(source))


def _values(source: Source) -> list[Value]:
    stated = at(source.root, "rightsList/rights", "rights")
    linked: list[Value] = [(one.get("rightsURI") or "", "") for one in stated]
    return [one for one in dict.fromkeys([*linked, *map(value, stated)]) if one[0]]
