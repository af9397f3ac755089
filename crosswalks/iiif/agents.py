"""Who made what is shown, who published it, who provides it.

Standard: IIIF Presentation API 3.0, `metadata`, `provider`, `partOf`, `seeAlso`; 2.1, `within`.
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.common.titles import first_of_each
from crosswalks.iiif import labels
from crosswalks.iiif.source import Source, address, several, spoken


def creators(source: Source) -> list[dict[str, Any]]:
    """Creators in `metadata`; a label such as Photographer is the role."""
    return _agents(source, labels.CREATORS)


def contributors(source: Source) -> list[dict[str, Any]]:
    """Contributors in `metadata`; a label such as Performer is the role."""
    return _agents(source, labels.CONTRIBUTORS)


def publisher(source: Source) -> Map:
    """The publisher in `metadata`."""
    return language_map(source.labelled("publisher"))


def data_provider(source: Source) -> dict[str, Any]:
    """The first `provider` with a label, of which the lines behind the first are its address."""
    found = (
        (language_map(first_of_each(spoken(one.get("label")))[0]), one)
        for one in several(source.manifest.get("provider"))
    )
    return next((reference(label, address(one)) for label, one in found if label), {})


def relations(source: Source) -> list[dict[str, Any]]:
    """`partOf` (3) and `within` (2), `seeAlso`; relations in `metadata`."""
    stated = source.manifest
    wholes = [one for key in ("partOf", "within") for one in several(stated.get(key)) if address(one)]
    parts = [{"type": "is_part_of", "target": address(one)} | _labelled(one) for one in wholes]
    named = [{"type": "is_part_of", "target": text} for text, _ in source.labelled("whole")]
    related = [{"type": "relation", "target": text} for text, _ in source.labelled("relation")]
    data = [one for one in several(stated.get("seeAlso")) if address(one)]
    described = [{"type": "relation", "target": address(one)} | _labelled(one) for one in data]
    return distinct([*parts, *named, *related, *described])


def _agents(source: Source, groups: tuple[str, ...]) -> list[dict[str, Any]]:
    return distinct(_agent(group, values) for group, values in source.translated(*groups))


def _agent(group: str, values: list[Value]) -> dict[str, Any]:
    """The label is the role where it says one; else what stands in brackets behind the name."""
    found = [agent(value) for value in values]
    name = {tag: names for one in found for tag, names in one["name"].items()}
    said = next((one["role"] for one in found if "role" in one), None)
    role = said if group in ("creator", "contributor") else group
    return {"name": name} | ({"role": role} if role else {})


def _labelled(one: dict[str, Any]) -> dict[str, Any]:
    label = language_map(spoken(one.get("label")))
    return {"label": label} if label else {}
