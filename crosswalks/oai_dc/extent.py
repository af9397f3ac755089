"""How long or how large: what `format` says that is neither a media type nor an address.

Standard: DCMI Metadata Terms, `format`, `extent`.
"""

import re

from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source

_MEDIA_TYPE = re.compile(r"\w+/[\w.+-]+(?:\s|;|$)|https?://")


def extent(source: Source) -> str | None:
    """Every `extent` and `format` that is no media type."""
    stated = texts(source.get("extent", "format"))
    return "; ".join(dict.fromkeys(text for text in stated if not _MEDIA_TYPE.match(text))) or None
