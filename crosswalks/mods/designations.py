"""Inscriptions that the text states plainly, or that a link to UNESCO's page names.

Standard: MODS, `abstract`, `note`, `subject/topic`, `identifier`, `location/url`, `relatedItem`.
"""

from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.mods.source import HREF, Source, text, texts

_TOLD = ("abstract", "note", "identifier")


def designations(source: Source) -> list[dict[str, Any]]:
    """Lists, years, decisions and reference numbers, wherever they are told."""
    told = [text(element) for name in _TOLD for element in source.get(name)]
    topics = [topic for subject in source.get("subject") for topic in texts(subject, "topic")]
    linked = [link for place in source.get("location") for link in texts(place, "url")]
    related = [item.get(HREF, "") or text(item) for item in source.get("relatedItem")]
    return designations_in([*told, *topics, *linked, *related])
