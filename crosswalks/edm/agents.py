"""People and organisations: who made the object, who had a part in it, who published it, through whom it came.

Standard: EDM, `dc:creator`, `dc:contributor`, `dc:publisher`, `edm:Agent`; `edm:dataProvider`, `edm:provider`,
`edm:intermediateProvider` of the aggregation.
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.distinct import distinct
from crosswalks.common.texts import Map, language_map
from crosswalks.edm.source import Source
from crosswalks.edm.values import Stated, literals, of_aggregation, of_object, reference


def creators(source: Source) -> list[dict[str, Any]]:
    """`dc:creator`, with the labels of its `edm:Agent`."""
    return distinct(map(_agent, of_object(source, "dc:creator")))


def contributors(source: Source) -> list[dict[str, Any]]:
    """`dc:contributor`, with the labels of its `edm:Agent`."""
    return distinct(map(_agent, of_object(source, "dc:contributor")))


def publisher(source: Source) -> Map:
    """`dc:publisher`."""
    return language_map(literals(of_object(source, "dc:publisher")))


def data_provider(source: Source) -> dict[str, Any]:
    """The organisation that the object comes from (`edm:dataProvider`)."""
    return next((found for one in of_aggregation(source, "edm:dataProvider") if (found := reference(one))), {})


def provider(source: Source) -> dict[str, Any]:
    """The organisation that passes the record on (`edm:provider`)."""
    return next((found for one in of_aggregation(source, "edm:provider") if (found := reference(one))), {})


def intermediate(source: Source) -> list[dict[str, Any]]:
    """Those between the two (`edm:intermediateProvider`)."""
    return distinct(map(reference, of_aggregation(source, "edm:intermediateProvider")))


def _agent(one: Stated) -> dict[str, Any]:
    """An address without a name is no name; in plain words the role may stand in brackets."""
    if one.node is None and one.labels:
        return agent(one.labels[0])
    found = reference(one)
    named = {"name": found.get("label"), "ref": found.get("uri")}
    return {key: part for key, part in named.items() if part} if named["name"] else {}
