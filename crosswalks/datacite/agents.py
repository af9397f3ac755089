"""Who made the resource, who had a part in it, who publishes it.

Standard: DataCite 4, property 2 (`creator`), property 7 (`contributor`, `contributorType`), property 4 (`publisher`),
`nameIdentifier` (ORCID, ISNI, ROR).
"""

import re
from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, text, value
from crosswalks.common.texts import Map, language_map
from crosswalks.datacite.source import Element, Source, is_value

_ADDRESSES = {"orcid": "https://orcid.org/", "isni": "https://isni.org/isni/", "ror": "https://ror.org/"}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HOLDER, _OTHER = "RightsHolder", "Other"


def creators(source: Source) -> list[dict[str, Any]]:
    """`creatorName`, with the address of an ORCID, ISNI or ROR."""
    return distinct(_agent(one, "creatorName") for one in at(source.root, "creators/creator"))


def contributors(source: Source) -> list[dict[str, Any]]:
    """`contributorName`; the role is `contributorType` in words, of which Other says none."""
    stated = [one for one in at(source.root, "contributors/contributor") if one.get("contributorType") != _HOLDER]
    return distinct(_agent(one, "contributorName") for one in stated)


def publisher(source: Source) -> Map:
    """`publisher`, as it stands."""
    return language_map(source.values("publisher"))


def holder(source: Source) -> str | None:
    """The contributor who holds the rights."""
    stated = [one for one in at(source.root, "contributors/contributor") if one.get("contributorType") == _HOLDER]
    return next((text(name) for one in stated for name in at(one, "contributorName") if text(name)), None)


def _agent(element: Element, path: str) -> dict[str, Any]:
    name = next((value(one) for one in at(element, path) if text(one)), ("", ""))
    kind = element.get("contributorType") or _OTHER
    role = "" if kind == _OTHER else _CAPITAL.sub(" ", kind).lower()
    found = {"name": {name[1] or "und": [name[0]]}, "role": role, "ref": _ref(element)}
    return {key: part for key, part in found.items() if part} if name[0] and is_value(name[0]) else {}


def _ref(element: Element) -> str | None:
    return next((address for one in at(element, "nameIdentifier") if (address := _address(one))), None)


def _address(element: Element) -> str | None:
    stated, scheme = text(element), (element.get("nameIdentifierScheme") or "").lower()
    if stated.startswith(("http://", "https://")):
        return stated
    return f"{_ADDRESSES[scheme]}{stated.replace(' ', '')}" if stated and scheme in _ADDRESSES else None
