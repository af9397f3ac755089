"""People and organisations, with the role that stands in brackets behind a name.

Standard: DCMI Metadata Terms, `creator`, `contributor`, `publisher`.
"""

from typing import Any

from crosswalks.common.agents import agent
from crosswalks.common.texts import Map, language_map
from crosswalks.oai_dc.source import Source


def creators(source: Source) -> list[dict[str, Any]]:
    """`creator`: each value is one agent."""
    return [agent(value) for value in source.get("creator")]


def contributors(source: Source) -> list[dict[str, Any]]:
    """`contributor`: each value is one agent."""
    return [agent(value) for value in source.get("contributor")]


def organisers(source: Source) -> list[dict[str, Any]]:
    """`creator` and `publisher`, for an event."""
    return [agent(value) for value in source.get("creator", "publisher")]


def publisher(source: Source) -> Map:
    """`publisher`."""
    return language_map(source.get("publisher"))
