"""Identifiers of the descriptive section and of the digital object, and the page that shows it.

Standard: METS 1.12, `mets` (`OBJID`), `metsHdr/altRecordID`.
"""

from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, text
from crosswalks.common.identifiers import Identifier, identifier, page
from crosswalks.mets.source import Source

_HANDLE = "hdl:"


def identifiers(source: Source) -> list[Identifier]:
    """A handle (`hdl:…`) is written as its address."""
    return distinct([*source.described.fields.get("identifiers", ()), *map(identifier, _own(source))])


def landing_page(source: Source) -> str | None:
    """That of the descriptive section, else the address of the digital object."""
    return source.described.fields.get("landing_page") or page(_own(source))


def _own(source: Source) -> list[str]:
    stated = [source.root.get("OBJID") or "", *(text(one) for one in at(source.root, "metsHdr/altRecordID"))]
    return [_addressed(one.strip()) for one in stated if one.strip()]


def _addressed(stated: str) -> str:
    return f"https://hdl.handle.net/{stated.removeprefix(_HANDLE)}" if stated.startswith(_HANDLE) else stated
