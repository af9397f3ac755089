"""The words for what is described, as they stand; enrichment says which type they mean.

Standard: DCMI Metadata Terms, `type`.
"""

from crosswalks.oai_dc.source import Source
from crosswalks.oai_dc.texts import texts


def type(source: Source) -> list[str]:
    return texts(source.get("type"))
