"""What is painted, linked or left out."""

import pytest

from iiif.media import linked_type, mime, sort_media, uri


@pytest.mark.parametrize(
    ("media", "use"),
    [
        ({"url": "https://a.example.net/x.JPG"}, "painted"),
        ({"url": "https://a.example.net/x", "mime": "Image/JPEG; q=1"}, "painted"),
        ({"url": "https://a.example.net/x.jpg", "role": "thumb"}, "thumbs"),
        ({"url": "https://a.example.net/x/manifest", "role": "iiif"}, "manifests"),
        ({"url": "https://a.example.net/full/max/0/default.jpg", "role": "iiif"}, "painted"),
        ({"url": "https://a.example.net/watch?v=1", "role": "embed"}, "linked"),
        ({"url": "https://a.example.net/x.tif"}, "linked"),
        ({"url": "https://a.example.net/x"}, "linked"),
    ],
)
def test_each_file_has_one_use(media: dict[str, str], use: str) -> None:
    found = sort_media({"media": [media]})
    assert {name: len(list) for name, list in found._asdict().items() if list} == {use: 1}


@pytest.mark.parametrize(
    "media", [{"url": "ftp://a.example.net/x.jpg"}, {"url": "https://a.example.net/x.jpg", "checked": "dead"}]
)
def test_what_cannot_be_fetched_is_left_out(media: dict[str, str]) -> None:
    assert not any(sort_media({"media": [media]}))


@pytest.mark.parametrize(
    ("media_type", "type"),
    [
        ("application/pdf", "Text"),
        ("image/tiff", "Image"),
        ("model/gltf-binary", "Model"),
        ("application/zip", "Dataset"),
    ],
)
def test_linked_resources_have_a_type_of_the_specification(media_type: str, type: str) -> None:
    assert linked_type({"url": "https://a.example.net/x", "mime": media_type}) == type


def test_the_media_type_is_guessed_from_the_path_only() -> None:
    assert mime({"url": "https://a.example.net/x.mp3?download=x.jpg"}) == "audio/mpeg"
    assert mime({"url": "https://a.example.net/jpg"}) == "application/octet-stream"
    assert mime({"url": "https://a.example.net/x.jpg", "mime": "photo"}) == "image/jpeg"


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://a.example.net/한?q=é", "https://a.example.net/%ED%95%9C?q=%C3%A9"),
        ("https://例え.jp/a%20b", "https://xn--r8jz45g.jp/a%20b"),
        ("javascript:alert(1)", None),
        ("https://a.example.net/a b", None),
        ("https://[bad/한", None),
        (None, None),
    ],
)
def test_addresses_become_http_uris(address: str | None, published: str | None) -> None:
    assert uri(address) == published
