"""DataCite 3 and 4, the format of research repositories, to the ICH schema: one small function per target field."""

from crosswalks.datacite.agents import contributors, creators, publisher
from crosswalks.datacite.dates import edition, extent, issued
from crosswalks.datacite.identifiers import identifiers, landing_page
from crosswalks.datacite.relations import pages, relations, series
from crosswalks.datacite.rights import rights, sensitivity
from crosswalks.datacite.source import Source, read
from crosswalks.datacite.subjects import concepts, languages, places, type
from crosswalks.datacite.title import alt_title, description, designations, title
from crosswalks.formats import Format, crosswalk_of
from crosswalks.table import Table

_IDENTIFIERS = "//resource/identifier, identifier, //alternateIdentifiers, //relatedIdentifiers"

FIELDS: Table[Source] = {
    "type": (type, "//resourceType"),
    "identifiers": (identifiers, f"header/identifier, {_IDENTIFIERS}"),
    "title": (title, "//titles"),
    "alt_title": (alt_title, "//titles"),
    "description": (description, "//descriptions"),
    "languages": (languages, "//language"),
    "places": (places, "//geoLocationPlace, //geoLocationPoint"),
    "concepts": (concepts, "//subjects"),
    "rights": (rights, "//rightsList, rights, //contributors"),
    "sensitivity": (sensitivity, "//rightsList, rights"),
    "landing_page": (landing_page, _IDENTIFIERS),
    "relations": (relations, "//relatedIdentifiers, //relatedItem/relatedItemIdentifier, //relatedItem/titles"),
    "series": (
        series,
        "//relatedItem/titles, //relatedItem/volume, //relatedItem/issue, //relatedItem/number, //descriptions",
    ),
    "pages": (pages, "//relatedItem/firstPage, //relatedItem/lastPage"),
    "designations": (designations, "//descriptions"),
    "creators": (creators, "//creatorName, //creator/nameIdentifier"),
    "contributors": (contributors, "//contributorName, //contributor/nameIdentifier"),
    "publisher": (publisher, "//publisher"),
    "issued": (issued, "//dates, //publicationYear"),
    "extent": (extent, "//sizes"),
    "edition": (edition, "//version"),
}

_KERNELS = ("http://datacite.org/schema/kernel-4", "http://datacite.org/schema/kernel-3",
            "http://schema.datacite.org/oai/oai-1.0/", "http://schema.datacite.org/oai/oai-1.1/")  # fmt: skip
FORMAT = Format("datacite", "datacite-1", frozenset(f"{{{name}}}*" for name in _KERNELS), read, FIELDS)
crosswalk = crosswalk_of(FORMAT)
