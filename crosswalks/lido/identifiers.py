"""Identifiers of the record and the object, and the page that shows it.

Standard: LIDO 1.1, `lidoRecID`, `objectPublishedID`, `repositorySet/workID` (inventory numbers), `recordInfoLink`.
"""

from crosswalks.common.identifiers import Identifier, harvested, identifier, page
from crosswalks.common.texts import texts
from crosswalks.lido.source import Source

_NUMBERS = "descriptiveMetadata/objectIdentificationWrap/repositoryWrap/repositorySet/workID"
_PAGES = "administrativeMetadata/recordWrap/recordInfoSet/recordInfoLink"


def identifiers(source: Source) -> list[Identifier]:
    """`objectPublishedID`, `lidoRecID`, and the inventory numbers in `workID`."""
    stated = [identifier(text) for text in texts(source.values("objectPublishedID", "lidoRecID"))]
    numbers = [{"scheme": "inventory", "value": text} for text in texts(source.values(_NUMBERS))]
    return harvested(source.identifier, stated + numbers)


def landing_page(source: Source) -> str | None:
    """The link of the record information (`recordInfoLink`), where it is no file."""
    return page(texts(source.values(_PAGES)))
