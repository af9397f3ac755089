"""What the thing is part of, holds, is based on or translates; the series that it stands in.

Standard: schema.org, `isPartOf`, `hasPart`, `isBasedOn`, `workExample`, `translationOfWork`, `subjectOf`, `mentions`,
`about`, `citation`, `subEvent`, `superEvent`, `parentOrganization`; Periodical, BookSeries (`volumeNumber`,
`issueNumber`, `position`).
"""

from collections.abc import Iterator
from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import language_map, texts
from crosswalks.schema_org.agents import ref, referred
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source
from crosswalks.schema_org.subjects import about_elements

TYPES = {"isPartOf": "is_part_of", "hasPart": "has_part", "workExample": "has_version", "exampleOfWork": "relation",
         "isBasedOn": "relation", "citation": "relation", "mentions": "relation", "subjectOf": "relation",
         "isRelatedTo": "relation", "relatedLink": "relation", "subEvent": "has_part",
         "workPerformed": "relation"}  # fmt: skip
_SERIES = {"Periodical", "Newspaper", "BookSeries", "CreativeWorkSeries", "PodcastSeries", "TVSeries", "RadioSeries",
           "PublicationIssue", "PublicationVolume"}  # fmt: skip


def relations(source: Source) -> list[dict[str, Any]]:
    """The address of each, or its name where it has none; first the elements that it is about."""
    about = ({"type": "about", "target": uri, **one} for one in about_elements(source) if (uri := one.pop("uri")))
    return distinct(
        [*about, *(_relation(one, kind) for name, kind in TYPES.items() for one in source.node.things(name))]
    )


def series(source: Source) -> dict[str, Any]:
    """The outermost series or periodical, with the number of the volume and issue on the way there."""
    steps = list(_wholes(source.node))
    found = next((one for one in reversed(steps) if _SERIES.intersection(one.classes()) and one.values("name")), None)
    if found is None:
        return {}
    number = texts([value for one in steps for value in one.values("issueNumber")])
    volume = texts([value for one in (source.node, *steps) for value in one.values("volumeNumber")])
    stated = {"title": language_map(found.values("name")), "volume": "".join(volume[:1]), "number": "".join(number[:1])}
    return {key: part for key, part in stated.items() if part}


def series_position(source: Source) -> int | None:
    """`position`, if it is a number."""
    return next((int(text) for text in texts(source.node.values("position")) if text.isdecimal()), None)


def language_version_of(source: Source) -> dict[str, Any]:
    """`translationOfWork`."""
    return next((found for one in source.node.things("translationOfWork") if (found := _reference(one))), {})


def event_series(source: Source) -> dict[str, Any]:
    """`superEvent`."""
    return next((found for one in source.node.things("superEvent") if (found := _reference(one))), {})


def parent_organisation(source: Source) -> dict[str, Any]:
    """`parentOrganization`."""
    return next((found for one in source.node.things("parentOrganization") if (found := referred(one))), {})


def _reference(one: Node) -> dict[str, Any]:
    return reference(language_map(one.values("name")), ref(one) or next(iter(one.addresses("url")), None))


def _relation(one: Node, kind: str) -> dict[str, Any]:
    found = _reference(one)
    label = found.get("label", {})
    target = found.get("uri") or next((text for words in label.values() for text in words), None)
    if not target:
        return {}
    return {"type": kind, "target": target} | ({"label": label} if label and target == found.get("uri") else {})


def _wholes(node: Node) -> Iterator[Node]:
    """An issue is part of a volume, a volume of a periodical: three steps are enough."""
    step = [node]
    for _ in range(3):
        step = [whole for one in step for whole in one.things("isPartOf")]
        yield from step
