"""The organisation whose record this is.

Standard: LIDO 1.1, `recordSource/legalBodyName`; its `type` europeana:dataProvider tells it from those that pass
records on.
"""

from typing import Any

from crosswalks.common.elements import at, attribute, text
from crosswalks.lido.source import ADMINISTRATIVE, Source
from crosswalks.lido.terms import names


def data_provider(source: Source) -> dict[str, Any]:
    """The organisation marked as such, else the last: records that are passed on name who passes them on first."""
    groups = source.groups(ADMINISTRATIVE, "recordWrap/recordSource")
    marked = [group for group in groups if attribute(group[0], "type").lower().endswith("dataprovider")]
    for group in reversed(marked or groups):
        if label := names(group, "legalBodyName/appellationValue"):
            links = (text(link) for one in group for link in at(one, "legalBodyWeblink"))
            link = next((found for found in links if found.startswith("http")), "")
            return {"label": label} | ({"uri": link} if link else {})
    return {}
