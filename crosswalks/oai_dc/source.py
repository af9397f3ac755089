"""One oai_dc record as its Dublin Core values.

Standard: OAI-PMH 2.0, sections 2.5 (record) and 3.4 (oai_dc); XML without DTD, entities or network.
"""

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Value = tuple[str, str]
"""A text and its `xml:lang`, "" where there is none."""

_DUBLIN_CORE = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}")
_OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)


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
    """Raises Rejected for XML that is not well-formed or declares entities, and where there is no metadata."""
    envelope = payload.envelope
    try:
        root = etree.fromstring(envelope.head + payload.data + envelope.tail, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Rejected("crosswalk.xml", f"the record is not well-formed XML: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Rejected("crosswalk.xml", "the record comes with a document type declaration")
    values = _values(_container(root))
    if not values:
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return Source(payload.identifier, values)


def _container(root: etree._Element) -> etree._Element:
    record = root if _local(root) == "record" else _child(_verb(root), "record")
    metadata = None if record is None else _child(record, "metadata")
    if metadata is None or not len(metadata):
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    if metadata[0].tag != _OAI_DC:
        raise Rejected("crosswalk.format", "the metadata is not oai_dc", str(metadata[0].tag))
    return metadata[0]


def _verb(root: etree._Element) -> etree._Element:
    return next((child for child in root if _local(child) in ("ListRecords", "GetRecord")), root)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _local(child) == name), None)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _values(container: etree._Element) -> dict[str, list[Value]]:
    inherited, values = container.get(_LANG, ""), dict[str, list[Value]]()
    for element in container:
        text = (element.text or "") if not len(element) else "".join(map(str, element.itertext()))
        if (text := text.strip()) and (name := _term(element.tag)):
            values.setdefault(name, []).append((text, element.get(_LANG, inherited)))
    return values


@lru_cache(maxsize=256)
def _term(tag: str) -> str | None:
    """The local name of a Dublin Core element; a qualified name that is none has none."""
    return tag.rpartition("}")[2] if tag.startswith(_DUBLIN_CORE) else None
