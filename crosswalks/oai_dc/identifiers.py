"""Identifiers, told apart by their form, and the page that shows what is described.

Standards: DCMI Metadata Terms, `identifier`; ISBN (ISO 2108), ISSN (ISO 3297), DOI (ISO 26324).
"""

import re

from crosswalks.oai_dc.media import is_media, links
from crosswalks.oai_dc.source import Source
from crosswalks.oai_dc.texts import texts

Identifier = dict[str, str]

_DOI = re.compile(r"(?:^doi:\s*|^(?:https?://(?:dx\.)?doi\.org/)|^)(10\.\d{4,9}/\S+)$", re.I)
_ISBN = re.compile(r"(?:^(?:urn:)?isbn[:\s]*|^(?=97[89]))((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])$", re.I)
_ISSN = re.compile(r"^(?:urn:)?e?issn[:\s]*(\d{4}-\d{3}[\dXx])$", re.I)
UNESCO = re.compile(r"^https?://ich\.unesco\.org/[a-z]{2}/(RL|USL|BSP|GSP)/(?:[^/?#]*-)?(\d{1,5})(?:[?#]|$)", re.I)


def identifiers(source: Source) -> list[Identifier]:
    own = [{"scheme": "oai", "value": source.identifier}] if source.identifier.startswith("oai:") else []
    stated = (identifier(text) for text in texts(source.get("identifier")) if not is_media(text))
    return own + [found for found in stated if found["value"] != source.identifier]


def identifier(text: str) -> Identifier:
    """What kind of identifier a text is; `local` where its form does not tell."""
    if (found := _DOI.search(text)) is not None:
        return {"scheme": "doi", "value": found[1], "uri": f"https://doi.org/{found[1]}"}
    if text.startswith(("http://", "https://")):
        return _address(text)
    if text.startswith("oai:"):
        return {"scheme": "oai", "value": text}
    if (found := _ISBN.search(text)) is not None:
        return {"scheme": "isbn", "value": re.sub(r"[-\s]", "", found[1]).upper()}
    if (found := _ISSN.search(text)) is not None:
        return {"scheme": "issn", "value": found[1].upper()}
    return {"scheme": "local", "value": text}


def _address(text: str) -> Identifier:
    if (found := UNESCO.search(text)) is not None:
        return {"scheme": "unesco-ich", "value": found[2].zfill(5), "uri": text}
    return {"scheme": "url", "value": text, "uri": text}


def landing_page(source: Source) -> str | None:
    """The first address among the identifiers that is neither a file nor UNESCO's page of the element."""
    pages = (link for text in texts(source.get("identifier")) for link in links(text))
    return next((page for page in pages if not is_media(page) and not UNESCO.search(page)), None)
