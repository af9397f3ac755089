"""MODS 3 to the ICH schema: one small function per target field.

Standard: Metadata Object Description Schema 3.3 to 3.8 (Library of Congress). Values are found here and understood in
enrichment: a type, date or language leaves as the source wrote it.
"""

from crosswalks.formats import Format, crosswalk_of
from crosswalks.mods.agents import contributors, creators, organisers
from crosswalks.mods.description import description, extent
from crosswalks.mods.designations import designations
from crosswalks.mods.identifiers import identifiers
from crosswalks.mods.languages import languages
from crosswalks.mods.location import data_provider, landing_page, media
from crosswalks.mods.origin import edition, end, issued, place, published_at, publisher, start
from crosswalks.mods.places import countries, places
from crosswalks.mods.relations import pages, relations, series
from crosswalks.mods.rights import rights, sensitivity
from crosswalks.mods.source import NAMESPACE, Source, read
from crosswalks.mods.subjects import concepts, national_classification
from crosswalks.mods.title import alt_title, title
from crosswalks.mods.type import type
from crosswalks.table import Table

_DATES = "originInfo/dateIssued, originInfo/dateCreated, originInfo/copyrightDate, originInfo/dateValid"
_PARTS = ("text()", "topic", "name", "titleInfo", "genre", "occupation", "temporal")
_CONCEPTS = ", ".join(f"subject/{part}" for part in _PARTS)

FIELDS: Table[Source] = {
    "type": (type, "genre, typeOfResource"),
    "identifiers": (identifiers, "identifier, recordInfo/recordIdentifier, location/shelfLocator"),
    "title": (title, "titleInfo"),
    "alt_title": (alt_title, "titleInfo"),
    "description": (description, "abstract, tableOfContents, note"),
    "languages": (languages, "language/languageTerm"),
    "countries": (countries, "subject/geographicCode"),
    "places": (places, "subject/geographic, subject/hierarchicalGeographic, subject/cartographics/coordinates"),
    "concepts": (concepts, _CONCEPTS),
    "national_classification": (national_classification, "classification"),
    "rights": (rights, "accessCondition"),
    "sensitivity": (sensitivity, "accessCondition"),
    "media": (media, "location/url"),
    "landing_page": (landing_page, "location/url"),
    "relations": (relations, "relatedItem"),
    "data_provider": (data_provider, "location/physicalLocation"),
    "designations": (designations, "abstract, note, subject/topic, identifier, location/url, relatedItem"),
    "series": (series, "relatedItem"),
    "pages": (pages, "relatedItem/part, part"),
    "creators": (creators, "name"),
    "contributors": (contributors, "name"),
    "organisers": (organisers, "name"),
    "publisher": (publisher, "originInfo/publisher"),
    "issued": (issued, f"{_DATES}, originInfo/dateOther"),
    "start": (start, _DATES),
    "end": (end, _DATES),
    "published_at": (published_at, _DATES),
    "place": (place, "originInfo/place/placeTerm"),
    "edition": (edition, "originInfo/edition"),
    "extent": (extent, "physicalDescription/extent"),
}

FORMAT = Format(
    "mods",
    "mods-1",
    frozenset({f"{{{NAMESPACE}}}mods", f"{{{NAMESPACE}}}modsCollection"}),
    read,
    FIELDS,
)
crosswalk = crosswalk_of(FORMAT)
