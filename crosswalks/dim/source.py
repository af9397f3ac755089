"""One DIM record as Dublin Core values: each field by the term that its element and qualifier stand for.

Standard: DSpace Intermediate Metadata, `field` (`mdschema`, `element`, `qualifier`, `lang`); DSpace Dublin Core
registry. Provenance is the archive's own log and names people: it is not read.
"""

from collections.abc import Iterator

from lxml import etree

from crosswalks.common.elements import text
from crosswalks.common.texts import Value
from crosswalks.oai_dc.source import Source
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

TERMS = {
    "title": "title", "title/alternative": "alternative", "title/translated": "alternative",
    "creator": "creator", "contributor/author": "creator", "contributor": "contributor",
    "date": "date", "date/issued": "issued", "date/created": "created", "date/copyright": "created",
    "identifier": "identifier", "identifier/uri": "identifier", "identifier/doi": "identifier",
    "identifier/isbn": "isbn", "identifier/issn": "issn", "identifier/other": "identifier",
    "description": "description", "description/abstract": "abstract",
    "description/tableofcontents": "tableOfContents",
    "language": "language", "language/iso": "language", "language/rfc3066": "language",
    "publisher": "publisher", "type": "type", "source": "source",
    "relation": "relation", "relation/uri": "relation", "relation/ispartof": "isPartOf",
    "relation/ispartofseries": "isPartOf", "relation/haspart": "hasPart", "relation/hasversion": "hasVersion",
    "relation/replaces": "replaces", "relation/isreplacedby": "isReplacedBy", "relation/isversionof": "relation",
    "relation/isformatof": "relation", "relation/isreferencedby": "relation", "relation/isbasedon": "relation",
    "relation/requires": "relation",
    "rights": "rights", "rights/uri": "rights", "rights/license": "rights", "rights/holder": "rightsHolder",
    "rights/accessrights": "accessRights",
    "coverage": "coverage", "coverage/spatial": "spatial", "coverage/temporal": "temporal",
    "format": "format", "format/extent": "extent", "format/mimetype": "format", "format/medium": "medium",
}  # fmt: skip
"""`element/qualifier` → DCMI term; every qualifier of `subject` and `contributor` is read."""
_OPEN = ("subject", "contributor")
_NUMBERS = ("isbn", "issn")


def read(root: etree._Element, payload: Payload) -> Source:
    """Raises Rejected where no field of Dublin Core holds a value."""
    values: dict[str, list[Value]] = {}
    for element, name in _fields(root):
        if term := TERMS.get(name) or (name if name.startswith(_OPEN) else None):
            values.setdefault(term, []).append((text(element), _language(element)))
    if not values:
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    for number in _NUMBERS:
        stated = [(f"{number}:{words}", spoken) for words, spoken in values.pop(number, [])]
        values["identifier"] = [*values.get("identifier", []), *stated]
    return Source(payload.identifier, values)


def qualified(source: Source, element: str) -> Iterator[tuple[str, Value]]:
    """The qualifier ("" for none) and value of all fields of this element that have no term of their own."""
    for name, values in source.values.items():
        if name.partition("/")[0] == element:
            yield from ((name.partition("/")[2], value) for value in values)


def paths(root: etree._Element) -> Iterator[str]:
    """`dc.date.issued`: the schema, element and qualifier of every field that holds a value."""
    for element in root:
        if text(element):
            yield written(_name(element), element.get("mdschema") or "dc")


def written(name: str, schema: str = "dc") -> str:
    """A field as DSpace writes it; where every qualifier is read, it stands behind a stroke: `dc.subject/lcsh`."""
    return f"{schema}.{name if name.startswith(_OPEN) else name.replace('/', '.')}"


def _fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root:
        if text(element) and (element.get("mdschema") or "dc") in ("dc", "dcterms"):
            yield element, _name(element)


def _name(element: etree._Element) -> str:
    return "/".join(filter(None, (element.get("element"), element.get("qualifier")))).lower()


def _language(element: etree._Element) -> str:
    """DSpace writes `*` for any language."""
    return (element.get("lang") or "").replace("*", "")
