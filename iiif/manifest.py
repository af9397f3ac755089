"""Item → Presentation 3.0 manifest, as plain values in one fixed order: the same Item gives the same bytes."""

from typing import Any

import msgspec

from ichlinks.stages import ItemJSON
from iiif import links
from iiif.canvases import bare_canvas, canvases
from iiif.language import Map, language_map, plain, unspoken
from iiif.media import Sorted, sort_media
from iiif.metadata import metadata
from iiif.publication import Publication
from iiif.rights import community_labels, label_texts, rights
from iiif.when_and_where import NAV_PLACE, nav_date, nav_place

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_encode = msgspec.json.Encoder().encode
_SHORT = 100


def manifest(item: ItemJSON, publication: Publication) -> bytes | None:
    """The manifest of a public Item; None where it has no media to show or link, or is withheld.

    A restricted Item gets a manifest without its media: what it is, whose it is, and where to ask.
    """
    level = item.get("sensitivity", {}).get("level", "open")
    media = sort_media(item)
    if level == "withheld" or not any(media):
        return None
    label, folder = _label(item), publication.folder(item["id"])
    described = _described(item, label, publication)
    shown = _closed(folder, item, publication) if level == "restricted" else _open(folder, item, media, publication)
    context = [NAV_PLACE, CONTEXT] if "navPlace" in shown else CONTEXT
    identity = {"@context": context, "id": f"{folder}/manifest.json", "type": "Manifest", "label": label}
    return _encode(identity | described | shown)


def _described(item: ItemJSON, label: Map, publication: Publication) -> dict[str, Any]:
    """What may be said of every public Item."""
    said: dict[str, Any] = {}
    if summary := item.get("description"):
        said["summary"] = language_map(summary)
    applied = community_labels(item, publication)
    if pairs := metadata(item, label_texts(item, publication), publication):
        said["metadata"] = pairs
    said |= rights(item, applied, publication) | nav_date(item)
    if providers := links.provider(item, publication):
        said["provider"] = providers
    said["homepage"] = links.homepage(item, label, publication)
    return said


def _open(folder: str, item: ItemJSON, media: Sorted, publication: Publication) -> dict[str, Any]:
    shown = nav_place(folder, item)
    shown["seeAlso"] = links.see_also(item, media.manifests, publication)
    for name, found in (("rendering", links.rendering(media)), ("thumbnail", links.thumbnail(media))):
        if found:
            shown[name] = found
    return shown | {"items": canvases(folder, item, media)}


def _closed(folder: str, item: ItemJSON, publication: Publication) -> dict[str, Any]:
    return {"seeAlso": links.see_also(item, (), publication), "items": [bare_canvas(folder)]}


def _label(item: ItemJSON) -> Map:
    """The title, else another title, else how the description begins, else the id."""
    if title := item.get("title") or item.get("alt_title"):
        return language_map(title)
    begun = {tag: [plain(values[0])[:_SHORT]] for tag, values in item.get("description", {}).items()}
    return language_map(begun) or unspoken(item["id"])
