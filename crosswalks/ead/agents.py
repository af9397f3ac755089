"""Who made or gathered the material, and who keeps it. Parts inherit both.

Standards: EAD 2002 and EAD3, `did/origination` (`label`), `persname`, `corpname`, `famname`, `name` (`role`,
`authfilenumber`; EAD3 `relator`, `identifier`), `did/repository`.
"""

from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, value
from crosswalks.common.relators import role
from crosswalks.common.texts import language_map
from crosswalks.components.units import Element
from crosswalks.ead.prose import name
from crosswalks.ead.source import Source

NAMES = ("persname", "corpname", "famname", "name")


def creators(source: Source) -> list[dict[str, Any]]:
    """The names of an origination, each with its role; the label `Creator` says nothing more."""
    return distinct(agent for one in source.inherited("did/origination") for agent in _agents(one))


def data_provider(source: Source) -> dict[str, Any]:
    """The repository."""
    stated = source.inherited("did/repository")
    named = [name(one) for each in stated for one in at(each, *NAMES)] or [value(one) for one in stated]
    label = language_map(one for one in named[:1] if one[0])
    return {"label": label} if label else {}


def _agents(element: Element) -> list[dict[str, Any]]:
    label = element.get("label") or ""
    named = at(element, *NAMES)
    stated = [(name(one), one) for one in named or [element]]
    return [_agent(one, text, tag, label) for (text, tag), one in stated if text]


def _agent(element: Element, text: str, tag: str, label: str) -> dict[str, Any]:
    stated = element.get("relator") or element.get("role") or ("" if label.casefold() == "creator" else label)
    found = {"name": {tag or "und": [text]}, "role": role(stated), "ref": address(element)}
    return {key: part for key, part in found.items() if part}


def address(element: Element) -> str:
    """Where the name stands in an authority file, if that is an address."""
    stated = element.get("identifier") or element.get("authfilenumber") or ""
    return stated if stated.startswith(("http://", "https://")) else ""
