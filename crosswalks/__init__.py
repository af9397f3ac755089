"""Crosswalks: from a partner's Payload to a Draft in the ICH schema.

`FORMATS` are those written as code; every file `config/crosswalks/<name>.yaml` is one more. `auto` takes the format
that each record's metadata is in. A partner may have rules of its own for some fields (`crosswalks.declarative.own`).
"""

import difflib
import hashlib
from dataclasses import dataclass
from typing import Any

from config.settings import Workspace
from config.yaml_file import read
from crosswalks import datacite, dcterms, declarative, dim, ead, edm, iiif, lido, marc, mets, mods, oai_dc, schema_org
from crosswalks.declarative import fields_of
from crosswalks.declarative.constants import Constant, constants, own_constants
from crosswalks.declarative.leftover import Leftover
from crosswalks.declarative.own import OWN, Own
from crosswalks.documents import document
from crosswalks.extended import crosswalk_with, left_with
from crosswalks.formats import Format, crosswalk_among, crosswalk_of, left_by, stated
from ichlinks.errors import Invalid
from ichlinks.stages import Crosswalk, Draft, Payload

__all__ = ["AUTO", "CROSSWALKS", "FORMATS", "Loaded", "Own", "load", "rules", "sources"]

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A crosswalk and the version that records say they were made with, where their Draft does not say another.

    `left` names the places of a payload that hold a value and that no rule reads; `fields` are those that the
    crosswalk has rules for, none for `auto`; `constants` are what its rules make every record say.
    """

    name: str
    version: str
    crosswalk: Crosswalk
    left: Leftover
    fields: tuple[str, ...] = ()
    constants: tuple[Constant, ...] = ()


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


def load(workspace: Workspace, name: str, own: Own | None = None) -> Loaded:
    """The crosswalk of that name, with the rules that a partner has of its own; its version is that of the format or a
    hash of the mapping file's content, and a hash of the own rules.

    Raises Invalid naming those that exist, or file and line of a mistake in a mapping or partner file.
    """
    if name in CROSSWALKS:
        return _format_with(workspace, name, own) if own else CROSSWALKS[name]
    if name not in (mappings := workspace.names("crosswalks")):
        raise Invalid(_unknown(name, sorted({*CROSSWALKS, *mappings})))
    path = workspace.file("crosswalks", name)
    version, file = hashlib.sha256(path.read_bytes()).hexdigest()[:12], read(path)
    crosswalk, left = declarative.compiled(file, workspace, own), declarative.left_by(file, own)
    version = f"{version}+{own.version}" if own else version
    return Loaded(name, version, crosswalk, left, tuple(fields_of(file, own)), constants(file, own))


def _format_with(workspace: Workspace, name: str, own: Own) -> Loaded:
    if name == AUTO:
        known = sorted({*FORMATS, *workspace.names("crosswalks")})
        raise Invalid(f"{AUTO} takes each record's own format; name the one that is extended: {', '.join(known)}")
    one = FORMATS[name]
    crosswalk, left = crosswalk_with(one, own, workspace), left_with(one, own)
    fields = (*own.kept(one.fields), *own.given)
    return Loaded(name, f"{one.version}+{own.version}", crosswalk, left, fields, own_constants(own))


def rules(loaded: Loaded, draft: Draft) -> tuple[str, ...]:
    """The fields that there are rules for in what made a Draft."""
    one = FORMATS.get(draft.crosswalk)
    return tuple(one.fields) if one and not loaded.fields else loaded.fields


def sources(payload: Payload, draft: Draft) -> dict[str, str]:
    """Where each field of a Draft was found: of the paths that its crosswalk looks at, those that the record has.

    What was found for the parts of an object is told for the object.
    """
    one = FORMATS.get(draft.crosswalk)
    own = {field: path for field, path in draft.paths.items() if OWN in path}
    shared = {field: path for field, path in draft.paths.items() if field not in own}
    found = (stated(one, document(payload), shared) if one else shared) | own
    told: dict[str, list[str]] = {}
    for field, path in found.items():
        told.setdefault(field.partition(".")[0], []).append(path)
    return {field: ", ".join(dict.fromkeys(paths)) for field, paths in told.items()}


def _unknown(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return f"there is no crosswalk {name!r}; {meant}There are: {', '.join(known)}"
