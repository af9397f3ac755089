"""IIIF manifests of Presentation 3 and 2, field by field, and as institutions publish them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswalks import CROSSWALKS
from crosswalks.documents import document
from crosswalks.formats import leftover
from crosswalks.iiif import FIELDS, FORMAT, crosswalk
from crosswalks.iiif.labels import GROUPS, LABELS, group_of
from crosswalks.iiif.source import read
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload

THREE = {"@context": "http://iiif.io/api/presentation/3/context.json", "id": "https://a.example/1", "type": "Manifest"}
TWO = {
    "@context": "http://iiif.io/api/presentation/2/context.json",
    "@id": "https://a.example/1",
    "@type": "sc:Manifest",
}
FIXTURES = "iiif/IIIF-Commons+parser/fixtures"


def manifest(base: dict[str, Any], **keys: Any) -> Payload:
    return payload(json.dumps({**base, **keys}), "https://a.example/1", Envelope())


def three(**keys: Any) -> Payload:
    return manifest(THREE, **keys)


def two(**keys: Any) -> Payload:
    return manifest(TWO, **keys)


def pair(label: str, *values: str) -> dict[str, Any]:
    return {"label": {"en": [label]}, "value": {"none": list(values)}}


def metadata(*pairs: tuple[str, str]) -> Payload:
    return three(metadata=[pair(label, value) for label, value in pairs])


def found(field: str, one: Payload) -> Any:
    return FIELDS[field][0](read(document(one), one))


def spoken(label: dict[str, str], value: dict[str, list[str]]) -> dict[str, Any]:
    return {"label": {tag: [text] for tag, text in label.items()}, "value": value}


def canvas(body: dict[str, Any], label: str = "", duration: float | None = None) -> dict[str, Any]:
    note = {"type": "Annotation", "motivation": "painting", "body": body}
    return {"label": {"en": [label]}, "duration": duration, "items": [{"type": "AnnotationPage", "items": [note]}]}


JPEG, MP3, TIFF = "https://a.example/1.jpg", "https://a.example/1.mp3", "https://a.example/1.tif"
OWN = {"url": "https://a.example/1", "role": "iiif"}
POINT = {"type": "Point", "coordinates": [103.9, 13.4]}
ANGKOR = {"properties": {"label": {"en": ["Angkor"]}}, "geometry": POINT}
PDF = "https://a.example/1.pdf"
CC = "http://creativecommons.org/licenses/by/4.0/"
CASES: list[tuple[str, Payload, Any]] = [
    ("type", three(), ["Resource"]),
    ("type", metadata(("Type", "Mask")), ["Mask", "Resource"]),
    ("type", three(items=[{"items": [{"items": [{"body": {"type": "Sound"}}]}]}]), ["Sound", "Resource"]),
    (
        "type",
        two(sequences=[{"canvases": [{"images": [{"resource": {"@type": "dctypes:Image"}}]}]}]),
        ["Image", "Resource"],
    ),
    (
        "identifiers",
        metadata(("Identifier", "A 1"), ("DOI", "10.5072/x")),
        [
            {"scheme": "url", "value": "https://a.example/1", "uri": "https://a.example/1"},
            {"scheme": "local", "value": "A 1"},
            {"scheme": "doi", "value": "10.5072/x", "uri": "https://doi.org/10.5072/x"},
        ],
    ),
    ("title", three(label={"en": ["Mask", "Face"], "ko": ["탈"], "none": [" "]}), {"en": ["Mask"], "ko": ["탈"]}),
    ("title", two(label="Mask"), {"und": ["Mask"]}),
    ("title", two(label=[{"@value": "Maske", "@language": "de"}, "Mask"]), {"de": ["Maske"], "und": ["Mask"]}),
    ("title", three(label=7), {}),
    ("alt_title", three(label={"en": ["Mask", "Face"]}), {"en": ["Face"]}),
    (
        "description",
        three(summary={"en": ["A mask."]}, metadata=[pair("Abstract", "Old.")]),
        {"en": ["A mask."], "und": ["Old."]},
    ),
    ("description", two(description="A mask."), {"und": ["A mask."]}),
    ("languages", metadata(("Language:", "Khmer")), ["Khmer"]),
    (
        "places",
        three(navPlace={"features": [ANGKOR, {"geometry": {}}]}),
        [{"label": {"en": ["Angkor"]}, "lat": 13.4, "lon": 103.9}],
    ),
    ("places", metadata(("Place", "Ubud")), [{"label": {"und": ["Ubud"]}}]),
    ("concepts", metadata(("Subjects", "dance; rice;")), [{"label": {"und": ["dance"]}}, {"label": {"und": ["rice"]}}]),
    (
        "rights",
        three(rights=CC, requiredStatement=pair("Attribution", "Museum"), metadata=[pair("Rights holder", "Kim")]),
        {"content": [CC, "Museum"], "statement": {"und": ["Museum"]}, "holder": "Kim"},
    ),
    ("rights", two(license=CC, attribution="Museum"), {"content": [CC, "Museum"], "statement": {"und": ["Museum"]}}),
    ("sensitivity", two(attribution="TK Secret / Sacred (TK SS)"), {"labels": ["TK Secret / Sacred (TK SS)"]}),
    (
        "media",
        three(
            thumbnail=[{"id": "https://a.example/t", "type": "Image", "format": "image/jpeg"}],
            rendering=[
                {"id": "https://a.example/1.pdf", "format": "application/pdf", "label": {"en": ["To print"]}},
                {"id": "https://a.example/1.txt", "format": "text/plain"},
            ],
        ),
        [
            OWN,
            {"url": PDF, "role": "full", "mime": "application/pdf", "alt_text": {"en": ["To print"]}},
            {"url": "https://a.example/t", "role": "thumb", "mime": "image/jpeg"},
        ],
    ),
    (
        "media",
        two(thumbnail="https://a.example/t.png"),
        [OWN, {"url": "https://a.example/t.png", "role": "thumb", "mime": "image/png"}],
    ),
    (
        "media",
        three(
            items=[
                canvas({"id": JPEG, "type": "Image", "width": 800, "height": 600, "format": "image/jpeg"}, "Side"),
                canvas({"type": "Choice", "items": [{"id": MP3, "type": "Sound"}, {"id": JPEG}]}, "Track", 16.5),
                canvas({"type": "SpecificResource", "source": {"id": TIFF, "type": "Image"}}),
                canvas({"type": "TextualBody", "value": "no file"}),
                {"items": [{"items": [{"motivation": "commenting", "body": {"id": "https://a.example/c"}}]}]},
            ]
        ),
        [
            OWN,
            {
                "url": JPEG,
                "role": "full",
                "mime": "image/jpeg",
                "width": 800,
                "height": 600,
                "alt_text": {"en": ["Side"]},
            },
            {"url": MP3, "role": "full", "mime": "audio/mpeg", "duration": 16.5, "alt_text": {"en": ["Track"]}},
            {"url": TIFF, "role": "full", "mime": "image/tiff"},
        ],
    ),
    (
        "media",
        two(
            sequences=[
                {
                    "canvases": [
                        {
                            "label": "1r",
                            "thumbnail": {"@id": "https://a.example/t.jpg"},
                            "images": [{"resource": {"@type": "oa:Choice", "default": {"@id": JPEG}, "item": {}}}],
                        },
                        {"label": "1v", "images": [{"resource": {"@id": TIFF, "width": "wide", "height": -1}}]},
                    ]
                },
                {"canvases": [{"images": [{"resource": {"@id": "https://a.example/again.jpg"}}]}]},
            ]
        ),
        [
            OWN,
            {"url": JPEG, "role": "full", "mime": "image/jpeg", "alt_text": {"und": ["1r"]}},
            {"url": TIFF, "role": "full", "mime": "image/tiff", "alt_text": {"und": ["1v"]}},
            {"url": "https://a.example/t.jpg", "role": "thumb", "mime": "image/jpeg"},
        ],
    ),
    (
        "title",
        three(metadata=[{"label": {"ko": ["제목"]}, "value": {"ko": ["탈"]}}]),
        {"ko": ["탈"]},
    ),
    ("alt_title", three(label={"en": ["Mask"]}, metadata=[pair("Titles", "Mask", "Face")]), {"und": ["Face"]}),
    (
        "creators",
        three(metadata=[spoken({"ja": "撮影者", "en": "Photographer"}, {"ja": ["山田"], "en": ["Yamada"]})]),
        [{"name": {"ja": ["山田"], "en": ["Yamada"]}, "role": "photographer"}],
    ),
    (
        "creators",
        three(metadata=[spoken({"ja": "作成者"}, {"ja": ["山田", "鈴木"], "en": ["Yamada"]})]),
        [{"name": {"ja": ["山田"]}}, {"name": {"ja": ["鈴木"]}}, {"name": {"en": ["Yamada"]}}],
    ),
    (
        "concepts",
        three(metadata=[spoken({"th": "หัวเรื่อง"}, {"th": ["หน้ากาก"], "en": ["masks"]})]),
        [{"label": {"th": ["หน้ากาก"], "en": ["masks"]}}],
    ),
    (
        "places",
        two(
            metadata=[
                {
                    "label": "Ort",
                    "value": [{"@value": "발리", "@language": "ko"}, {"@value": "Bali", "@language": "en"}],
                }
            ]
        ),
        [{"label": {"ko": ["발리"], "en": ["Bali"]}}],
    ),
    (
        "relations",
        three(seeAlso=[{"id": "https://a.example/1.xml", "label": {"en": ["EDM"]}}, {"id": "x"}]),
        [{"type": "relation", "target": "https://a.example/1.xml", "label": {"en": ["EDM"]}}],
    ),
    ("landing_page", three(homepage=[{"id": "https://a.example/page"}]), "https://a.example/page"),
    (
        "landing_page",
        two(related=[{"@id": "https://a.example/x", "format": "video/mpeg"}, "https://a.example/y"]),
        "https://a.example/y",
    ),
    ("relations", two(within="https://a.example/all"), [{"type": "is_part_of", "target": "https://a.example/all"}]),
    (
        "relations",
        three(
            partOf=[{"id": "https://a.example/all", "label": {"en": ["All"]}}], metadata=[pair("Collection", "Masks")]
        ),
        [
            {"type": "is_part_of", "target": "https://a.example/all", "label": {"en": ["All"]}},
            {"type": "is_part_of", "target": "Masks"},
        ],
    ),
    (
        "data_provider",
        three(provider=[{"id": "https://a.example/about", "label": {"en": ["Museum"]}}]),
        {"uri": "https://a.example/about", "label": {"en": ["Museum"]}},
    ),
    (
        "creators",
        metadata(("Artist", "Kim"), ("Creators", "Lee (singer)")),
        [{"name": {"und": ["Kim"]}, "role": "artist"}, {"name": {"und": ["Lee"]}, "role": "singer"}],
    ),
    ("contributors", metadata(("Performers", "Band")), [{"name": {"und": ["Band"]}, "role": "performer"}]),
    ("publisher", metadata(("Publisher", "Press")), {"und": ["Press"]}),
    ("issued", metadata(("Date", "ca. 1740")), "ca. 1740"),
    ("issued", metadata(("Published", "Urbana, Ill."), ("Created", "1914")), "1914"),
    ("issued", metadata(("Date", "Edo period")), "Edo period"),
    ("communities", metadata(("Culture", "Ainu")), [{"name": {"und": ["Ainu"]}}]),
    (
        "rights",
        metadata(("Credit line", "Gift of Kim")),
        {"content": ["Gift of Kim"], "statement": {"und": ["Gift of Kim"]}},
    ),
    ("places", metadata(("Place Created", "Ubud")), [{"label": {"und": ["Ubud"]}}]),
    (
        "type",
        metadata(("Type of resource", "Mask"), ("Classification", "Paintings")),
        ["Mask", "Paintings", "Resource"],
    ),
    ("description", metadata(("Inscriptions", "on the socle: POPE")), {"und": ["on the socle: POPE"]}),
    (
        "landing_page",
        three(
            rendering=[
                {"id": PDF, "format": "application/pdf"},
                {"id": "https://a.example/page", "format": "text/html"},
            ]
        ),
        "https://a.example/page",
    ),
    (
        "data_provider",
        three(provider=[{"label": {"en": ["Museum", "1 Road"], "ko": ["박물관"]}}]),
        {"label": {"en": ["Museum"], "ko": ["박물관"]}},
    ),
    ("issued", three(navDate="1804-01-28T00:00:00Z"), "1804-01-28"),
    ("extent", metadata(("Extent", "2 reels"), ("Duration", "20 min")), "2 reels; 20 min"),
    (
        "designations",
        three(summary={"en": ["Inscribed in 2018 on the Representative List."]}),
        [{"list": "RL", "year": 2018}],
    ),
]


@pytest.mark.parametrize(("field", "one", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, one: Payload, value: Any) -> None:
    assert found(field, one) == value


def test_other_labels_are_a_partner_s_own() -> None:
    one = three(label={"en": ["Mask"]}, metadata=[pair("Gilding", "yes"), pair("Date", "1740")], behavior=["paged"])
    assert list(leftover(FORMAT, document(one))) == ["behavior", "metadata/gilding"]


def test_a_collection_is_no_manifest() -> None:
    with pytest.raises(Rejected, match="not 'Collection'"):
        crosswalk(three(type="Collection"))


@pytest.mark.parametrize("base", [THREE, TWO])
def test_it_is_found_by_its_context(base: dict[str, Any]) -> None:
    assert CROSSWALKS["auto"].crosswalk(manifest(base)).crosswalk == "iiif"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "@id", "@value", "label", "value", "items", "en", "features"]), inner)
    ),
    max_leaves=12,
)


KEYS = "label metadata items sequences rights navPlace provider homepage related partOf thumbnail rendering navDate"


@given(st.dictionaries(st.sampled_from(KEYS.split()), ANY))
def test_no_manifest_makes_it_fail(keys: dict[str, Any]) -> None:
    fields = crosswalk(three(**keys)).fields
    assert fields["media"][0] == OWN
    assert all(path.partition("/")[0] in keys for path in leftover(FORMAT, document(three(**keys))))


def test_every_published_manifest_is_drafted(shared_data: Path) -> None:
    drafted = 0
    for page in sorted((shared_data / FIXTURES).rglob("*.json")):
        try:
            drafted += bool(crosswalk(payload(page.read_bytes(), page.name, Envelope())).fields)
        except Rejected:
            continue
    assert drafted > 100


def _side(number: str, label: str, height: int = 8173) -> dict[str, Any]:
    link = f"https://images.britishart.yale.edu/iiif/{number}/full/full/0/native.jpg"
    about = {"alt_text": {"und": [label]}, "width": 6127, "height": height}
    return {"url": link, "role": "full", "mime": "image/jpeg", **about}


def test_a_bust_of_alexander_pope(shared_data: Path) -> None:
    (page,) = (shared_data / FIXTURES).rglob("manifests.britishart.yale.edu__manifest__1474.json")
    fields = crosswalk(payload(page.read_bytes(), "1474", Envelope())).fields
    own = "https://manifests.britishart.yale.edu/manifest/1474"
    assert {name: fields[name] for name in ("identifiers", "issued", "landing_page", "media", "relations", "type")} == {
        "identifiers": [
            {"scheme": "url", "value": own, "uri": own},
            {"scheme": "local", "value": "B1977.14.29"},
        ],
        "issued": "ca. 1740",
        "landing_page": "http://collections.britishart.yale.edu/vufind/Record/1666375",
        "media": [
            {"url": own, "role": "iiif"},
            _side("1778fd7f-0dd6-4229-b667-fb682255a8f1", "front"),
            _side("915ba5d3-e38a-4d3c-a81a-ca858dc5cdb6", "front", 8955),
            _side("2057e87a-de16-4e59-ba15-3bcdaae7d8b0", "proper left"),
            _side("4c630d19-d059-40ca-ba8c-0646bec2ab13", "back"),
            _side("0d02621e-57b7-46c8-9674-2c1e419b8b91", "proper right"),
        ],
        "relations": [
            {"type": "is_part_of", "target": "Paintings and Sculpture"},
            {"type": "relation", "target": "https://manifests.britishart.yale.edu/xml/1474.xml"},
            {"type": "relation", "target": "http://collection.britishart.yale.edu/id/data/object/1474"},
        ],
        "type": ["Image", "Resource"],
    }
    assert fields["extent"] == "Overall: 27 x 18 x 9 inches (68.6 x 45.7 x 22.9 cm)"


@pytest.mark.parametrize(
    ("label", "group"),
    [("Subject(s):", "subject"), ("주제 ", "subject"), ("KEYWORDS", "subject"), ("_title", "title"),
     ("Date of Origin (English)", "date"), ("撮影者", "photographer"), ("Вид", None), ("Subject matter", None)],
)  # fmt: skip
def test_a_label_is_known_by_its_words(label: str, group: str | None) -> None:
    assert group_of(label) == group


def test_no_label_means_two_things() -> None:
    assert len(GROUPS) == sum(len(words.split("; ")) for words in LABELS.values())
    assert all(label == " ".join(label.casefold().split()) for label in GROUPS)


@pytest.mark.parametrize("key", ["label", "summary", "metadata", "items", "rights", "partOf", "thumbnail", "navPlace"])
@pytest.mark.parametrize(("left", "right"), [("[", "]"), ('{"en": ', "}"), ('{"items": [', "]}"), ('{"@value": ', "}")])
def test_the_deepest_json_that_can_be_read_is_no_matter(key: str, left: str, right: str) -> None:
    deep = f'{left * 450}"x"{right * 450}'
    one = payload(f'{json.dumps(THREE)[:-1]}, "{key}": {deep}}}', "x", Envelope())
    assert crosswalk(one).fields["media"][0] == OWN
    assert set(leftover(FORMAT, document(one))) <= {key, "metadata/"}
