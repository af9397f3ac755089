"""One LIDO record: its blocks of descriptive metadata, one for each language, read side by side.

Standard: LIDO 1.1 (and 1.0), `lido`, `descriptiveMetadata`, `administrativeMetadata`: both blocks are repeated in
full for each language of a multilingual record.
"""

from dataclasses import dataclass

from lxml import etree

from crosswalks.common.elements import at, attribute, text, values
from crosswalks.common.texts import Value
from crosswalks.xml import local
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

DESCRIPTIVE = "descriptiveMetadata"
ADMINISTRATIVE = "administrativeMetadata"
_WRAPPED = ("actor", "place", "object")
_IDENTIFIERS = ("conceptID", "actorID", "placeID", "objectID")
Element = etree._Element
Group = list[Element]
"""Elements that say the same in different languages."""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """`identifier` is the OAI identifier, `root` the element `lido`."""

    identifier: str
    root: Element

    def values(self, *paths: str) -> list[Value]:
        return values(self.root, *paths)

    def groups(self, block: str, path: str) -> list[Group]:
        return aligned([at(one, path) for one in at(self.root, block)])


def read(found: Element, payload: Payload) -> Source:
    """Raises Rejected where no object is described, or a `lidoWrap` holds several."""
    if local(found) == "lidoWrap":
        raise Rejected("crosswalk.metadata", f"one LIDO record is expected, {len(found)} stand here")
    if not at(found, DESCRIPTIVE):
        raise Rejected("crosswalk.metadata", "the LIDO record describes nothing")
    return Source(payload.identifier, found)


def aligned(listed: list[list[Element]]) -> list[Group]:
    """Where all blocks hold equally many, the first of each belong together, the second …; else those of one URI."""
    if len({len(one) for one in listed}) == 1:
        return [list(group) for group in zip(*listed, strict=True)]
    groups: dict[str | int, Group] = {}
    for number, element in enumerate(element for one in listed for element in one):
        groups.setdefault(next(iter(uris(element)), number), []).append(element)
    return list(groups.values())


def uris(element: Element) -> list[str]:
    """Addresses of authority files: SKOS concepts (LIDO 1.1), identifiers (`conceptID`, `actorID` …), `owl:sameAs`."""
    inner = [one for child in element for one in (child if local(child) in _WRAPPED else [child])]
    concepts = [attribute(one, "about") for one in inner if local(one) == "Concept"]
    named = [one for one in inner if local(one) in _IDENTIFIERS]
    stated = [text(one) for one in named or [element]]
    same = [attribute(one, "resource") or text(one) for one in inner if local(one) == "sameAs"]
    return [one for one in concepts + stated + same if one.startswith(("http://", "https://"))]
