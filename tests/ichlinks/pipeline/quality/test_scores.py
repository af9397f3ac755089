"""Scores and tiers of single Records, by the formulas of docs/quality.md."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ichlinks.pipeline.quality import score
from ichlinks.pipeline.quality.expected import EXPECTED
from ichlinks.record import FIELDS_OF

CC_BY = "http://creativecommons.org/licenses/by/4.0/"
CC_BY_NC = "http://creativecommons.org/licenses/by-nc/4.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"
LARGE = {"url": "https://a.example/1.jpg", "mime": "image/jpeg", "width": 1200, "height": 800}


def element(**fields: Any) -> dict[str, Any]:
    return {"type": "Element", **fields}


def test_a_record_that_says_nothing_scores_nothing() -> None:
    found = score(element())
    assert (found.completeness, found.languages, found.links, found.rights, found.media) == (0, 0, 0, 0, 0)
    assert (found.total, found.metadata, found.content, found.missing) == (0, "0", 0, tuple(EXPECTED["Element"]))


def test_completeness_is_the_share_of_groups_with_a_field() -> None:
    found = score(element(title={"en": ["Masi"]}, bearers={"en": ["Women"]}, threats={"en": ["None"]}))
    assert found.completeness == 30
    assert found.missing == ("description", "identifiers", "countries", "places", "domains", "concepts", "recognition")


@pytest.mark.parametrize(
    ("fields", "languages"),
    [
        ({"title": {"fj": ["Masi"]}}, 100),
        ({"title": {"und": ["Masi"]}}, 0),
        ({"title": {"und-Latn": ["Masi"]}}, 0),
        ({"title": {"und": ["Masi"], "fj": ["Masi"]}}, 100),
        ({"title": {"fj": ["Masi"]}, "description": {"und": ["Bark cloth"]}}, 50),
        ({"title": {"fj": ["Masi"]}, "concepts": [{"label": {"und": ["cloth"]}}, {"label": {"en": ["bark"]}}]}, 100),
        ({"title": {"fj": ["Masi"]}, "places": [{"lat": -18.1, "lon": 178.4}]}, 100),
        ({"title": {"fj": ["Masi"]}, "rights": {"statement": {"und": ["Ask us"]}}}, 50),
    ],
)
def test_languages_are_the_share_of_properties_that_say_theirs(fields: dict[str, Any], languages: int) -> None:
    assert score(element(**fields)).languages == languages


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"concepts": [{"uri": "http://vocab.example/1"}, {"label": {"en": ["bark"]}}]}, 50),
        ({"places": [{"lat": -18.1, "lon": 178.4}]}, 100),
        ({"places": [{"lat": -18.1}]}, 0),
        ({"places": [{"geonames": "2205218"}]}, 100),
        ({"communities": [{"name": {"en": ["Women"]}, "ref": "http://agents.example/1"}]}, 100),
        ({"designations": [{"list": "RL", "ref": "01234"}, {"list": "national"}]}, 50),
    ],
)
def test_links_are_the_share_of_named_things_with_an_address(fields: dict[str, Any], links: int) -> None:
    assert score(element(**fields)).links == links


@pytest.mark.parametrize(
    ("rights", "points"),
    [
        ({"content": CC_BY}, 100),
        ({"content": IN_COPYRIGHT}, 100),
        ({"content": NOT_EVALUATED}, 50),
        ({"statement": {"en": ["Ask us"]}}, 30),
        ({"holder": "Archive"}, 0),
    ],
)
def test_rights_that_are_clear_score_alike_open_or_closed(rights: dict[str, Any], points: int) -> None:
    assert score(element(rights=rights)).rights == points


@pytest.mark.parametrize(
    ("fields", "media", "content"),
    [
        ({"landing_page": "https://a.example/1"}, 25, 1),
        ({"media": [LARGE], "rights": {"content": CC_BY}}, 100, 4),
        ({"media": [LARGE], "rights": {"content": CC_BY_NC}}, 100, 3),
        ({"media": [LARGE], "rights": {"content": IN_COPYRIGHT}}, 100, 2),
        ({"media": [LARGE]}, 100, 1),
        ({"media": [{**LARGE, "rights": CC_BY}], "rights": {"content": IN_COPYRIGHT}}, 100, 4),
        ({"media": [{**LARGE, "width": 800, "height": 533}], "rights": {"content": CC_BY}}, 50, 2),
        ({"media": [{**LARGE, "width": 400, "height": 300}], "rights": {"content": CC_BY}}, 25, 1),
        ({"media": [{**LARGE, "width": 100, "height": 100}], "rights": {"content": CC_BY}}, 0, 0),
        ({"media": [{"url": "https://a.example/1.jpg"}], "rights": {"content": CC_BY}}, 25, 1),
        ({"media": [{**LARGE, "checked": "dead"}], "rights": {"content": CC_BY}}, 0, 0),
        ({"media": [{"url": "https://a.example/1.mp4", "height": 480}], "rights": {"content": CC_BY}}, 100, 4),
        ({"media": [{"url": "https://a.example/1.mp4", "height": 240}], "rights": {"content": CC_BY}}, 25, 1),
        ({"media": [{"url": "https://a.example/1.mp3"}], "rights": {"content": CC_BY}}, 100, 4),
        ({"media": [{"url": "https://a.example/m", "role": "iiif"}], "rights": {"content": CC_BY}}, 100, 4),
    ],
)
def test_media_by_size_and_content_tier_by_rights(fields: dict[str, Any], media: int, content: int) -> None:
    found = score(element(**fields))
    assert (found.media, found.content) == (media, content)


def test_guarded_heritage_is_not_marked_down_for_showing_nothing() -> None:
    found = score(element(title={"en": ["Masi"]}, rights={"content": CC_BY}, sensitivity={"level": "restricted"}))
    assert (found.media, found.total) == (None, (10 + 100 + 0 + 100) / 4)


_FOUND = {"title": {"en": ["Masi"]}, "domains": ["e"]}
_WIDE = {**_FOUND, "countries": ["FJ"], "concepts": [{"label": {"en": ["bark"]}}]}


@pytest.mark.parametrize(
    ("fields", "tier"),
    [
        ({"title": {"en": ["Masi"]}}, "0"),
        (_FOUND, "A"),
        (_WIDE, "B"),
        ({**_WIDE, "places": [{"label": {"en": ["Suva"]}}]}, "B"),
        ({**_WIDE, "places": [{"label": {"en": ["Suva"]}, "lat": -18.1, "lon": 178.4}]}, "C"),
        ({**_WIDE, "places": [{"geonames": "1"}], "description": {"und": ["Bark"]}}, "B"),
        ({**_WIDE, "title": {"und": ["Masi"]}, "concepts": [], "domains": ["e"], "places": [{"geonames": "1"}]}, "0"),
    ],
)
def test_the_metadata_tier_is_the_lowest_of_three(fields: dict[str, Any], tier: str) -> None:
    assert score(element(**fields)).metadata == tier


def test_what_is_expected_are_fields_of_the_type() -> None:
    for kind, groups in EXPECTED.items():
        assert {field for group in groups.values() for field in group} <= FIELDS_OF[kind]


_TEXTS = st.dictionaries(st.sampled_from(["en", "ko", "und"]), st.lists(st.text(min_size=1), min_size=1), min_size=1)
_RECORDS = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(EXPECTED))},
    optional={
        "title": _TEXTS,
        "description": _TEXTS,
        "countries": st.just(["KR"]),
        "concepts": st.lists(st.fixed_dictionaries({"label": _TEXTS}, optional={"uri": st.just("http://a.example")})),
        "rights": st.fixed_dictionaries({}, optional={"content": st.sampled_from([CC_BY, NOT_EVALUATED])}),
        "media": st.lists(st.sampled_from([LARGE, {"url": "https://a.example/x"}])),
        "sensitivity": st.fixed_dictionaries({"level": st.sampled_from(["open", "restricted"])}),
    },
)


@given(_RECORDS)
def test_every_record_has_a_score_between_0_and_100(record: dict[str, Any]) -> None:
    found = score(record)
    assert 0 <= found.total <= 100
    assert all(0 <= points <= 100 for points in found.stated.values())


@given(_RECORDS)
def test_saying_more_never_makes_a_record_less_complete(record: dict[str, Any]) -> None:
    more = {**record, "title": {"en": ["Masi"]}, "countries": ["FJ"]}
    assert score(more).completeness >= score(record).completeness
