"""Identifiers, told apart by their form, and the page that shows what is described.

Standard: DCMI Metadata Terms, `identifier`.
"""

from crosswalks.common.identifiers import Identifier, harvested, identifier, page
from crosswalks.common.media import is_media
from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source


def identifiers(source: Source) -> list[Identifier]:
    """The OAI identifier, then every `identifier` that is no file."""
    stated = (identifier(text) for text in texts(source.get("identifier")) if not is_media(text))
    return harvested(source.identifier, stated)


def landing_page(source: Source) -> str | None:
    """The first address among the identifiers that is neither a file nor UNESCO's page of the element."""
    return page(texts(source.get("identifier")))
