"""Places; a time among them is left out. Enrichment says which of them are countries.

Standard: DCMI Metadata Terms, `coverage`, `spatial`.
"""

import re
from typing import Any

from crosswalks.oai_dc.source import Source

_TIME = re.compile(r"^\s*[\[(]?(?:ca?\.?\s*)?\d{3,4}\b|centur|^(?:start|end)=", re.I)


def places(source: Source) -> list[dict[str, Any]]:
    """Every `coverage` and `spatial` that is no time."""
    values = source.get("coverage", "spatial")
    return [{"label": {language or "und": [text]}} for text, language in values if not _TIME.search(text)]
