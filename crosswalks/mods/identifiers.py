"""Identifiers of what is described, of its record, and its shelf mark.

Standard: MODS, `identifier/@type`, `recordInfo/recordIdentifier`, `location/shelfLocator`. One that is marked
`invalid` is left out.
"""

from crosswalks.common.identifiers import Identifier, harvested, identifier
from crosswalks.mods.source import Element, Source, text, texts

_FORMS = {"isbn": "isbn:", "issn": "issn:", "issn-l": "issn:", "doi": "doi:"}


def identifiers(source: Source) -> list[Identifier]:
    """The type that the record states; where it states none, what the form tells."""
    stated = [_identifier(one) for one in source.get("identifier") if text(one) and one.get("invalid") != "yes"]
    records = [found for info in source.get("recordInfo") for found in texts(info, "recordIdentifier")]
    shelves = [found for place in source.get("location") for found in texts(place, "shelfLocator")]
    more = [{"scheme": "record", "value": one} for one in records]
    return harvested(source.identifier, [*stated, *more, *({"scheme": "shelfmark", "value": one} for one in shelves)])


def _identifier(element: Element) -> Identifier:
    stated, kind = text(element), element.get("type", "").lower()
    found = identifier(_FORMS[kind] + stated if kind in _FORMS else stated)
    if found["scheme"] != "local":
        return found
    return {"scheme": kind or "local", "value": stated}
