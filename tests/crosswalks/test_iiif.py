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
    one = three(label={"en": ["Mask"]}, metadata=[pair("Gilding", "yes"), pair("Date", "1740")], seeAlso=[{"id": "x"}])
    assert list(leftover(FORMAT, document(one))) == ["seeAlso", "metadata/gilding"]


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
        "media": [{"url": own, "role": "iiif"}],
        "relations": [{"type": "is_part_of", "target": "Paintings and Sculpture"}],
        "type": ["Image", "Resource"],
    }
    assert fields["extent"] == "Overall: 27 x 18 x 9 inches (68.6 x 45.7 x 22.9 cm)"
