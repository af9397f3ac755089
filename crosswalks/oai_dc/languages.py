"""Languages of the content, as they stand: codes of several standards, or names.

Standard: DCMI Metadata Terms, `language`.
"""

from crosswalks.oai_dc.source import Source
from crosswalks.oai_dc.texts import texts


def languages(source: Source) -> list[str]:
    return texts(source.get("language"))
