"""One EDM record as RDF/XML: the object, its aggregation, and what is said of the people, places and concepts named.

Standards: Europeana Data Model 5.2.8 (`edm:ProvidedCHO`, `ore:Aggregation`, `edm:WebResource`, contextual classes;
`ore:Proxy` where Europeana itself publishes); RDF 1.1 XML Syntax (`rdf:about`, `rdf:resource`, nested nodes).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crosswalks.common.elements import text
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

Element = etree._Element
Properties = dict[str, list[Element]]
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ABOUT, RESOURCE = f"{{{RDF}}}about", f"{{{RDF}}}resource"
PREFIXES = {
    "http://www.europeana.eu/schemas/edm/": "edm",
    "http://www.openarchives.org/ore/terms/": "ore",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/2004/02/skos/core#": "skos",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://www.w3.org/2002/07/owl#": "owl",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "wgs84_pos",
    "http://www.ebu.ch/metadata/ontologies/ebucore/ebucore#": "ebucore",
    RDF: "rdf",
}
_OBJECT, _AGGREGATION, _PROXY = "edm:ProvidedCHO", "ore:Aggregation", "ore:Proxy"


@dataclass(frozen=True, slots=True)
class Source:
    """`identifier` is the OAI identifier; `about` names the object.

    `object` and `aggregation` are what is stated of it, by property (`dc:title`); `nodes` are all that have a name.
    """

    identifier: str
    about: str
    object: Properties
    aggregation: Properties
    nodes: dict[str, Element]


def read(found: Element, payload: Payload) -> Source:
    """Raises Rejected where no object is described, or several are."""
    named = nodes_of(found)
    objects = [one for one in named if class_of(one) == _OBJECT]
    about = list(dict.fromkeys(one.get(ABOUT) or "" for one in objects))
    if len(about) != 1:
        raise Rejected("crosswalk.metadata", f"one edm:ProvidedCHO is expected, {len(about)} stand here")
    nodes: dict[str, Element] = {}
    for one in named:
        nodes.setdefault(one.get(ABOUT) or "", one)
    proxies = [one for one in named if class_of(one) == _PROXY and not _is_europeana(one)]
    aggregations = [one for one in named if class_of(one) == _AGGREGATION]
    return Source(payload.identifier, about[0], properties(*objects, *proxies), properties(*aggregations), nodes)


def nodes_of(root: Element) -> list[Element]:
    """What has a name or a class: every second level of RDF/XML."""
    return [one for one in root.iterdescendants() if is_node(one)]


def is_node(element: Element) -> bool:
    return ABOUT in element.attrib or class_of(element) in _CLASSES


def class_of(element: Element) -> str:
    """`edm:Agent`; of an `rdf:Description`, the class that its `rdf:type` names."""
    name = name_of(element)
    if name != "rdf:Description":
        return name
    stated = next(iter(element.iterfind(f"{{{RDF}}}type")), None)
    address = "" if stated is None else stated.get(RESOURCE) or ""
    cut = max(address.rfind("/"), address.rfind("#")) + 1
    return f"{PREFIXES.get(address[:cut], '')}:{address[cut:]}"


def name_of(element: Element) -> str:
    """`dc:title`, whatever prefix the document uses."""
    return _prefixed(str(element.tag), element.prefix)


def _is_europeana(proxy: Element) -> bool:
    """What Europeana adds to a record is not what its provider stated."""
    return any(text(one) == "true" for one in properties(proxy).get("edm:europeanaProxy", ()))


@lru_cache(maxsize=512)
def _prefixed(tag: str, prefix: str | None) -> str:
    namespace, _, name = tag[1:].partition("}")
    return f"{PREFIXES.get(namespace) or prefix}:{name}"


def properties(*elements: Element) -> Properties:
    """What these nodes state, by the name of the property."""
    found: Properties = {}
    for one in (one for element in elements for one in element):
        found.setdefault(name_of(one), []).append(one)
    return found


def paths(root: Element) -> Iterator[str]:
    """`edm:ProvidedCHO/dc:title`: the class and property of everything that is stated, but for what ties nodes."""
    for node in nodes_of(root):
        kind = class_of(node).replace(_PROXY, _OBJECT)
        stated = (name_of(one) for one in node if one.get(RESOURCE) or text(one))
        yield from (f"{kind}/{name}" for name in stated if name not in _TIES)


_TIES = frozenset({"edm:aggregatedCHO", "edm:europeanaProxy", "ore:lineage", "ore:proxyFor", "ore:proxyIn", "rdf:type"})
_CLASSES = frozenset(
    {_OBJECT, _AGGREGATION, _PROXY, "edm:WebResource", "edm:Agent", "edm:Place", "edm:TimeSpan", "skos:Concept"}
)
