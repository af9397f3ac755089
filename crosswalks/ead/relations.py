"""What the unit is part of, the parts one level below it, and related material.

Standards: EAD 2002 and EAD3, `dsc`, `c`; `relatedmaterial`, `separatedmaterial`.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at
from crosswalks.common.texts import language_map
from crosswalks.ead.identifiers import first_identifier
from crosswalks.ead.prose import paragraphs
from crosswalks.ead.source import Element, Source, parts
from crosswalks.ead.title import titles


def relations(source: Source) -> list[dict[str, Any]]:
    """The unit above, the components of `dsc` one level below, `relatedmaterial` and `separatedmaterial`."""
    whole = [_unit("is_part_of", one) for one in source.units[1:2]]
    below = [_unit("has_part", one) for one in parts(source.unit)]
    material = at(source.unit, "relatedmaterial", "separatedmaterial")
    related = [{"type": "relation", "target": line} for one in material for line in paragraphs(one)]
    return distinct([*whole, *below, *related])


def _unit(kind: str, unit: Element) -> dict[str, Any]:
    """By its identifier, else by its title."""
    label = language_map(titles(unit))
    target = first_identifier(unit) or next((text for some in label.values() for text in some), "")
    return {"type": kind, "target": target} | ({"label": label} if label else {}) if target else {}
