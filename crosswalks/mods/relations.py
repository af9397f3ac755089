"""What it belongs to and what belongs to it, the series, and the pages within a host.

Standard: MODS, `relatedItem/@type`, `part`.
"""

from collections.abc import Iterator
from typing import Any

from crosswalks.common.texts import Map, language_map
from crosswalks.mods.source import HREF, Element, Source, address_of, language, text, texts, within
from crosswalks.mods.title import whole

_TYPES = {"host": "is_part_of", "constituent": "has_part", "preceding": "replaces", "succeeding": "is_replaced_by",
          "otherVersion": "has_version", "otherFormat": "has_version"}  # fmt: skip


def relations(source: Source) -> list[dict[str, Any]]:
    """Every `relatedItem` but a series: its address, else its identifier, else its title."""
    found = (_relation(item) for item in source.get("relatedItem") if item.get("type") != "series")
    return [relation for relation in found if relation]


def series(source: Source) -> dict[str, Any]:
    """The first `relatedItem` of type `series`, with its number."""
    return next((found for item in _typed(source, "series") if (found := _series(item))), {})


def pages(source: Source) -> str | None:
    """`part/extent` in pages: `12-34`, of the host or of the record itself."""
    parts = [part for item in _typed(source, "host") for part in within(item, "part")] + source.get("part")
    return next((found for part in parts for found in _pages(part)), None)


def _typed(source: Source, kind: str) -> Iterator[Element]:
    return (item for item in source.get("relatedItem") if item.get("type") == kind)


def _relation(item: Element) -> dict[str, Any]:
    label = _label(item)
    title = next(iter(label.values()), [""])[0]
    target = _address(item) or next(iter(texts(item, "identifier")), "") or title
    found = {"type": _TYPES.get(item.get("type", ""), "relation"), "target": target}
    return {} if not target else found if target == title else found | ({"label": label} if label else {})


def _label(item: Element) -> Map:
    titles = [(whole(info), language(info)) for info in within(item, "titleInfo")]
    bare = [] if len(item) else [(text(item), language(item))]
    return language_map(value for value in titles + bare if value[0])


def _address(item: Element) -> str | None:
    urls = [url for url in texts(item, "location", "url") if url.startswith(("http://", "https://"))]
    return address_of(item, HREF) or next(iter(urls), None)


def _series(item: Element) -> dict[str, Any]:
    titles = [(" ".join(texts(info, "title")), language(info)) for info in within(item, "titleInfo")]
    bare = [] if len(item) else [(text(item), language(item))]
    title = language_map(value for value in titles + bare if value[0])
    numbers = texts(item, "titleInfo", "partNumber") + texts(item, "part", "detail", "number")
    return ({"title": title} | ({"number": numbers[0]} if numbers else {})) if title else {}


def _pages(part: Element) -> Iterator[str]:
    for extent in within(part, "extent"):
        if extent.get("unit", "pages").startswith("page"):
            yield from ["-".join(texts(extent, "start") + texts(extent, "end")) or " ".join(texts(extent, "list"))]
