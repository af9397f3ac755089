"""MARC 21 to the ICH schema, from MARCXML or ISO 2709: one small function per target field.

Standard: MARC 21 Format for Bibliographic Data (Library of Congress). Fields with a pair in 880 give both scripts:
the language of 008 for the one, the same with `-Latn` for its romanisation.
"""

from crosswalks.documents import ISO_2709
from crosswalks.formats import Format, crosswalk_of
from crosswalks.marc.agents import contributors, creators, organisers
from crosswalks.marc.description import description, languages
from crosswalks.marc.designations import designations
from crosswalks.marc.identifiers import identifiers
from crosswalks.marc.location import landing_page, media
from crosswalks.marc.origin import edition, end, extent, issued, place, published_at, publisher, series, start
from crosswalks.marc.places import countries, places
from crosswalks.marc.reading import paths, read
from crosswalks.marc.relations import pages, relations
from crosswalks.marc.rights import rights, sensitivity
from crosswalks.marc.source import Source
from crosswalks.marc.subjects import concepts
from crosswalks.marc.title import alt_title, title
from crosswalks.marc.type import type
from crosswalks.table import Table

_NAMESPACE = "http://www.loc.gov/MARC21/slim"
_TITLE = "245$a, 245$b, 245$f, 245$g, 245$k, 245$n, 245$p, 245$s"

FIELDS: Table[Source] = {
    "type": (type, "655$a, 502, 336$b, leader, 006, 007, 008"),
    "identifiers": (identifiers, "001, 010$a, 020$a, 022$a, 024, 035$a"),
    "title": (title, _TITLE),
    "alt_title": (alt_title, f"130, 210, 222, 240, 242, 243, {_TITLE}, 246, 247, 740"),
    "description": (description, "520, 505, 518, 511, 545, 500"),
    "languages": (languages, "041$a, 041$d, 008"),
    "countries": (countries, "043$a, 043$c"),
    "places": (places, "651$a, 651$z, 662, 752, 034"),
    "concepts": (concepts, "600, 610, 611, 630, 647, 648, 650, 651, 653, 654, 656, 657"),
    "rights": (rights, "540, 542, 506"),
    "sensitivity": (sensitivity, "540, 542, 506"),
    "media": (media, "856"),
    "landing_page": (landing_page, "856"),
    "relations": (relations, "773, 774, 780, 785, 765, 767, 775, 776, 777, 787, 730, 700, 710, 711"),
    "designations": (designations, "586, 520, 500, 650, 856"),
    "series": (series, "490, 440, 830, 800, 810, 811"),
    "pages": (pages, "773$g"),
    "creators": (creators, "100, 110, 111"),
    "contributors": (contributors, "700, 710, 711, 720"),
    "organisers": (organisers, "100, 110, 111, 700, 710, 711, 720"),
    "publisher": (publisher, "264$b, 260$b"),
    "issued": (issued, "008, 264$c, 260$c"),
    "start": (start, "008, 264$c, 260$c"),
    "end": (end, "008, 264$c, 260$c"),
    "published_at": (published_at, "008, 264$c, 260$c"),
    "place": (place, "264$a, 260$a"),
    "edition": (edition, "250"),
    "extent": (extent, "300"),
}

FORMAT = Format(
    "marc",
    "marc-1",
    frozenset({f"{{{_NAMESPACE}}}record", f"{{{_NAMESPACE}}}collection", ISO_2709}),
    read,
    FIELDS,
    paths,
)
crosswalk = crosswalk_of(FORMAT)
