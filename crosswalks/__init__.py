"""Crosswalks: from a partner's Payload to a Draft in the ICH schema.

`FORMATS` are those written as code; every file `config/crosswalks/<name>.yaml` is one more. `auto` takes the format
that each record's metadata is in.
"""

import difflib
import hashlib
from dataclasses import dataclass
from typing import Any

from config.settings import Workspace
from config.yaml_file import read
from crosswalks import datacite, dcterms, declarative, dim, ead, edm, iiif, lido, marc, mets, mods, oai_dc, schema_org
from crosswalks.declarative.leftover import Leftover
from crosswalks.documents import document
from crosswalks.formats import Format, crosswalk_among, crosswalk_of, left_by, stated
from ichlinks.errors import Invalid
from ichlinks.stages import Crosswalk, Draft, Payload

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A crosswalk and the version that records say they were made with, where their Draft does not say another.

    `left` names the places of a payload that hold a value and that no rule reads; `fields` are those that the
    crosswalk has rules for, none for `auto`.
    """

    name: str
    version: str
    crosswalk: Crosswalk
    left: Leftover
    fields: tuple[str, ...] = ()


FORMATS: dict[str, Format[Any]] = {
    one.name: one
    for one in (
        oai_dc.FORMAT,
        dcterms.FORMAT,
        dim.FORMAT,
        mods.FORMAT,
        marc.FORMAT,
        lido.FORMAT,
        ead.FORMAT,
        edm.FORMAT,
        datacite.FORMAT,
        iiif.FORMAT,
        schema_org.FORMAT,
        mets.FORMAT,
    )
}

CROSSWALKS: dict[str, Loaded] = {
    AUTO: Loaded(AUTO, AUTO, crosswalk_among(FORMATS.values()), left_by(FORMATS.values())),
    **{
        name: Loaded(name, one.version, crosswalk_of(one), left_by([one]), tuple(one.fields))
        for name, one in FORMATS.items()
    },
}


def load(workspace: Workspace, name: str) -> Loaded:
    """The crosswalk of that name; a mapping file's version is a hash of its content.

    Raises Invalid naming those that exist, or file and line of a mistake in a mapping file.
    """
    if name in CROSSWALKS:
        return CROSSWALKS[name]
    if name not in (mappings := workspace.names("crosswalks")):
        raise Invalid(_unknown(name, sorted({*CROSSWALKS, *mappings})))
    path = workspace.file("crosswalks", name)
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    file = read(path)
    crosswalk = declarative.compiled(file, workspace)
    return Loaded(name, version, crosswalk, declarative.left_by(file), tuple(file.data["fields"]))


def rules(loaded: Loaded, draft: Draft) -> tuple[str, ...]:
    """The fields that there are rules for in what made a Draft."""
    one = FORMATS.get(draft.crosswalk)
    return tuple(one.fields) if one else loaded.fields


def sources(payload: Payload, draft: Draft) -> dict[str, str]:
    """Where each field of a Draft was found: of the paths that its crosswalk looks at, those that the record has."""
    one = FORMATS.get(draft.crosswalk)
    return stated(one, document(payload), draft.paths) if one else draft.paths


def _unknown(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return f"there is no crosswalk {name!r}; {meant}There are: {', '.join(known)}"
