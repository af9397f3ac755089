"""A METS document: what it describes, read as the format that stands in it, and its files.

Standard: METS 1.12, `dmdSec/mdWrap/xmlData`, `structMap/div` (`DMDID`): the outermost division says which descriptive
sections are those of the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from crosswalks import datacite, dcterms, dim, ead, lido, marc, mods, oai_dc
from crosswalks.common.elements import at
from crosswalks.documents import marks
from crosswalks.formats import Format, drafted_by
from crosswalks.xml import alone
from ichlinks.errors import Rejected
from ichlinks.stages import Draft, Payload

INNER: tuple[Format[Any], ...] = tuple(one.FORMAT for one in (mods, oai_dc, dcterms, dim, marc, lido, ead, datacite))
Element = etree._Element
_BY_MARK = {mark: one for one in INNER for mark in one.marks}
_DUBLIN_CORE = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}")


@dataclass(frozen=True, slots=True)
class Source:
    """`described` is what the descriptive section says, `root` the element `mets`."""

    described: Draft
    root: Element


def read(found: Element, payload: Payload) -> Source:
    """Raises Rejected where no section is in a format that is read here."""
    for one, inner in sections(found):
        return Source(drafted_by(one, inner, payload), found)
    names = ", ".join(one.name for one in INNER)
    raise Rejected("crosswalk.metadata", f"no dmdSec holds metadata that is read here; what is: {names}")


def sections(root: Element) -> Iterator[tuple[Format[Any], Element]]:
    """The formats and elements of the descriptive sections, those of the whole first."""
    found = at(root, "dmdSec")
    whole = " ".join(one.get("DMDID") or "" for one in at(root, "structMap/div")).split()
    for section in sorted(found, key=lambda one: one.get("ID") not in whole):
        for wrapped in at(section, "mdWrap/xmlData"):
            yield from _known(wrapped)


def _known(wrapped: Element) -> Iterator[tuple[Format[Any], Element]]:
    return ((one, inner) for inner in [wrapped, *map(alone, wrapped)] if (one := _format(inner)))


def _format(element: Element) -> Format[Any] | None:
    """Dublin Core stands in `xmlData` itself, or in an element of any name."""
    if one := next((_BY_MARK[mark] for mark in marks(element) if mark in _BY_MARK), None):
        return one
    plain = any(str(one.tag).startswith(_DUBLIN_CORE) and not len(one) for one in element)
    return oai_dc.FORMAT if plain else None
