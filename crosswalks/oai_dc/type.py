"""The words for what is described, as they stand; enrichment says which type they mean.

Standard: DCMI Metadata Terms, `type`.
"""

from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source


def type(source: Source) -> list[str]:
    """Every `type`."""
    return texts(source.get("type"))
