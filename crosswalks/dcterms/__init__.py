"""Qualified Dublin Core (DCMI Metadata Terms) to the ICH schema.

It is read by the rules of oai_dc, which know the terms that refine the fifteen elements; what stands here is more.
"""

from crosswalks.dcterms.places import places
from crosswalks.dcterms.terms import RELATED, concepts, relations
from crosswalks.formats import Format, crosswalk_of
from crosswalks.oai_dc import FIELDS as PLAIN
from crosswalks.oai_dc.source import Source, paths, read
from crosswalks.table import Table

FIELDS: Table[Source] = {
    **PLAIN,
    "places": (places, PLAIN["places"][1]),
    "concepts": (concepts, f"{PLAIN['concepts'][1]}, dcterms:medium, dcterms:temporal"),
    "relations": (relations, ", ".join([PLAIN["relations"][1], *(f"dcterms:{name}" for name in RELATED)])),
}

_ROOTS = (
    "{http://www.openarchives.org/OAI/2.0/oai_dcterms/}dcterms",
    "{http://purl.org/dc/terms/}dcterms",
    "{http://dspace.org/qualifieddc/}qualifieddc",
    "{http://worldcat.org/xmlschemas/qdc-1.0/}qualifieddc",
    "{http://epubs.cclrc.ac.uk/xmlns/qdc/}qualifieddc",
    "qualifieddc",
)
FORMAT = Format("dcterms", "dcterms-1", frozenset(_ROOTS), read, FIELDS, paths)
crosswalk = crosswalk_of(FORMAT)
