"""The organisation whose record this is.

Standard: LIDO 1.1, `recordSource/legalBodyName` (`type` dataProvider tells it from those that pass records on).
"""

from typing import Any

from crosswalks.common.elements import at, text
from crosswalks.common.texts import language_map
from crosswalks.lido.source import ADMINISTRATIVE, Source
from crosswalks.lido.terms import preferred

_SOURCES = f"{ADMINISTRATIVE}/recordWrap/recordSource"


def data_provider(source: Source) -> dict[str, Any]:
    """The last organisation named: records that are passed on name the one that passes them on first."""
    for one in reversed(at(source.root, _SOURCES)):
        if label := language_map(preferred([one], "legalBodyName/appellationValue")):
            link = next((found for link in at(one, "legalBodyWeblink") if (found := text(link)).startswith("http")), "")
            return {"label": label} | ({"uri": link} if link else {})
    return {}
