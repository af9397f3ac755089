"""The part of an index document that a list of results shows."""

from typing import Any

from ichlinks.stages import JSON, ItemJSON

_AS_STATED = ("type", "title", "countries", "domains", "resource_type", "kind", "languages", "modified")
EXCERPT = 300


def display(item: ItemJSON) -> JSON:
    """What a result shows of `item`; nothing to look at when its community restricts it."""
    shown: JSON = {key: item[key] for key in _AS_STATED if key in item}
    if "description" in item:
        shown["description"] = {tag: [_excerpt(values[0])] for tag, values in item["description"].items()}
    if label := item.get("data_provider", {}).get("label"):
        shown["data_provider"] = label
    if content := item.get("rights", {}).get("content"):
        shown["rights"] = content
    if sensitivity := item.get("sensitivity"):
        shown["sensitivity"] = sensitivity
    if thumbnail := _thumbnail(item):
        shown["thumbnail"] = thumbnail
    return shown


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def _thumbnail(item: ItemJSON) -> str | None:
    if item.get("sensitivity", {}).get("level", "open") not in {"open", "notice"}:
        return None
    media: list[dict[str, Any]] = [m for m in item.get("media", ()) if m.get("checked") != "dead"]
    thumbs = [m["url"] for m in media if m.get("role") == "thumb"]
    return next(iter(thumbs or [m["url"] for m in media if m.get("mime", "").startswith("image/")]), None)
