"""Places; a time among them is left out, and an address unless it is one of GeoNames. Enrichment says which of them
are countries.

Standard: DCMI Metadata Terms, `coverage`, `spatial`.
"""

import re
from typing import Any

from crosswalks.common.geonames import geonames
from crosswalks.oai_dc.source import Source

_TIME = re.compile(r"^\s*[\[(]?(?:ca?\.?\s*)?\d{3,4}\b|centur|^(?:start|end)=", re.I)


def places(source: Source) -> list[dict[str, Any]]:
    """Every `coverage` and `spatial` that is no time."""
    values = source.get("coverage", "spatial")
    return [place for text, language in values if not _TIME.search(text) and (place := _place(text, language))]


def _place(text: str, language: str) -> dict[str, Any]:
    if not text.startswith(("http://", "https://")):
        return {"label": {language or "und": [text]}}
    known = geonames([text])
    return {"geonames": known} if known else {}
