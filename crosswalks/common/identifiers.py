"""Identifiers, told apart by their form, and the page that shows what is described.

Standards: ISBN (ISO 2108), ISSN (ISO 3297), DOI (ISO 26324); UNESCO's addresses of inscribed elements.
"""

import re
from collections.abc import Iterable

from crosswalks.common.media import is_media, links

Identifier = dict[str, str]

_DOI = re.compile(r"(?:^doi:\s*|^(?:https?://(?:dx\.)?doi\.org/)|^)(10\.\d{4,9}/\S+)$", re.I)
_ISBN = re.compile(r"(?:^(?:urn:)?isbn[:\s]*|^(?=97[89]))((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])$", re.I)
_ISSN = re.compile(r"^(?:urn:)?e?issn[:\s]*(\d{4}-\d{3}[\dXx])$", re.I)
UNESCO = re.compile(r"^https?://ich\.unesco\.org/[a-z]{2}/(RL|USL|BSP|GSP)/(?:[^/?#]*-)?(\d{1,5})(?:[?#]|$)", re.I)


def identifier(text: str) -> Identifier:
    """What kind of identifier a text is; `local` where its form does not tell."""
    if "10." in text and (found := _DOI.match(text)) is not None:
        return {"scheme": "doi", "value": found[1], "uri": f"https://doi.org/{found[1]}"}
    if text.startswith(("http://", "https://")):
        return _address(text)
    if text.startswith("oai:"):
        return {"scheme": "oai", "value": text}
    if (found := _ISBN.match(text)) is not None:
        return {"scheme": "isbn", "value": re.sub(r"[-\s]", "", found[1]).upper()}
    if (found := _ISSN.match(text)) is not None:
        return {"scheme": "issn", "value": found[1].upper()}
    return {"scheme": "local", "value": text}


def harvested(identifier: str, stated: Iterable[Identifier]) -> list[Identifier]:
    """The record's own OAI identifier and those that it states, each once."""
    own = [{"scheme": "oai", "value": identifier}] if identifier.startswith("oai:") else []
    others = {one["scheme"] + one["value"]: one for one in stated if one["value"] != identifier}
    return own + list(others.values())


def page(stated: Iterable[str]) -> str | None:
    """The first address in these texts that is neither a file nor UNESCO's page of the element."""
    pages = (link for text in stated for link in links(text))
    return next((page for page in pages if not is_media(page) and not UNESCO.match(page)), None)


def _address(text: str) -> Identifier:
    if (found := UNESCO.match(text)) is not None:
        return {"scheme": "unesco-ich", "value": found[2].zfill(5), "uri": text}
    return {"scheme": "url", "value": text, "uri": text}
