"""IIIF manifests (Presentation 3 and 2) to the ICH schema: one small function per target field.

What a manifest says of itself is read from its own properties; of the pairs of labels and values in `metadata`, which
are there for display, those count whose labels are those of Dublin Core, in a dozen languages. The table names such a
label by its group: `metadata/subject` is also `metadata/Keywords` and `metadata/주제`.
"""

from crosswalks.formats import Format, crosswalk_of
from crosswalks.iiif import labels
from crosswalks.iiif.agents import contributors, creators, data_provider, publisher, relations
from crosswalks.iiif.description import (
    alt_title,
    description,
    designations,
    extent,
    identifiers,
    issued,
    landing_page,
    languages,
    title,
)
from crosswalks.iiif.labels import read_from
from crosswalks.iiif.media import media, rights, sensitivity
from crosswalks.iiif.source import Source, paths, read
from crosswalks.iiif.subjects import communities, concepts, places, type
from crosswalks.table import Table

_RIGHTS = f"rights, license, requiredStatement, attribution, {read_from('rights')}"

FIELDS: Table[Source] = {
    "type": (type, f"{read_from('type')}, items, sequences, type"),
    "identifiers": (identifiers, f"id, {read_from('identifier')}"),
    "title": (title, f"label, {read_from('title')}"),
    "alt_title": (alt_title, f"label, {read_from('title', 'alternative')}"),
    "description": (description, f"summary, description, {read_from('description')}"),
    "languages": (languages, read_from("language")),
    "places": (places, f"{read_from('place')}, navPlace"),
    "concepts": (concepts, read_from("subject")),
    "communities": (communities, read_from("culture")),
    "rights": (rights, f"{_RIGHTS}, {read_from('holder')}"),
    "sensitivity": (sensitivity, _RIGHTS),
    "media": (media, "id, items, sequences, thumbnail, rendering"),
    "landing_page": (landing_page, "homepage, related, rendering"),
    "relations": (relations, f"partOf, within, seeAlso, {read_from('whole', 'relation')}"),
    "data_provider": (data_provider, "provider"),
    "designations": (designations, f"summary, description, {read_from('description')}"),
    "creators": (creators, read_from(*labels.CREATORS)),
    "contributors": (contributors, read_from(*labels.CONTRIBUTORS)),
    "publisher": (publisher, read_from("publisher")),
    "issued": (issued, f"{read_from('date')}, navDate"),
    "extent": (extent, read_from("extent")),
}

_CONTEXTS = (
    "iiif.io/api/presentation/3/context.json",
    "iiif.io/api/presentation/2/context.json",
    "shared-canvas.org/ns/context.json",
)
FORMAT = Format("iiif", "iiif-1", frozenset(_CONTEXTS), read, FIELDS, paths, bare=True)
crosswalk = crosswalk_of(FORMAT)
