"""Dublin Core as OAI-PMH carries it (oai_dc) to the ICH schema: one small function per target field.

Values are found here and understood in enrichment: a type, country, date or language leaves as the source wrote it.
Fields that a record's type does not have (the `start` of a photograph) are left out when the type is known.
"""

from crosswalks.oai_dc.agents import contributors, creators, organisers, publisher
from crosswalks.oai_dc.dates import end, issued, published_at, start
from crosswalks.oai_dc.description import description
from crosswalks.oai_dc.designations import designations
from crosswalks.oai_dc.extent import extent
from crosswalks.oai_dc.identifiers import identifiers, landing_page
from crosswalks.oai_dc.languages import languages
from crosswalks.oai_dc.media import media
from crosswalks.oai_dc.places import places
from crosswalks.oai_dc.relations import about_elements, relations, works_on
from crosswalks.oai_dc.rights import rights, sensitivity
from crosswalks.oai_dc.source import Source, read
from crosswalks.oai_dc.subjects import concepts
from crosswalks.oai_dc.title import alt_title, title
from crosswalks.oai_dc.type import type
from crosswalks.table import Table, drafted
from ichlinks.stages import Draft, Payload

VERSION = "oai_dc-1"

FIELDS: Table[Source] = {
    "type": (type, "dc:type"),
    "identifiers": (identifiers, "header/identifier, dc:identifier"),
    "title": (title, "dc:title"),
    "alt_title": (alt_title, "dc:title"),
    "description": (description, "dc:description"),
    "languages": (languages, "dc:language"),
    "places": (places, "dc:coverage"),
    "concepts": (concepts, "dc:subject"),
    "rights": (rights, "dc:rights"),
    "sensitivity": (sensitivity, "dc:rights"),
    "media": (media, "dc:identifier, dc:relation, dc:format"),
    "landing_page": (landing_page, "dc:identifier"),
    "relations": (relations, "dc:relation, dc:source"),
    "designations": (designations, "dc:relation, dc:description, dc:subject"),
    "about_elements": (about_elements, "dc:relation"),
    "works_on": (works_on, "dc:relation"),
    "creators": (creators, "dc:creator"),
    "contributors": (contributors, "dc:contributor"),
    "organisers": (organisers, "dc:creator, dc:publisher"),
    "publisher": (publisher, "dc:publisher"),
    "issued": (issued, "dc:date"),
    "start": (start, "dc:date"),
    "end": (end, "dc:date"),
    "published_at": (published_at, "dc:date"),
    "extent": (extent, "dc:format"),
}


def crosswalk(payload: Payload) -> Draft:
    """Raises Rejected for XML that cannot be read and for records without metadata."""
    return drafted(read(payload), FIELDS)
