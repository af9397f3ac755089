"""Item → index document."""

import json
from typing import Any

import msgspec
from hypothesis import given, settings

from index.documents import checksum, document
from index.model import Document
from tests.iiif.items import ARIRANG, Item, items


def made(item: Item) -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(document(item))
    return decoded


def test_document_of_an_element() -> None:
    found = made(ARIRANG)
    assert found.pop("checksum") == checksum(document(ARIRANG))
    assert {name: text.split() for name, text in found.pop("search").items()} == {
        "title": ["jeongseon", "arirang", "정선", "선", "아리", "리랑", "랑"],
        "alt_title": ["chongson", "arirang"],
        "text": [
            "a",
            "folk",
            "song",
            "of",
            "the",
            "taebaek",
            "mountains",
            "arirang",
            "singers",
            "of",
            "jeongseon",
            "folk",
            "songs",
            "archive",
            "of",
            "folk",
            "song",
            "jeongseon",
            "alilang",
            "정선",
            "선군",
            "군",
        ],
    }
    assert found == {
        "id": "k3v7x2",
        "type": "Element",
        "modified": "2026-01-01",
        "countries": ["KR"],
        "domains": ["a", "b"],
        "languages": ["ko"],
        "partner": ["folksong"],
        "sensitivity": "open",
        "list": ["RL"],
        "year": [2012],
        "title_length": 6,
        "title": {"ko": ["정선 아리랑"], "en": ["Jeongseon Arirang"]},
        "alt_title": {"other": ["Chŏngsŏn Arirang"]},
        "description": {"en": ["A folk song of the Taebaek mountains."], "other": ["Arirang"]},
        "text": ["정선군", "Singers of Jeongseon", "folk songs", "Archive of Folk Song"],
        "title_latn": ["JeongSeon ALiLang"],
        "display": {
            "type": "Element",
            "title": {"ko": ["정선 아리랑"], "en": ["Jeongseon Arirang"]},
            "countries": ["KR"],
            "domains": ["a", "b"],
            "languages": ["ko"],
            "modified": "2026-01-01",
            "description": {"en": ["A folk song of the Taebaek mountains."], "und": ["Arirang"]},
            "data_provider": {"en": ["Archive of Folk Song"]},
            "rights": "https://creativecommons.org/licenses/by/4.0/",
            "thumbnail": "https://archive.example.net/1-small.jpg",
        },
    }


def test_a_list_that_an_element_has_left_is_not_filtered_by() -> None:
    left = ARIRANG | {
        "designations": [{"list": "USL", "year": 2009, "status": "transferred"}, {"list": "RL", "year": 2016}]
    }
    assert (made(left)["list"], made(left)["year"]) == (["RL"], [2009, 2016])


def test_a_restricted_item_shows_no_picture() -> None:
    restricted = made(ARIRANG | {"sensitivity": {"level": "restricted", "labels": ["tkwg"]}})
    assert restricted["sensitivity"] == "restricted"
    assert "thumbnail" not in restricted["display"]


def test_contact_data_is_not_searched() -> None:
    person = {
        "id": "s1",
        "type": "Stakeholder",
        "members": [{"partner": "p", "identifier": "1"}],
        "title": {"en": ["Workshop"]},
        "address": "12 Hidden Lane",
        "contact": {"email": "who@archive.example.net", "phone": "555"},
    }
    assert b"Hidden" not in document(person) and b"who@" not in document(person)


def test_a_long_description_is_shown_cut() -> None:
    shown = made(ARIRANG | {"description": {"en": ["x" * 400]}})["display"]["description"]
    assert shown == {"en": ["x" * 300 + "…"]}


@settings(deadline=None)
@given(items)
def test_every_document_is_valid_and_stable(item: Item) -> None:
    body = document(item)
    assert body == document(json.loads(json.dumps(item)))
    msgspec.json.decode(body, type=Document)


@settings(deadline=None)
@given(items)
def test_the_checksum_tells_documents_apart(item: Item) -> None:
    other = item | {"title": {"en": ["Something else entirely, twice"]}}
    assert (checksum(document(item)) == checksum(document(other))) == (document(item) == document(other))
