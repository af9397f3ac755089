"""EAD 2002 and EAD3, the formats of archives' finding aids, to the ICH schema: one small function per target field.

A record describes one unit: the whole finding aid, whose components are listed as its parts; or the component that
the record's identifier names (`…#id`), which inherits creator, repository, languages, rights and title from the
units around it. What is marked as internal (`audience`) is not read. With `components:` in the partner file, components
become records of their own: see [Components as records](../sources/finding-aids.md).
"""

from crosswalks.ead.agents import creators, data_provider
from crosswalks.ead.dates import issued
from crosswalks.ead.description import description, extent, languages
from crosswalks.ead.identifiers import identifiers, landing_page
from crosswalks.ead.media import media
from crosswalks.ead.relations import relations
from crosswalks.ead.rights import rights, sensitivity
from crosswalks.ead.source import Source, read
from crosswalks.ead.subjects import concepts, places
from crosswalks.ead.title import alt_title, title
from crosswalks.ead.type import type
from crosswalks.formats import Format, crosswalk_of
from crosswalks.table import Table

FIELDS: Table[Source] = {
    "type": (type, "//controlaccess, //physdesc/genreform, //physdescstructured, @level"),
    "identifiers": (identifiers, "header/identifier, //unitid, //eadid, //recordid, //representation"),
    "title": (title, "//unittitle, //titleproper"),
    "alt_title": (alt_title, "//unittitle"),
    "description": (description, "//abstract, //scopecontent, //bioghist, //odd"),
    "languages": (languages, "//langmaterial"),
    "places": (places, "//controlaccess"),
    "concepts": (concepts, "//controlaccess"),
    "rights": (rights, "//userestrict, //accessrestrict, //rightsdeclaration"),
    "sensitivity": (sensitivity, "//userestrict, //accessrestrict"),
    "media": (media, "//dao, //daogrp, //daoset"),
    "landing_page": (landing_page, "//unitid, //eadid, //representation, //dao, //daogrp, //daoset"),
    "relations": (relations, "//unittitle, //unitid, //relatedmaterial, //separatedmaterial"),
    "data_provider": (data_provider, "//repository"),
    "creators": (creators, "//origination"),
    "issued": (issued, "//unitdate, //unitdatestructured"),
    "extent": (extent, "//physdesc, //physdescset, //physdescstructured"),
}

_2002 = "urn:isbn:1-931666-22-9"
_PLAIN = ("ead", "c", "{http://www.openarchives.org/OAI/2.0/}ead", "{http://www.openarchives.org/OAI/2.0/}c")
_3 = ("http://ead3.archivists.org/schema/", "http://ead3.archivists.org/schema/undeprecated/")
FORMAT = Format(
    "ead",
    "ead-1",
    # EAD 2002 of the DTD has no namespace, and takes that of OAI-PMH where nobody says so.
    frozenset({*_PLAIN, *(f"{{{name}}}*" for name in (_2002, *_3))}),
    read,
    FIELDS,
)
crosswalk = crosswalk_of(FORMAT)
