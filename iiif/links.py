"""Where a manifest points to: the Item's page, its data, its documents, the archives it comes from (section 3.3)."""

from collections.abc import Sequence
from typing import Any

from ichlinks.stages import ItemJSON
from iiif.language import language_map, unspoken
from iiif.media import UNKNOWN, Media, Sorted, linked_type, mime, uri
from iiif.publication import Provider, Publication
from iiif.rights import partner_names

Link = dict[str, Any]
_MANIFEST_FORMAT = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'


def homepage(item: ItemJSON, label: dict[str, list[str]], publication: Publication) -> list[Link]:
    """Our page of the Item, and the partner's own."""
    pages = [_page(publication.page(item["id"]), label)]
    if landing := uri(item.get("landing_page")):
        pages.append(_page(landing, language_map(item.get("data_provider", {}).get("label", {})) or label))
    return pages


def _page(id: str, label: dict[str, list[str]]) -> Link:
    return {"id": id, "type": "Text", "label": label, "format": "text/html"}


def see_also(item: ItemJSON, manifests: Sequence[Media], publication: Publication) -> list[Link]:
    """The Item as data, and manifests that its partner publishes."""
    page = publication.page(item["id"])
    data = [
        _data(f"{page}.jsonld", "JSON-LD", "application/ld+json"),
        _data(f"{page}.json", "JSON", "application/json"),
    ]
    return data + [_manifest(m) for m in manifests]


def _data(id: str, label: str, format: str) -> Link:
    return {"id": id, "type": "Dataset", "label": unspoken(label), "format": format}


def _manifest(media: Media) -> Link:
    return {
        "id": uri(media["url"]),
        "type": "Manifest",
        "label": {"en": ["IIIF manifest of the partner"]},
        "format": _MANIFEST_FORMAT,
    }


def rendering(media: Sorted) -> list[Link]:
    """Documents to open or download: PDF, other media that browsers do not paint, embedded players."""
    return [_document(m) for m in media.linked]


def _document(media: Media) -> Link:
    label = language_map(media.get("alt_text", {})) or {"en": [_DOCUMENTS.get(mime(media), "Document")]}
    return {"id": uri(media["url"]), "type": linked_type(media), "label": label, "format": mime(media)}


_DOCUMENTS = {"application/pdf": "PDF", "text/html": "Web page", UNKNOWN: "File"}


def thumbnail(media: Sorted) -> list[Link]:
    """A small image, else the first image there is."""
    shown = media.thumbs or [m for m in media.painted if mime(m).startswith("image/")]
    return [_image(m) for m in shown[:1]]


def _image(media: Media) -> Link:
    image: Link = {"id": uri(media["url"]), "type": "Image"}
    if (format := mime(media)).startswith("image/"):
        image["format"] = format
    if "width" in media and "height" in media:
        image |= {"width": media["width"], "height": media["height"]}
    return image


def provider(item: ItemJSON, publication: Publication) -> list[Link]:
    """The archives whose Records the Item speaks for, not the aggregator."""
    known = [publication.providers[name] for name in partner_names(item) if name in publication.providers]
    return [_agent(p, home) for p in known if (home := uri(p.homepage))]


def _agent(provider: Provider, home: str) -> Link:
    name = language_map(provider.name)
    return {"id": home, "type": "Agent", "label": name, "homepage": [_page(home, name)]}
