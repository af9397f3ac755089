"""Languages of the content, as they stand: codes of several standards, or names.

Standard: DCMI Metadata Terms, `language`.
"""

from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source


def languages(source: Source) -> list[str]:
    """Every `language`."""
    return texts(source.get("language"))
