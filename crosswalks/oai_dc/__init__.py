"""Dublin Core as OAI-PMH carries it (oai_dc) to the ICH schema: one small function per target field.

Values are found here and understood in enrichment: a type, country, date or language leaves as the source wrote it.
Fields that a record's type does not have (the `start` of a photograph) are left out when the type is known.
"""

from crosswalks.formats import Format, crosswalk_of
from crosswalks.oai_dc.agents import contributors, creators, organisers, publisher
from crosswalks.oai_dc.dates import end, issued, published_at, start
from crosswalks.oai_dc.description import description
from crosswalks.oai_dc.designations import designations
from crosswalks.oai_dc.extent import extent
from crosswalks.oai_dc.identifiers import identifiers, landing_page
from crosswalks.oai_dc.languages import languages
from crosswalks.oai_dc.media import media
from crosswalks.oai_dc.places import places
from crosswalks.oai_dc.relations import TERMS, about_elements, relations, works_on
from crosswalks.oai_dc.rights import rights, sensitivity
from crosswalks.oai_dc.source import Source, paths, read
from crosswalks.oai_dc.subjects import concepts
from crosswalks.oai_dc.title import alt_title, title
from crosswalks.oai_dc.type import type
from crosswalks.table import Table

FIELDS: Table[Source] = {
    "type": (type, "dc:type, dcterms:type"),
    "identifiers": (identifiers, "header/identifier, dc:identifier, dcterms:identifier"),
    "title": (title, "dc:title"),
    "alt_title": (alt_title, "dc:title, dcterms:title, dcterms:alternative"),
    "description": (description, "dc:description, dcterms:description, dcterms:abstract, dcterms:tableOfContents"),
    "languages": (languages, "dc:language, dcterms:language"),
    "places": (places, "dc:coverage, dcterms:coverage, dcterms:spatial"),
    "concepts": (concepts, "dc:subject, dcterms:subject"),
    "rights": (rights, "dc:rights, dcterms:rights, dcterms:license, dcterms:accessRights, dcterms:rightsHolder"),
    "sensitivity": (sensitivity, "dc:rights, dcterms:rights, dcterms:license, dcterms:accessRights"),
    "media": (media, "dc:identifier, dc:relation, dc:format, dcterms:hasFormat"),
    "landing_page": (landing_page, "dc:identifier, dcterms:identifier"),
    "relations": (relations, f"dc:relation, dcterms:relation, dc:source, {TERMS}"),
    "designations": (designations, "dc:relation, dc:description, dc:subject, dc:identifier"),
    "about_elements": (about_elements, "dc:relation"),
    "works_on": (works_on, "dc:relation"),
    "creators": (creators, "dc:creator, dcterms:creator"),
    "contributors": (contributors, "dc:contributor, dcterms:contributor"),
    "organisers": (organisers, "dc:creator, dc:publisher"),
    "publisher": (publisher, "dc:publisher, dcterms:publisher"),
    "issued": (issued, "dc:date, dcterms:issued, dcterms:date, dcterms:created"),
    "start": (start, "dc:date"),
    "end": (end, "dc:date"),
    "published_at": (published_at, "dc:date"),
    "extent": (extent, "dc:format, dcterms:extent, dcterms:format"),
}

FORMAT = Format(
    "oai_dc",
    "oai_dc-1",
    frozenset({"{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"}),
    read,
    FIELDS,
    paths,
)
crosswalk = crosswalk_of(FORMAT)
