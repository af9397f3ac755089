"""Crosswalks: from a partner's Payload to a Draft in the ICH schema.

`CROSSWALKS` are those written as code; every file `config/crosswalks/<name>.yaml` is one more.
"""

import difflib
import hashlib
from dataclasses import dataclass

from config.settings import Workspace
from config.yaml_file import read
from crosswalks import oai_dc
from crosswalks.declarative import compiled
from ichlinks.errors import Invalid
from ichlinks.stages import Crosswalk


@dataclass(frozen=True, slots=True)
class Loaded:
    """A crosswalk and the version that records say they were made with."""

    name: str
    version: str
    crosswalk: Crosswalk


CROSSWALKS: dict[str, Loaded] = {
    "oai_dc": Loaded("oai_dc", oai_dc.VERSION, oai_dc.crosswalk),
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
    return Loaded(name, version, compiled(read(path), workspace))


def _unknown(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return f"there is no crosswalk {name!r}; {meant}There are: {', '.join(known)}"
