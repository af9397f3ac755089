"""METS, the wrapper of digital libraries, to the ICH schema: described by the format that stands in it.

The descriptive section of the whole is read as MODS, Dublin Core (simple, qualified, DIM), MARC, LIDO, EAD or DataCite;
the files come from METS itself.
"""

from collections.abc import Iterator

from crosswalks.common.leftover import paths_of
from crosswalks.formats import Format, crosswalk_of
from crosswalks.mets.described import FIELDS as DESCRIBED
from crosswalks.mets.described import described, paths_to
from crosswalks.mets.identifiers import identifiers, landing_page
from crosswalks.mets.media import media
from crosswalks.mets.rights import rights, sensitivity
from crosswalks.mets.source import INNER, Element, Source, read, sections
from crosswalks.table import Table

FIELDS: Table[Source] = {
    **{field: (described(field), paths_to(field)) for field in DESCRIBED},
    "identifiers": (identifiers, f"{paths_to('identifiers')}, @OBJID, metsHdr/altRecordID"),
    "landing_page": (landing_page, f"{paths_to('landing_page')}, @OBJID, metsHdr/altRecordID"),
    "rights": (rights, f"{paths_to('rights')}, amdSec/rightsMD"),
    "sensitivity": (sensitivity, f"{paths_to('sensitivity')}, amdSec/rightsMD"),
    "media": (media, f"{paths_to('media')}, fileSec, structMap"),
}


def paths(root: Element) -> Iterator[str]:
    """Those of METS, and for each descriptive section those of the format that it is in."""
    yield from (path for path in paths_of(root) if not path.startswith("dmdSec/"))
    for one, inner in sections(root):
        yield from (f"dmdSec/{path}" for path in one.paths(inner))


FORMAT = Format(
    "mets",
    "+".join(["mets-1", *(one.version for one in INNER)]),
    frozenset({"{http://www.loc.gov/METS/}mets"}),
    read,
    FIELDS,
    paths,
)
crosswalk = crosswalk_of(FORMAT)
