"""What the unit is part of, the parts one level below it, and related material.

Standards: EAD 2002 and EAD3, `dsc`, `c`; `relatedmaterial`, `separatedmaterial`.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at
from crosswalks.common.texts import language_map
from crosswalks.components.units import Element, parts
from crosswalks.ead.identifiers import first_identifier
from crosswalks.ead.prose import paragraphs
from crosswalks.ead.rights import labels
from crosswalks.ead.source import Source
from crosswalks.ead.title import titles


def relations(source: Source) -> list[dict[str, Any]]:
    """The unit above, the components of `dsc` one level below, `relatedmaterial` and `separatedmaterial`.

    Units that are records of their own are named by the record's identifier, all of them above. A component that is
    none and bears a Label is not named: nothing judges whether it may be.
    """
    whole = [_unit("is_part_of", one, source) for one in _above(source)]
    below = [_unit("has_part", one, source) for one in parts(source.unit) if source.record(one) or not labels(one)]
    material = at(source.unit, "relatedmaterial", "separatedmaterial")
    related = [{"type": "relation", "target": line} for one in material for line in paragraphs(one)]
    return distinct([*whole, *below, *related])


def _above(source: Source) -> list[Element]:
    nearest = source.units[1:2]
    records = [one for one in source.units[1:] if source.record(one)]
    return [*nearest, *(one for one in records if one not in nearest)]


def _unit(kind: str, unit: Element, source: Source) -> dict[str, Any]:
    """By its record or its identifier, else by its title."""
    label = language_map(titles(unit))
    named = source.record(unit) or first_identifier(unit)
    target = named or next((text for some in label.values() for text in some), "")
    return {"type": kind, "target": target} | ({"label": label} if label else {}) if target else {}
