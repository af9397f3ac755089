"""Identifiers of the resource, and the page that its DOI leads to.

Standard: DataCite 4, property 1 (`identifier`), property 11 (`alternateIdentifier`), property 12
(`relatedIdentifier`, relation IsIdenticalTo).
"""

from crosswalks.common.elements import at, text
from crosswalks.common.identifiers import Identifier, harvested, identifier, page
from crosswalks.datacite.source import Element, Source, is_value

_NUMBERS = ("isbn", "issn")


def identifiers(source: Source) -> list[Identifier]:
    """The DOI, alternate identifiers, and those of what is identical."""
    same = [one for one in at(source.root, "relatedIdentifiers/relatedIdentifier") if _is_same(one)]
    stated = [*at(source.root, "identifier", "alternateIdentifiers/alternateIdentifier"), *same]
    return harvested(source.identifier, [_identifier(one) for one in stated if text(one) and is_value(text(one))])


def landing_page(source: Source) -> str | None:
    """The address of the DOI, else an alternate identifier that is a page."""
    found = identifiers(source)
    doi = next((one["uri"] for one in found if one["scheme"] == "doi"), None)
    return doi or page(one["uri"] for one in found if "uri" in one)


def _identifier(element: Element) -> Identifier:
    kind = (element.get("alternateIdentifierType") or element.get("relatedIdentifierType") or "").lower()
    numbered = identifier(f"{kind}:{text(element)}")
    return numbered if numbered["scheme"] in _NUMBERS else identifier(text(element))


def _is_same(element: Element) -> bool:
    return element.get("relationType") == "IsIdenticalTo"
