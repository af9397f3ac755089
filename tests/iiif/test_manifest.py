"""Item → manifest, against Presentation 3.0, our own strict schema, the lint and iiif-prezi3."""

import json
from pathlib import Path
from typing import Any

import iiif_prezi3  # type: ignore[import-untyped]
import jsonschema_rs
import pytest
from hypothesis import given, settings

from iiif.lint import lint
from iiif.manifest import manifest
from iiif.publication import Provider, Publication
from tests.iiif.items import ARIRANG, Item, items

BASE = "https://heritage.example.net"
PUBLICATION = Publication(
    BASE,
    {"folksong": Provider({"en": ["Archive of Folk Song"]}, "https://archive.example.net/")},
    {"countries": {"KR": {"en": ["Republic of Korea"]}}, "labels": {"tka": {"en": ["TK Attribution"]}}},
)
SCHEMA = jsonschema_rs.Draft202012Validator(json.loads(Path(__file__).with_name("manifest.schema.json").read_text()))


def made(item: Item) -> dict[str, Any]:
    body = manifest(item, PUBLICATION)
    assert body is not None
    decoded: dict[str, Any] = json.loads(body)
    return decoded


def with_media(*media: dict[str, Any], **fields: Any) -> Item:
    return {
        "id": "a",
        "type": "Resource",
        "members": [{"partner": "p", "identifier": "1"}],
        "media": [*media],
        **fields,
    }


def test_manifest_of_an_element_with_everything() -> None:
    folder = f"{BASE}/iiif/k3v7x2"
    page = f"{BASE}/items/k3v7x2"
    label = {"ko": ["정선 아리랑"], "en": ["Jeongseon Arirang"]}
    archive = {"en": ["Archive of Folk Song"]}
    archive_page = {"id": "https://archive.example.net/", "type": "Text", "label": archive, "format": "text/html"}
    assert {key: value for key, value in made(ARIRANG).items() if key not in {"items", "metadata"}} == {
        "@context": ["http://iiif.io/api/extension/navplace/context.json", "http://iiif.io/api/presentation/3/context.json"],
        "id": f"{folder}/manifest.json",
        "type": "Manifest",
        "label": label,
        "summary": {"en": ["A folk song of the Taebaek mountains."], "none": ["Arirang"]},
        "rights": "http://creativecommons.org/licenses/by/4.0/",
        "requiredStatement": {
            "label": {"en": ["Attribution"], "fr": ["Attribution"]},
            "value": {"en": ["Archive of Folk Song"], "none": ["Jeongseon County"]},
        },
        "provider": [
            {"id": "https://archive.example.net/", "type": "Agent", "label": archive, "homepage": [archive_page]}
        ],
        "homepage": [
            {"id": page, "type": "Text", "label": label, "format": "text/html"},
            {"id": "https://archive.example.net/items/1", "type": "Text", "label": archive, "format": "text/html"},
        ],
        "seeAlso": [
            {"id": f"{page}.jsonld", "type": "Dataset", "label": {"none": ["JSON-LD"]},
             "format": "application/ld+json"},
            {"id": f"{page}.json", "type": "Dataset", "label": {"none": ["JSON"]}, "format": "application/json"},
        ],
        "rendering": [{"id": "https://archive.example.net/score.pdf", "type": "Text", "label": {"en": ["Score"]},
                       "format": "application/pdf"}],
        "thumbnail": [{"id": "https://archive.example.net/1-small.jpg", "type": "Image", "format": "image/jpeg",
                       "width": 200, "height": 133}],
        "navPlace": {"id": f"{folder}/places", "type": "FeatureCollection", "features": [
            {"id": f"{folder}/feature/1", "type": "Feature", "properties": {"label": {"ko": ["정선군"]}},
             "geometry": {"type": "Point", "coordinates": [128.66, 37.38]}}]},
    }  # fmt: skip


def test_metadata_pairs_are_in_words_and_in_order() -> None:
    assert [(pair["label"]["en"][0], pair["value"]) for pair in made(ARIRANG)["metadata"]] == [
        ("Type", {"none": ["Element"]}),
        ("Other title", {"ko-Latn": ["Chŏngsŏn Arirang"]}),
        ("Country", {"en": ["Republic of Korea"]}),
        ("Place", {"ko": ["정선군"]}),
        ("Domain of the 2003 Convention", {"none": ["a", "b"]}),
        ("List", {"en": ["Representative List of the Intangible Cultural Heritage of Humanity, 2012"]}),
        ("Community", {"en": ["Singers of Jeongseon"]}),
        ("Language", {"none": ["ko"]}),
        ("Subject", {"en": ["folk songs"]}),
    ]


def test_image_audio_and_video_have_a_canvas_each() -> None:
    canvases = made(ARIRANG)["items"]
    extents = [{key: c[key] for key in ("width", "height", "duration") if key in c} for c in canvases]
    assert extents == [
        {"width": 1200, "height": 800},
        {"duration": 184.5},
        {"width": 1920, "height": 1080, "duration": 60.0},
    ]
    painted = [c["items"][0]["items"][0] for c in canvases]
    assert painted[1] == {
        "id": f"{BASE}/iiif/k3v7x2/canvas/2/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": {"id": "https://archive.example.net/1.mp3", "type": "Sound", "format": "audio/mpeg", "duration": 184.5},
        "target": f"{BASE}/iiif/k3v7x2/canvas/2",
    }
    assert [annotation["body"]["type"] for annotation in painted] == ["Image", "Sound", "Video"]


@pytest.mark.parametrize(
    ("media", "extent"),
    [
        ({"url": "https://a.example.net/1.png"}, {"width": 1000, "height": 1000}),
        ({"url": "https://a.example.net/1.png", "width": 50}, {"width": 1000, "height": 1000}),
        ({"url": "https://a.example.net/1", "mime": "audio/ogg"}, {"duration": 3600.0}),
        (
            {"url": "https://a.example.net/1.webm", "mime": "video/webm"},
            {"width": 1280, "height": 720, "duration": 3600.0},
        ),
    ],
)
def test_an_unknown_extent_is_the_documented_one(media: dict[str, Any], extent: dict[str, Any]) -> None:
    (canvas,) = made(with_media(media))["items"]
    assert {key: canvas[key] for key in ("width", "height", "duration") if key in canvas} == extent


def test_an_item_without_living_media_has_no_manifest() -> None:
    assert manifest(with_media(), PUBLICATION) is None
    assert manifest(with_media({"url": "https://a.example.net/1.jpg", "checked": "dead"}), PUBLICATION) is None


def test_a_withheld_item_has_no_manifest() -> None:
    assert manifest(ARIRANG | {"sensitivity": {"level": "withheld"}}, PUBLICATION) is None


def test_a_restricted_item_shows_no_media_and_no_place() -> None:
    restricted = made(ARIRANG | {"sensitivity": {"level": "restricted", "labels": ["tkwg", "tka"]}})
    folder = f"{BASE}/iiif/k3v7x2"
    assert restricted["items"] == [
        {"id": f"{folder}/canvas/1", "type": "Canvas", "label": {"none": ["1"]}, "width": 1000, "height": 1000}
    ]
    assert "archive.example.net/1" not in json.dumps(restricted) and "score.pdf" not in json.dumps(restricted)
    assert not {"thumbnail", "rendering", "navPlace"} & restricted.keys()
    assert restricted["homepage"][0]["id"] == f"{BASE}/items/k3v7x2"
    assert [link["id"].rpartition(".")[2] for link in restricted["seeAlso"]] == ["jsonld", "json"]


def test_community_labels_travel_in_words_never_as_rights() -> None:
    labelled = made(ARIRANG | {"sensitivity": {"level": "notice", "labels": ["tka"], "notices": ["biocultural"]}})
    assert labelled["rights"] == "http://creativecommons.org/licenses/by/4.0/"
    assert labelled["requiredStatement"]["value"] == {
        "en": ["Archive of Folk Song", "TK Attribution"],
        "none": ["Jeongseon County", "biocultural"],
    }
    assert labelled["metadata"][-1]["value"] == {"en": ["TK Attribution"], "none": ["biocultural"]}


def test_a_label_speaks_in_the_words_of_its_community() -> None:
    texts = [
        {
            "code": "tka",
            "name": {"en": ["Our song"]},
            "text": {"en": ["Name the singers."], "ko": ["소리꾼을 밝혀 주세요."]},
        },
        {"code": "tka", "community": "Another village", "text": {"und": ["Ask first.", "<b>Ask</b>"]}},
    ]
    labelled = made(ARIRANG | {"sensitivity": {"level": "notice", "labels": ["tka", "tkf"], "label_texts": texts}})
    assert labelled["metadata"][-1]["value"] == {
        "en": ["Our song: Name the singers."],
        "ko": ["소리꾼을 밝혀 주세요."],
        "none": ["Ask first.", "Ask", "tkf"],
    }


def test_the_label_falls_back() -> None:
    image = {"url": "https://a.example.net/1.jpg"}
    assert made(with_media(image, alt_title={"fr": ["Chant"]}))["label"] == {"fr": ["Chant"]}
    assert made(with_media(image, description={"fr": ["Un chant. " * 20]}))["label"] == {
        "fr": [("Un chant. " * 20)[:100]]
    }
    assert made(with_media(image))["label"] == {"none": ["a"]}


def test_events_and_dated_resources_are_on_the_timeline() -> None:
    image = {"url": "https://a.example.net/1.jpg"}
    assert made(with_media(image, issued={"begin": "1987"}))["navDate"] == "1987-01-01T00:00:00Z"
    event = with_media(image, start={"begin": "2026-05-03T19:00:00+09:00"}) | {"type": "NewsEvent"}
    assert made(event)["navDate"] == "2026-05-03T00:00:00Z"
    assert "navDate" not in made(with_media(image, issued={"begin": "-0044"}))
    assert "navDate" not in made(with_media(image, issued={"begin": "2026-02-30"}))


def test_a_document_alone_is_linked_from_an_empty_canvas() -> None:
    linked = made(with_media({"url": "https://a.example.net/book", "mime": "application/pdf"}))
    assert linked["rendering"][0]["id"] == "https://a.example.net/book"
    assert "items" not in linked["items"][0]


def test_a_foreign_manifest_is_linked_as_data() -> None:
    foreign = made(with_media({"url": "https://a.example.net/m.json", "role": "iiif"}))["seeAlso"][-1]
    assert (foreign["id"], foreign["type"]) == ("https://a.example.net/m.json", "Manifest")


def test_a_media_file_states_its_own_rights_and_credit_where_they_differ() -> None:
    image = {
        "url": "https://a.example.net/1.jpg",
        "credit": "Kim",
        "rights": "http://rightsstatements.org/vocab/InC/1.0/",
    }
    (canvas,) = made(with_media(image))["items"]
    assert canvas["rights"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert canvas["requiredStatement"] == {"label": {"en": ["Credit"]}, "value": {"none": ["Kim"]}}


def loaded(document: dict[str, Any]) -> dict[str, Any]:
    """What iiif-prezi3 makes of `document` and writes again."""
    again: dict[str, Any] = json.loads(iiif_prezi3.Manifest(**document).json(exclude_unset=True))
    return again


def test_iiif_prezi3_keeps_every_property() -> None:
    document = made(ARIRANG)
    assert loaded(document) == document


@settings(deadline=None)
@given(items)
def test_every_manifest_is_valid_and_clean_and_stable(item: Item) -> None:
    body = manifest(item, PUBLICATION)
    assert body == manifest(json.loads(json.dumps(item)), PUBLICATION)
    if body is None:
        return
    document = json.loads(body)
    SCHEMA.validate(document)
    assert lint(document, published=document["id"]) == []
    iiif_prezi3.Manifest(**document)
    assert b"<" not in body and b"javascript:" not in body
