"""What is said about the content, and its size.

Standard: MODS, `abstract`, `tableOfContents`, `note` (types of the MODS note list) and `physicalDescription/extent`.
"""

from crosswalks.common.texts import Map, language_map
from crosswalks.mods.source import Source, texts, values

_TOLD = frozenset({"", "biographical/historical", "biographical", "content", "description", "historical", "performers",
                   "venue"})  # fmt: skip


def description(source: Source) -> Map:
    """`abstract`, `tableOfContents`, then the notes that tell of the content: untyped, or about history and people."""
    notes = [note for note in source.get("note") if note.get("type", "").lower() in _TOLD]
    return language_map(values(source.get("abstract") + source.get("tableOfContents") + notes))


def extent(source: Source) -> str | None:
    """All `physicalDescription/extent`, parted by semicolons."""
    return "; ".join(one for part in source.get("physicalDescription") for one in texts(part, "extent")) or None
