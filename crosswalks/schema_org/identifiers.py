"""Identifiers of the thing, and the page that shows it.

Standard: JSON-LD 1.1, section 3.3 (`@id`); schema.org, `identifier` (text, address or PropertyValue), `isbn`, `issn`,
`sameAs`, `url`, `mainEntityOfPage`.
"""

from crosswalks.common.identifiers import Identifier, harvested, identifier, page
from crosswalks.common.texts import texts
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

_SCHEMES = ("isbn", "issn", "doi", "isni", "orcid", "viaf", "wikidata", "ror")


def identifiers(source: Source) -> list[Identifier]:
    """`@id`, `identifier`, `isbn`, `issn`, and what is the same by `sameAs`."""
    node = source.node
    own = [identifier(link) for link in [node.address()] if link]
    numbers = [identifier(f"{name}:{text}") for name in ("isbn", "issn") for text in texts(node.values(name))]
    same = [identifier(link) for link in node.addresses("sameAs")]
    stated = [found for one in node.things("identifier") for found in _stated(one)]
    return harvested(source.identifier, [*own, *stated, *numbers, *same])


def landing_page(source: Source) -> str | None:
    """`url`; else the page whose main entity the thing is."""
    return page([*source.node.addresses("url"), *source.node.addresses("mainEntityOfPage")])


def _stated(one: Node) -> list[Identifier]:
    """A PropertyValue names its scheme in `propertyID`; else the form of the text tells."""
    named = next(iter(texts(one.values("propertyID"))), "").lower()
    scheme = next((name for name in _SCHEMES if named == name or named.endswith(f"/{name}")), "")
    values = texts(one.values("value")) or [one.address() or "", *texts(one.values("name"))]
    found = [identifier(text) for text in values if text]
    return [{**each, "scheme": scheme} if scheme and each["scheme"] == "local" else each for each in found]
