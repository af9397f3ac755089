"""Whole records in schema.org: a page's graph, prefixed names, the expanded form; which thing is the record."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

from crosswalks import CROSSWALKS
from crosswalks.documents import document
from crosswalks.formats import leftover
from crosswalks.schema_org import FORMAT, crosswalk
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import payload

RECORDS = Path(__file__).parent / "records"
AUTO = CROSSWALKS["auto"].crosswalk


def recorded(name: str) -> Payload:
    return payload((RECORDS / f"schema_org_{name}.json").read_bytes(), name, Envelope())


def jsonld(document: Any) -> Payload:
    return payload(json.dumps(document), "x", Envelope())


def test_a_recording_in_the_graph_of_its_page() -> None:
    own = "https://sound.example/recordings/7#recording"
    element = "Arirang, lyrical folk song in the Republic of Korea"
    assert AUTO(recorded("arirang")).fields == {
        "type": ["Audio"],
        "identifiers": [
            {"scheme": "url", "value": own, "uri": own},
            {"scheme": "local", "value": "Cylinder 7"},
            {"scheme": "doi", "value": "10.5072/7", "uri": "https://doi.org/10.5072/7"},
        ],
        "title": {"en": ["Arirang"], "ko": ["아리랑"]},
        "alt_title": {"en": ["Ar-ra-rang"]},
        "description": {"en": ["Two Korean students sing for an ethnologist and her phonograph."]},
        "languages": ["ko"],
        "countries": ["Republic of Korea"],
        "places": [
            {
                "label": {"en": ["Washington, D.C."]},
                "geonames": "https://sws.geonames.org/4140963/",
                "lat": 38.89511,
                "lon": -77.03637,
                "role": "origin",
            }
        ],
        "concepts": [
            {"label": {"en": ["folk song"]}},
            {"label": {"en": ["wax cylinder"]}},
            {"uri": "http://vocab.getty.edu/aat/300264386", "label": {"en": ["singing"]}, "scheme": "AAT"},
        ],
        "rights": {
            "content": ["http://rightsstatements.org/vocab/NoC-US/1.0/"],
            "metadata": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        "media": [
            {
                "url": "https://sound.example/media/7",
                "role": "full",
                "mime": "audio/mpeg",
                "duration": 131.0,
                "credit": "Sound archive",
            },
            {"url": "https://sound.example/media/7%20small.jpg", "role": "thumb", "mime": "image/jpeg"},
        ],
        "relations": [
            {
                "type": "about",
                "target": "https://ich.unesco.org/en/RL/arirang-lyrical-folk-song-in-the-republic-of-korea-00445",
                "label": {"en": [element]},
            },
            {"type": "is_part_of", "target": "Phonograph cylinders"},
        ],
        "data_provider": {"uri": "https://sound.example/#archive", "label": {"en": ["Sound archive"]}},
        "creators": [
            {"name": {"en": ["Ahn Jeong-Sik"]}, "role": "performer"},
            {"name": {"en": ["Yi Hee-Cheol"]}, "role": "performer"},
        ],
        "contributors": [
            {"name": {"en": ["Alice C. Fletcher"]}, "role": "collector", "ref": "https://sound.example/#fletcher"}
        ],
        "issued": "1896-07-24",
        "about_elements": [
            {
                "uri": "https://ich.unesco.org/en/RL/arirang-lyrical-folk-song-in-the-republic-of-korea-00445",
                "label": {"en": [element]},
            }
        ],
    }
    assert list(leftover(FORMAT, document(recorded("arirang")))) == ["accessMode"]


def test_a_festival_in_prefixed_names() -> None:
    place = {"lat": 37.574, "lon": 126.9817}
    assert AUTO(recorded("yeondeunghoe")).fields == {
        "type": ["Festival"],
        "identifiers": [
            {"scheme": "url", "value": "https://lantern.example/2024", "uri": "https://lantern.example/2024"}
        ],
        "title": {"ko": ["연등회"], "en": ["Lantern lighting festival"]},
        "alt_title": {"ko-Latn": ["Yeondeunghoe"]},
        "description": {"und": ["Lanterns are carried through Seoul for the Buddha's birthday."]},
        "countries": ["KR"],
        "places": [{"label": {"und": ["Jogyesa"]}, **place, "role": "venue"}],
        "media": [
            {
                "url": "https://lantern.example/2024.jpg",
                "role": "full",
                "mime": "image/jpeg",
                "width": 1200,
                "height": 800,
                "alt_text": {"und": ["Lanterns on Jongno"]},
            }
        ],
        "landing_page": "https://lantern.example/2024/programme",
        "contact": {"url": "https://lantern.example/2024/programme"},
        "designations": [{"list": "RL", "year": 2020}],
        "start": "2024-05-10",
        "end": "2024-05-12",
        "status": "scheduled",
        "attendance_mode": "offline",
        "recurrence": "P1Y",
        "timezone": "Asia/Seoul",
        "event_series": {"uri": "https://lantern.example/", "label": {"und": ["Yeondeunghoe"]}},
        "venue": {"name": {"und": ["Jogyesa"]}, "place": place},
        "organisers": [{"name": {"und": ["Preservation committee"]}}],
    }


def test_an_organisation_in_the_expanded_form() -> None:
    own = "https://chants.example/#us"
    assert AUTO(recorded("chanters")).fields == {
        "type": ["NGO"],
        "identifiers": [{"scheme": "url", "value": own, "uri": own}],
        "title": {"en": ["Chanters of Kiangan"]},
        "countries": ["Philippines"],
        "media": [{"url": "https://chants.example/logo.png", "role": "full", "mime": "image/png"}],
        "landing_page": "https://chants.example/",
        "address": "Kiangan, Ifugao, Philippines",
        "contact": {"email": "office@chants.example", "url": "https://chants.example/"},
        "parent_organisation": {"uri": "https://council.example/", "label": {"en": ["Chant council"]}},
        "founded": "1998",
        "activities": {"en": ["oral history"]},
        "works_on": [
            {
                "uri": "https://ich.unesco.org/en/RL/hudhud-chants-of-the-ifugao-00015",
                "label": {"en": ["Hudhud chants of the Ifugao"]},
            }
        ],
    }


def renamed(value: Any, old: str, new: str) -> Any:
    """The same JSON with another prefix before the names of properties and classes."""
    if isinstance(value, list):
        return [renamed(one, old, new) for one in value]
    if not isinstance(value, dict):
        return value
    found = {
        key if key[0] == "@" else new + key.removeprefix(old): renamed(one, old, new) for key, one in value.items()
    }
    stated = value.get("@type", [])
    types = [new + one.removeprefix(old) for one in ([stated] if isinstance(stated, str) else stated)]
    return found | ({"@type": types} if types and "@value" not in value else {})


@pytest.mark.parametrize("prefix", ["", "schema:", "sdo:", "http://schema.org/", "https://schema.org/"])
@pytest.mark.parametrize(("name", "old"), [("yeondeunghoe", "schema:"), ("chanters", "http://schema.org/")])
def test_every_way_to_write_a_name_is_read_alike(name: str, old: str, prefix: str) -> None:
    given = json.loads(recorded(name).data)
    first = given[0] if isinstance(given, list) else given
    written = renamed(first, old, prefix) | {"@context": {"@vocab": "http://schema.org/", "sdo": "https://schema.org/"}}
    assert AUTO(payload(json.dumps(written), name, Envelope())).fields == AUTO(recorded(name)).fields
    assert list(leftover(FORMAT, written)) == []


@pytest.mark.parametrize("name", ["yeondeunghoe", "chanters"])
def test_what_another_processor_makes_of_it_is_read_alike(name: str) -> None:
    flattened = Graph().parse(data=recorded(name).data, format="json-ld").serialize(format="json-ld")
    assert AUTO(payload(flattened, name, Envelope())).fields == AUTO(recorded(name)).fields


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org",
        "http://www.schema.org/",
        ["http://schema.org", {"x": "https://x.example/"}],
        {"@vocab": "https://schema.org/"},
        {"s": "http://schema.org/"},
    ],
)
def test_the_context_may_be_written_in_many_ways(context: Any) -> None:
    prefixed = "s:Book" if context == {"s": "http://schema.org/"} else "Book"
    assert AUTO(jsonld([{"@context": context, "@type": prefixed, "name": "Masi"}])).crosswalk == "schema_org"


def test_an_item_cut_out_of_a_list_has_no_context_and_is_read_where_the_format_is_named() -> None:
    item = jsonld({"@type": "Book", "name": "Masi"})
    assert crosswalk(item).fields["title"] == {"und": ["Masi"]}
    with pytest.raises(Rejected, match="JSON without a known @context"):
        AUTO(item)
    with pytest.raises(Rejected, match=r"example\.org"):
        crosswalk(jsonld({"@context": "https://example.org", "name": "Masi"}))


@pytest.mark.parametrize(
    ("things", "title"),
    [
        ([{"@type": "BreadcrumbList"}, {"@type": "Book", "name": "a"}], "a"),
        ([{"@type": "Organization", "@id": "#o", "name": "b"},
          {"@type": "Book", "name": "a", "publisher": {"@id": "#o"}}], "a"),
        ([{"@type": "Book", "@id": "#a", "name": "a", "author": {"@id": "#b"}},
          {"@type": "Person", "@id": "#b", "name": "b", "subjectOf": {"@id": "#a"}}], "a"),
        ([{"@type": "WebPage", "mainEntity": {"@type": "Book", "name": "a"}}, {"@type": "Person", "name": "b"}], "a"),
        ([{"type": "Book", "id": "#a", "name": "a"}], "a"),
        ([{"@type": "Article", "@id": "#a", "name": "a", "mainEntityOfPage": {"@id": "#a"}},
          {"@type": "Organization", "name": "b"}], "a"),
        ([{"@type": "ItemPage", "mainEntity": "#a"}, {"@type": "Person", "name": "b"},
          {"@type": "Book", "@id": "#a", "name": "a"}], "a"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("graph", [True, False])
def test_the_record_is_about_the_thing_that_nothing_else_is_about(things: list[Any], title: str, graph: bool) -> None:
    context = {"@context": "https://schema.org"}
    written = context | {"@graph": things} if graph else [context | one for one in things]
    assert AUTO(jsonld(written)).fields["title"] == {"und": [title]}


def test_a_file_describes_itself() -> None:
    manifest = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
    video = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": "Dance",
        "contentUrl": "https://a.example/1.mp4",
        "width": "1920",
        "height": 1080.0,
        "duration": "PT1H0.5S",
        "encoding": {"@id": "https://a.example/m", "encodingFormat": manifest},
        "thumbnail": {"@type": "ImageObject", "url": "https://a.example/t.png", "width": "9 cm"},
    }
    assert crosswalk(jsonld(video)).fields["media"] == [
        {
            "url": "https://a.example/1.mp4",
            "role": "full",
            "mime": "video/mp4",
            "width": 1920,
            "height": 1080,
            "duration": 3600.5,
            "alt_text": {"und": ["Dance"]},
        },
        {"url": "https://a.example/m", "role": "iiif"},
        {"url": "https://a.example/t.png", "role": "thumb", "mime": "image/png"},
    ]


@pytest.mark.parametrize("link", ["https://a.example/1.jpg", {"@id": "https://a.example/1.jpg"}])
def test_an_address_is_itself_although_a_thing_has_it_as_its_id(link: Any) -> None:
    image = {"@type": "ImageObject", "@id": "https://a.example/1.jpg", "contentUrl": link, "url": "https://a.example/1"}
    fields = crosswalk(jsonld({"@context": "https://schema.org", "@graph": [image]})).fields
    assert fields["media"] == [{"url": "https://a.example/1.jpg", "role": "full", "mime": "image/jpeg"}]
    assert fields["landing_page"] == "https://a.example/1"


def test_an_article_stands_in_a_periodical() -> None:
    volume = {"@type": "PublicationVolume", "volumeNumber": 3, "isPartOf": {"@type": "Periodical", "name": "Dance"}}
    issue = {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": volume}
    article = {"@type": "ScholarlyArticle", "name": "a", "isPartOf": issue, "pageStart": 11, "pageEnd": 19}
    fields = crosswalk(jsonld({"@context": "https://schema.org", **article})).fields
    assert fields["series"] == {"title": {"und": ["Dance"]}, "volume": "3", "number": "2"}
    assert fields["pages"] == "11-19"


@pytest.mark.parametrize("key", ["name", "author", "isPartOf", "image", "location", "identifier", "about", "@type"])
@pytest.mark.parametrize("around", [lambda one: [one], lambda one: {"name": one}, lambda one: {"isPartOf": one}])
def test_the_deepest_json_that_can_be_read_is_no_matter(key: str, around: Any) -> None:
    deep: Any = "x"
    for _ in range(700):
        deep = around(deep)
    assert crosswalk(jsonld({"@context": "https://schema.org", "name": "a", key: deep})).crosswalk == "schema_org"
