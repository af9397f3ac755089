"""Qualified Dublin Core: what simple Dublin Core has no place for (DCMI Metadata Terms)."""

from pathlib import Path
from typing import Any

import pytest

from crosswalks import CROSSWALKS
from crosswalks.dcterms import crosswalk
from ichlinks.stages import Payload
from tests.crosswalks.payloads import payload, recorded

ARCHIVESSPACE = "oai-pmh/archivesspace+archivesspace/backend/spec/fixtures/oai/responses"
NAMESPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def qualified(inside: str, root: str = "http://dspace.org/qualifieddc/") -> Payload:
    described = f'<q:qualifieddc xmlns:q="{root}" {NAMESPACES}>{inside}</q:qualifieddc>'
    return payload(f"<record><metadata>{described}</metadata></record>")


CASES: list[tuple[str, str, Any]] = [
    ("title", "<dc:title>Songs</dc:title>", {"und": ["Songs"]}),
    ("alt_title", "<dcterms:alternative>Chants</dcterms:alternative>", {"und": ["Chants"]}),
    ("issued", "<dcterms:created>1950</dcterms:created><dcterms:issued>1960</dcterms:issued>", "1960"),
    (
        "places",
        "<dcterms:spatial>name=Apia; east=-171.76; north=-13.83</dcterms:spatial>"
        "<dcterms:spatial>northlimit=-13; southlimit=-14</dcterms:spatial><dcterms:spatial>Savai'i</dcterms:spatial>",
        [{"label": {"und": ["Apia"]}, "lat": -13.83, "lon": -171.76}, {"label": {"und": ["Savai'i"]}}],
    ),
    (
        "places",
        "<dcterms:spatial>http://www.geonames.org/2202064/levuka.html</dcterms:spatial>"
        "<dcterms:spatial>https://vocab.example/place/1</dcterms:spatial>",
        [{"geonames": "https://sws.geonames.org/2202064/"}],
    ),
    (
        "extent",
        "<dcterms:extent>10 volumes</dcterms:extent><dcterms:extent>3 reels</dcterms:extent>"
        "<dc:format>image/jpeg</dc:format>",
        "10 volumes; 3 reels",
    ),
    ("relations", "<dcterms:isRequiredBy>Score</dcterms:isRequiredBy>", [{"type": "relation", "target": "Score"}]),
    ("places", "<dcterms:spatial>east=high; north=low</dcterms:spatial>", None),
    (
        "concepts",
        "<dc:subject>dance</dc:subject><dcterms:medium>barkcloth</dcterms:medium><dcterms:medium> </dcterms:medium>",
        [{"label": {"und": ["dance"]}}, {"label": {"und": ["barkcloth"]}}],
    ),
    (
        "concepts",
        "<dcterms:temporal>Edo period</dcterms:temporal><dcterms:temporal>start=1929; end=1939</dcterms:temporal>"
        "<dcterms:temporal>1939/1945</dcterms:temporal>"
        "<dcterms:temporal>name=Taisho; start=1912; end=1926</dcterms:temporal>",
        [{"label": {"und": ["Edo period"]}}, {"label": {"und": ["Taisho"]}}],
    ),
    (
        "relations",
        "<dcterms:isPartOf>Album</dcterms:isPartOf><dcterms:references>Field book</dcterms:references>",
        [{"type": "is_part_of", "target": "Album"}, {"type": "relation", "target": "Field book"}],
    ),
    ("rights", "<dcterms:rightsHolder>Kim</dcterms:rightsHolder>", {"holder": "Kim"}),
]


@pytest.mark.parametrize(("field", "inside", "value"), CASES)
def test_a_field_is_found_where_it_stands(field: str, inside: str, value: Any) -> None:
    assert crosswalk(qualified(inside)).fields.get(field) == value


def test_it_is_found_by_any_of_its_roots() -> None:
    for root in ("http://dspace.org/qualifieddc/", "http://worldcat.org/xmlschemas/qdc-1.0/"):
        assert CROSSWALKS["auto"].crosswalk(qualified("<dc:title>Songs</dc:title>", root)).crosswalk == "dcterms"


def test_an_archival_object_of_archivesspace(shared_data: Path) -> None:
    (one,) = recorded(shared_data / ARCHIVESSPACE / "getrecord_oai_dcterms.xml")
    address = "http://localhost:8081/repositories/3/archival_objects/1"
    creator, publisher = {"name": {"und": ["Agent, Creator"]}}, {"name": {"und": ["oai_test"]}}
    related: tuple[str, ...] = ("existence and location of originals note", "existence and location of copies note")
    related = (*related, "separated materials note", "related materials note")
    assert crosswalk(one).fields == {
        "type": ["Genre -- Subject"],
        "identifiers": [
            {"scheme": "oai", "value": "oai:archivesspace//repositories/3/archival_objects/1"},
            {"scheme": "local", "value": "ArchivalObject OAI test 0"},
            {"scheme": "url", "value": address, "uri": address},
        ],
        "title": {"und": ["Archival_Object 1, 2017-06-01"]},
        "alt_title": {"und": ["Finding Aid Title"]},
        "description": {
            "und": ["bioghist note", "scope and contents note", "general note", "arrangement note", "abstract note"]
        },
        "languages": ["eng", "Latn", "Language note"],
        "places": [{"label": {"und": ["Geographic -- Subject"]}}],
        "concepts": [
            {"label": {"und": [name]}}
            for name in ("Topical -- Subject", "Function -- Subject", "Occupation -- Subject", "Agent, Subject")
        ],
        "rights": {
            "content": ["conditions governing use note", "conditions governing access note"],
            "statement": {"und": ["conditions governing use note", "conditions governing access note"]},
        },
        "landing_page": address,
        "relations": [
            *({"type": "relation", "target": text} for text in related),
            {"type": "is_part_of", "target": "Test resource 0, Resource OAI test 0.OAI.1"},
        ],
        "creators": [creator],
        "organisers": [creator, publisher],
        "publisher": {"und": ["oai_test"]},
        "issued": "2017-06-01",
        "start": "2017-06-01",
        "published_at": "2017-06-01",
        "extent": "10 Volumes; Container summary; physical description note; dimensions note",
    }
