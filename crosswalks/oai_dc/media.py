"""Files that can be shown, wherever their addresses stand.

Standard: DCMI Metadata Terms, `identifier`, `relation`, `hasFormat`, `format`.
"""

from typing import Any

from crosswalks.common.media import media_in
from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source


def media(source: Source) -> list[dict[str, Any]]:
    """Addresses of files in `identifier`, `relation`, `hasFormat` and `format`."""
    return media_in(texts(source.get("identifier", "relation", "hasFormat", "format")))
