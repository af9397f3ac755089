"""DIM, the metadata of DSpace with all its qualifiers, to the ICH schema.

Fields are taken for the DCMI terms that they stand for, and read by the rules of oai_dc and dcterms.
"""

from crosswalks import dcterms
from crosswalks.dim.agents import concepts, contributors
from crosswalks.dim.source import TERMS, paths, read, written
from crosswalks.formats import Format, crosswalk_of
from crosswalks.oai_dc.source import Source
from crosswalks.table import Table


def _fields_of(*terms: str) -> str:
    return ", ".join(written(name) for name, term in TERMS.items() if term in terms)


_IDENTIFIERS = _fields_of("identifier", "isbn", "issn")
_DATES = _fields_of("issued", "date", "created")
_RIGHTS = _fields_of("rights", "accessRights", "rightsHolder")
_READ = {
    "type": _fields_of("type"),
    "identifiers": f"header/identifier, {_IDENTIFIERS}",
    "title": _fields_of("title"),
    "alt_title": _fields_of("title", "alternative"),
    "description": _fields_of("description", "abstract", "tableOfContents"),
    "languages": _fields_of("language"),
    "places": _fields_of("coverage", "spatial"),
    "rights": _RIGHTS,
    "sensitivity": _RIGHTS,
    "media": f"{_IDENTIFIERS}, {_fields_of('relation', 'format')}",
    "landing_page": _IDENTIFIERS,
    "relations": _fields_of("relation", "isPartOf", "hasPart", "hasVersion", "replaces", "isReplacedBy", "source"),
    "designations": _fields_of("relation", "description", "identifier"),
    "about_elements": _fields_of("relation"),
    "works_on": _fields_of("relation"),
    "creators": _fields_of("creator"),
    "organisers": _fields_of("creator", "publisher"),
    "publisher": _fields_of("publisher"),
    "issued": _DATES,
    "start": _DATES,
    "end": _DATES,
    "published_at": _DATES,
    "extent": _fields_of("extent", "format"),
}

FIELDS: Table[Source] = {
    **{field: (dcterms.FIELDS[field][0], path) for field, path in _READ.items()},
    "concepts": (concepts, f"dc.subject, {_fields_of('medium', 'temporal')}"),
    "contributors": (contributors, "dc.contributor"),
}

FORMAT = Format("dim", "dim-1", frozenset({"{http://www.dspace.org/xmlns/dspace/dim}dim"}), read, FIELDS, paths)
crosswalk = crosswalk_of(FORMAT)
