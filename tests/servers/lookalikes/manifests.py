"""Looks like an archive's IIIF Presentation 3: a collection in a collection, and two manifests."""

import json
from collections.abc import Callable
from typing import Any

from tests.servers.endpoint import Answer, Asked

_CONTEXT = "http://iiif.io/api/presentation/3/context.json"
PATHS = ("/iiif/collection.json", "/iiif/dance.json", "/iiif/1/manifest.json", "/iiif/2/manifest.json")


def _manifest(number: int, **more: Any) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "id": f"@/iiif/{number}/manifest.json",
        "type": "Manifest",
        "items": [_canvas(number)],
        **more,
    }


def _canvas(number: int) -> dict[str, Any]:
    image = {"id": f"https://archive.example/{number}.jpg", "type": "Image", "format": "image/jpeg"}
    painting = {"type": "Annotation", "motivation": "painting", "body": {**image, "width": 1800, "height": 1200}}
    return {"type": "Canvas", "width": 1800, "height": 1200, "items": [{"type": "AnnotationPage", "items": [painting]}]}


def _of(kind: str, *paths: str) -> list[dict[str, Any]]:
    return [{"id": f"@{path}", "type": kind, "label": {"none": [path]}} for path in paths]


RESOURCES: dict[str, Any] = {
    PATHS[0]: {
        "@context": _CONTEXT,
        "id": f"@{PATHS[0]}",
        "type": "Collection",
        "label": {"en": ["All"]},
        "items": [*_of("Collection", PATHS[1]), *_of("Manifest", PATHS[3])],
    },
    PATHS[1]: {
        "id": f"@{PATHS[1]}",
        "type": "Collection",
        "label": {"en": ["Dance"]},
        "items": _of("Manifest", PATHS[2]),
    },
    PATHS[2]: _manifest(
        1,
        label={"en": ["Khon dancers before a performance"], "th": ["นักแสดงโขนก่อนการแสดง"]},
        summary={"en": ["Dancers put on their masks behind the stage, in a theatre of Bangkok, before they go on."]},
        metadata=[
            {"label": {"en": ["Subject"]}, "value": {"en": ["masks"], "th": ["หน้ากาก"]}},
            {"label": {"en": ["Photographer"]}, "value": {"en": ["A. Photographer"]}},
            {"label": {"th": ["หมายเหตุ"]}, "value": {"th": ["-"]}},
        ],
        rights="http://creativecommons.org/licenses/by/4.0/",
        provider=[{"id": "https://archive.example/", "type": "Agent", "label": {"en": ["Example Photographs"]}}],
        homepage=[{"id": "https://archive.example/1", "type": "Text", "label": {"en": ["Page"]}}],
        navDate="2018-11-29T00:00:00Z",
    ),
    PATHS[3]: _manifest(2, label={"en": ["A workshop of mask makers"]}, rights="http://rightsstatements.org/vocab/CNE/1.0/"),
}  # fmt: skip


def answer(server: Callable[[], str]) -> Callable[[Asked], Answer]:
    """Answers with addresses of the server that gives them."""
    return lambda asked: (200, {}, json.dumps(RESOURCES[asked.path]).replace('"@/', f'"{server()}/').encode())
