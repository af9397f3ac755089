"""People and organisations, with the role that stands in brackets behind a name: `Bold, D. (photographer)`.

Standard: DCMI Metadata Terms, `creator`, `contributor`, `publisher`.
"""

import re
from typing import Any

from crosswalks.oai_dc.source import Source, Value
from crosswalks.oai_dc.texts import Map, language_map

_ROLE = re.compile(r"\(([a-z][a-z ]{2,30})\)$")


def creators(source: Source) -> list[dict[str, Any]]:
    return [_agent(value) for value in source.get("creator")]


def contributors(source: Source) -> list[dict[str, Any]]:
    return [_agent(value) for value in source.get("contributor")]


def organisers(source: Source) -> list[dict[str, Any]]:
    return [_agent(value) for value in source.get("creator", "publisher")]


def publisher(source: Source) -> Map:
    return language_map(source.get("publisher"))


def _agent(value: Value) -> dict[str, Any]:
    text, language = value
    found = _ROLE.search(text[-34:]) if text.endswith(")") else None
    bare = text[: -len(found[0])].rstrip() if found else text
    name = {language or "und": [bare or text]}
    return {"name": name, "role": found[1]} if found and bare else {"name": name}
