"""Identifiers of the unit, and the page that shows it.

Standards: EAD 2002, `did/unitid`, `eadid` (`url`); EAD3, `control/recordid`, `representation`. An address within the
archive's own software (`/repositories/2/…`) is none for the public.
"""

from crosswalks.common.elements import at, attribute, text
from crosswalks.common.identifiers import Identifier, harvested, identifier, page
from crosswalks.components.units import Element
from crosswalks.ead.media import links
from crosswalks.ead.source import Source


def identifiers(source: Source) -> list[Identifier]:
    """`unitid` and its link; for the whole, `eadid` or `recordid` and their addresses."""
    stated = [text for one in at(source.unit, "did/unitid") for text in _stated(one)]
    return harvested(source.identifier, [identifier(text) for text in stated + _of_header(source.header)])


def landing_page(source: Source) -> str | None:
    """A link of the unit's identifier, of the finding aid, or to the digital object that is no file.

    A component without any is seen where the finding aid is.
    """
    stated = [text for one in at(source.unit, "did/unitid") for text in _stated(one)]
    around = [text for unit in source.units[1:] for one in at(unit, "did/unitid") for text in _stated(one)]
    return page([*stated, *_of_header(source.header), *links(source), *around, *_of_header(source.head)])


def first_identifier(unit: Element) -> str:
    return next((text for one in at(unit, "did/unitid") for text in _stated(one)), "")


def _stated(element: Element) -> list[str]:
    """Its link where it has one (ARK), else its text; not what only the software knows it by."""
    if element.get("type") == "aspace_uri":
        return []
    linked = [found for one in at(element, "*") if (found := attribute(one, "href"))]
    return [one for one in linked or [text(element)] if one and not one.startswith("/")]


def _of_header(header: Element | None) -> list[str]:
    if header is None:
        return []
    addresses = [attribute(one, "url") for one in at(header, "eadid")]
    linked = [attribute(one, "href") for one in at(header, "representation")]
    named = [found for one in at(header, "eadid", "recordid") if (found := text(one))]
    return [*named, *(one for one in [*addresses, *linked] if one.startswith(("http://", "https://")))]
