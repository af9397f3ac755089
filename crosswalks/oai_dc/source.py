"""One oai_dc record as its Dublin Core values.

Standard: OAI-PMH 2.0, sections 2.5 (record) and 3.4 (oai_dc).
"""

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crosswalks.xml import LANG, metadata
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Value = tuple[str, str]
"""A text and its `xml:lang`, "" where there is none."""

_DUBLIN_CORE = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}")
_OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is the OAI identifier; `values` are texts by local name (`title`, `abstract`), never blank."""

    identifier: str
    values: dict[str, list[Value]]

    def get(self, *names: str) -> list[Value]:
        found = self.values.get(names[0], [])
        for name in names[1:]:
            found = found + self.values.get(name, [])
        return found


def read(payload: Payload) -> Source:
    """Raises Rejected for XML that cannot be read, for another format and where there is no metadata."""
    root = metadata(payload)
    if root.tag != _OAI_DC:
        raise Rejected("crosswalk.format", "the metadata is not oai_dc", str(root.tag))
    values = _values(root)
    if not values:
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return Source(payload.identifier, values)


def _values(container: etree._Element) -> dict[str, list[Value]]:
    inherited, values = container.get(LANG, ""), dict[str, list[Value]]()
    for element in container:
        text = (element.text or "") if not len(element) else "".join(map(str, element.itertext()))
        if (text := text.strip()) and (name := _term(element.tag)):
            values.setdefault(name, []).append((text, element.get(LANG, inherited)))
    return values


@lru_cache(maxsize=256)
def _term(tag: str) -> str | None:
    """The local name of a Dublin Core element; a qualified name that is none has none."""
    return tag.rpartition("}")[2] if tag.startswith(_DUBLIN_CORE) else None
