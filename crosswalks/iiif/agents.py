"""Who made what is shown, who published it, who provides it.

Standard: IIIF Presentation API 3.0, `metadata`, `provider`, `partOf`; 2.1, `within`.
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import Map, language_map
from crosswalks.iiif import labels
from crosswalks.iiif.source import Source, address, several, spoken


def creators(source: Source) -> list[dict[str, Any]]:
    """Creators in `metadata`; a label such as Photographer is the role."""
    return _agents(source, labels.CREATOR)


def contributors(source: Source) -> list[dict[str, Any]]:
    """Contributors in `metadata`; a label such as Performer is the role."""
    return _agents(source, labels.CONTRIBUTOR)


def publisher(source: Source) -> Map:
    """The publisher in `metadata`."""
    return language_map(source.labelled(labels.PUBLISHER))


def data_provider(source: Source) -> dict[str, Any]:
    """The first `provider` with a label."""
    found = ((language_map(spoken(one.get("label"))), one) for one in several(source.manifest.get("provider")))
    return next((reference(label, address(one)) for label, one in found if label), {})


def relations(source: Source) -> list[dict[str, Any]]:
    """`partOf` (3) and `within` (2); relations in `metadata`."""
    wholes = [one for key in ("partOf", "within") for one in several(source.manifest.get(key)) if address(one)]
    parts = [{"type": "is_part_of", "target": address(one)} | _labelled(one) for one in wholes]
    named = [{"type": "is_part_of", "target": text} for text, _ in source.labelled(labels.WHOLE)]
    related = [{"type": "relation", "target": text} for text, _ in source.labelled(labels.RELATION)]
    return distinct([*parts, *named, *related])


def _agents(source: Source, group: frozenset[str]) -> list[dict[str, Any]]:
    found = [(label.rstrip("s"), agent(value)) for label, value in source.pairs if label in group]
    return distinct({**one, "role": role} if role in labels.ROLES else one for role, one in found)


def _labelled(one: dict[str, Any]) -> dict[str, Any]:
    label = language_map(spoken(one.get("label")))
    return {"label": label} if label else {}
