"""IIIF manifests (Presentation 3 and 2) to the ICH schema: one small function per target field.

What a manifest says of itself is read from its own properties; of the pairs of labels and values in `metadata`, which
are there for display, those count whose labels are those of Dublin Core.
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
from crosswalks.iiif.subjects import concepts, places, type
from crosswalks.table import Table

_RIGHTS = f"rights, license, requiredStatement, attribution, {read_from(labels.RIGHTS)}"

FIELDS: Table[Source] = {
    "type": (type, f"{read_from(labels.TYPE)}, items, sequences, type"),
    "identifiers": (identifiers, f"id, {read_from(labels.IDENTIFIER)}"),
    "title": (title, "label"),
    "alt_title": (alt_title, f"label, {read_from(labels.ALTERNATIVE)}"),
    "description": (description, f"summary, description, {read_from(labels.DESCRIPTION)}"),
    "languages": (languages, read_from(labels.LANGUAGE)),
    "places": (places, f"{read_from(labels.PLACE)}, navPlace"),
    "concepts": (concepts, read_from(labels.SUBJECT)),
    "rights": (rights, f"{_RIGHTS}, {read_from(labels.HOLDER)}"),
    "sensitivity": (sensitivity, _RIGHTS),
    "media": (media, "id, thumbnail, rendering"),
    "landing_page": (landing_page, "homepage, related"),
    "relations": (relations, f"partOf, within, {read_from(labels.WHOLE, labels.RELATION)}"),
    "data_provider": (data_provider, "provider"),
    "designations": (designations, f"summary, description, {read_from(labels.DESCRIPTION)}"),
    "creators": (creators, read_from(labels.CREATOR)),
    "contributors": (contributors, read_from(labels.CONTRIBUTOR)),
    "publisher": (publisher, read_from(labels.PUBLISHER)),
    "issued": (issued, f"{read_from(labels.DATE)}, navDate"),
    "extent": (extent, read_from(labels.EXTENT)),
}

_CONTEXTS = (
    "iiif.io/api/presentation/3/context.json",
    "iiif.io/api/presentation/2/context.json",
    "shared-canvas.org/ns/context.json",
)
FORMAT = Format("iiif", "iiif-1", frozenset(_CONTEXTS), read, FIELDS, paths)
crosswalk = crosswalk_of(FORMAT)
