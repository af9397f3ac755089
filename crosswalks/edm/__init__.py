"""The Europeana Data Model (EDM, RDF/XML) to the ICH schema: one small function per target field.

The object says what it is, the aggregation who provides it and where it is shown, web resources what each file is.
People, places, periods and concepts are read from the classes that describe them, with labels in all languages.
"""

from crosswalks.edm.agents import contributors, creators, data_provider, intermediate, provider, publisher
from crosswalks.edm.dates import extent, issued
from crosswalks.edm.identifiers import identifiers, landing_page
from crosswalks.edm.media import media
from crosswalks.edm.places import places
from crosswalks.edm.relations import TYPES, relations
from crosswalks.edm.rights import rights, sensitivity
from crosswalks.edm.source import RDF, Source, paths, read
from crosswalks.edm.subjects import about_elements, concepts
from crosswalks.edm.title import alt_title, description, designations, title
from crosswalks.edm.type import languages, type
from crosswalks.formats import Format, crosswalk_of
from crosswalks.table import Table


def _of(kind: str, *names: str) -> str:
    return ", ".join(f"{kind}/{name}" for name in names)


_CHO, _ORE, _WEB = "edm:ProvidedCHO", "ore:Aggregation", "edm:WebResource"
_LABELS = ("skos:prefLabel", "foaf:name", "rdfs:label")
_AGENTS = f"{_of('edm:Agent', *_LABELS)}, {_of('foaf:Organization', *_LABELS)}"
_CONCEPTS = _of("skos:Concept", "skos:prefLabel")
_WEB_SAYS = ("edm:rights", "dc:rights", "dc:format", "dc:description", "edm:isNextInSequence", "dcterms:isReferencedBy")
_PLACES = _of("edm:Place", "skos:prefLabel", "dcterms:isPartOf", "wgs84_pos:lat", "wgs84_pos:long", "owl:sameAs")
_SIZES = ("ebucore:hasMimeType", "ebucore:width", "ebucore:height")

FIELDS: Table[Source] = {
    "type": (type, f"{_of(_CHO, 'dc:type', 'edm:hasType', 'edm:type')}, {_CONCEPTS}"),
    "identifiers": (identifiers, f"header/identifier, {_of(_CHO, 'rdf:about', 'dc:identifier', 'owl:sameAs')}"),
    "title": (title, _of(_CHO, "dc:title")),
    "alt_title": (alt_title, _of(_CHO, "dc:title", "dcterms:alternative")),
    "description": (description, _of(_CHO, "dc:description", "dcterms:abstract", "dcterms:tableOfContents")),
    "languages": (languages, _of(_CHO, "dc:language")),
    "places": (places, f"{_of(_CHO, 'dcterms:spatial', 'dc:coverage')}, {_PLACES}"),
    "concepts": (
        concepts,
        f"{_of(_CHO, 'dc:subject', 'dc:type', 'edm:hasType', 'dcterms:medium', 'dcterms:temporal')}, {_CONCEPTS}",
    ),
    "rights": (rights, f"{_of(_ORE, 'edm:rights', 'dc:rights')}, {_of(_CHO, 'dc:rights', 'dcterms:rightsHolder')}"),
    "sensitivity": (sensitivity, f"{_of(_CHO, 'dc:rights')}, {_of(_ORE, 'edm:rights', 'dc:rights')}"),
    "media": (
        media,
        f"{_of(_ORE, 'edm:isShownBy', 'edm:hasView', 'edm:object')}, {_of(_WEB, *_WEB_SAYS, *_SIZES)}",
    ),
    "landing_page": (landing_page, _of(_ORE, "edm:isShownAt")),
    "relations": (relations, _of(_CHO, *TYPES)),
    "provider": (provider, f"{_of(_ORE, 'edm:provider')}, {_AGENTS}"),
    "data_provider": (data_provider, f"{_of(_ORE, 'edm:dataProvider')}, {_AGENTS}"),
    "intermediate": (intermediate, f"{_of(_ORE, 'edm:intermediateProvider')}, {_AGENTS}"),
    "designations": (designations, _of(_CHO, "dc:description", "dc:subject", "dc:relation")),
    "about_elements": (about_elements, _of(_CHO, "edm:isRepresentationOf")),
    "creators": (creators, f"{_of(_CHO, 'dc:creator')}, {_AGENTS}"),
    "contributors": (contributors, f"{_of(_CHO, 'dc:contributor')}, {_AGENTS}"),
    "publisher": (publisher, f"{_of(_CHO, 'dc:publisher')}, {_AGENTS}"),
    "issued": (
        issued,
        f"{_of(_CHO, 'dcterms:issued', 'dc:date', 'dcterms:created')}, "
        f"{_of('edm:TimeSpan', 'edm:begin', 'edm:end', 'skos:notation', 'skos:prefLabel')}",
    ),
    "extent": (extent, _of(_CHO, "dcterms:extent")),
}

FORMAT = Format("edm", "edm-1", frozenset({f"{{{RDF}}}RDF"}), read, FIELDS, paths)
crosswalk = crosswalk_of(FORMAT)
