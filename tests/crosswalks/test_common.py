"""What several formats read in the same way."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswalks.common.addresses import address
from crosswalks.common.areas import AREAS, PUBLISHED, country, country_of_publication
from crosswalks.common.coordinates import corner, point
from crosswalks.common.distinct import distinct
from crosswalks.common.former_languages import current
from crosswalks.common.identifiers import identifier, page
from crosswalks.common.media import medium
from crosswalks.common.references import reference
from crosswalks.common.relators import is_creator, role
from crosswalks.marc.scripts import tags
from crosswalks.marc.texts import bare, prose


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("37.56, 126.99", {"lat": 37.56, "lon": 126.99}),
        ("-17.7 178.1", {"lat": -17.7, "lon": 178.1}),
        ("(E 126°58ʹ/N 37°34ʹ)", {"lat": 37.566667, "lon": 126.966667}),
        ("S 17°42ʹ30ʺ, E 178°6ʹ", {"lat": -17.708333, "lon": 178.1}),
        ("37°34′N 126°58′30″E", {"lat": 37.566667, "lon": 126.975}),
        ("27.9881° N, 86.9250° E", {"lat": 27.9881, "lon": 86.925}),
        ("18.1416 S 178.4419 E", {"lat": -18.1416, "lon": 178.4419}),
        ("\u221218.1416, 178.4419", {"lat": -18.1416, "lon": 178.4419}),
        ("POINT (178.4419 -18.1416)", {"lat": -18.1416, "lon": 178.4419}),
        ("POINT (37.5 127.0)", {}),  # a latitude of 127 is none, and nothing is turned round
        ("Route N 5, E 12", {}),
        ("(W 12°/E 30°/N 50°/N 40°)", {}),
        ("95.0, 20.0", {}),
        ("Seoul", {}),
        ("", {}),
    ],
)
def test_a_point_is_read_and_nothing_else(text: str, found: dict[str, float]) -> None:
    assert point(text) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("E1265800", 126.966667),
        ("S0174230", -17.708333),
        ("+126.98", 126.98),
        ("-17.7", -17.7),
        ("a", None),
        ("", None),
    ],
)
def test_a_coded_coordinate_is_degrees(text: str, value: float | None) -> None:
    assert corner(text) == value


@given(st.text("NSEW0123456789°ʹʺ.,-+ "))
def test_a_point_is_on_earth(text: str) -> None:
    found = point(text)
    assert not found or (abs(found["lat"]) <= 90 and abs(found["lon"]) <= 180)
    corner(text)


@pytest.mark.parametrize(
    ("code", "iso"),
    [
        ("a-ja---", "JP"), ("a-cc-sz", "CN"), ("pofj---", "FJ"), ("a-kr---", None), ("a------", None),
        ("", None), ("i-xc---", "MV"), ("a-cc-mh", "MO"), ("a-cc-hk", "CN"), ("a-cck--", "CN"),
        ("u-at-qn", "AU"), ("u-atc--", "AU"), ("e-urs--", "RU"), ("e-ur-kz", "KZ"), ("e-ur---", None),
        ("e-urk--", None), ("a-vn---", "VN"), ("a-pt---", "TL"), ("pogn---", None), ("a-nw---", None),
        ("a-bn---", None), ("pory---", "JP"), ("poxh---", "NU"), ("po-----", None),
    ],
)  # fmt: skip
def test_an_area_is_a_country_where_it_is_one(code: str, iso: str | None) -> None:
    assert country(code) == iso


@pytest.mark.parametrize(
    ("code", "iso"),
    [
        ("vm ", "VN"), ("xc", "MV"), ("gb", "KI"), ("xna", "AU"), ("uzr", "UZ"), ("ko", "KR"), ("kn", "KP"),
        ("tl", "TK"), ("em", "TL"), ("ur", None), ("gn", None), ("xx", None), ("fr", None), ("", None),
    ],
)  # fmt: skip
def test_a_place_of_publication_is_a_country_where_it_is_one(code: str, iso: str | None) -> None:
    assert country_of_publication(code) == iso


def test_every_state_of_the_region_has_its_codes(shared_data: Path) -> None:
    with (shared_data / "ich" / "member-states.csv").open(encoding="utf-8") as file:
        states = {row["iso2"] for row in csv.DictReader(file)}
    assert len(states) == 48
    assert set(AREAS.values()) == set(PUBLISHED.values()) == states | {"MO", "NC", "TK"}


def test_a_code_that_was_given_up_is_not_taken_for_another_language() -> None:
    assert [current(code) for code in ("cam", "taj", "tag", "snh", "khm", "")] == [
        "khm",
        "tgk",
        "tgl",
        "sin",
        "khm",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "term"),
    [("pht", "photographer"), ("http://id.loc.gov/vocabulary/relators/sng", "singer"), ("Author.", "Author"),
     ("歌手", "歌手"), ("", "")],
)  # fmt: skip
def test_a_role_is_its_term(text: str, term: str) -> None:
    assert role(text) == term


def test_who_made_the_work_is_a_creator() -> None:
    assert [is_creator(one) for one in ("Author", "photographer", "singer", "")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://a.example/a b.jpg", "https://a.example/a%20b.jpg"),
        (" http://a.example/x|y ", "http://a.example/x%7Cy"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("www.a.example", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_is_one_that_can_be_called(text: str, link: str | None) -> None:
    assert address(text) == link


def test_a_source_may_say_what_an_address_shows() -> None:
    assert medium("https://a.example/1") == {"url": "https://a.example/1", "role": "full"}
    assert medium("https://a.example/1.jpg", "thumb") == {
        "url": "https://a.example/1.jpg",
        "role": "thumb",
        "mime": "image/jpeg",
    }


def test_a_page_is_no_file_and_not_that_of_unesco() -> None:
    stated = ["x", "https://ich.unesco.org/en/RL/a-00445", "https://a.example/1.jpg", "see https://a.example/2"]
    assert page(stated) == "https://a.example/2"


@given(st.text())
def test_every_text_is_some_identifier(text: str) -> None:
    assert identifier(text)["scheme"]


def test_what_is_said_twice_is_kept_once() -> None:
    assert distinct([{"a": 1}, {}, {"a": 1}, {"b": 2}]) == [{"a": 1}, {"b": 2}]
    assert reference({"en": ["Dance"]}, None, "aat") == {"label": {"en": ["Dance"]}, "scheme": "aat"}


@pytest.mark.parametrize(
    ("own", "other", "language", "both"),
    [
        ("Tōkyō", "東京", "jpn", ("jpn-Latn", "jpn")),
        ("東京", "Tōkyō", "jpn", ("jpn", "jpn-Latn")),
        ("Tōkyō", "東京", "eng", ("", "")),
        ("Tokyo", "Tōkyō", "jpn", ("", "")),
        ("Kubo Sakae", "久保栄, 1901-1958. Kazanbaichi", "jpn", ("", "")),
        ("Ulaanbaatar", "Улаанбаатар", "mon", ("mon-Latn", "mon")),
        ("Chīang Mai", "เชียงใหม่", "tha", ("tha-Latn", "tha")),
        ("1", "2", "jpn", ("", "")),
    ],
)
def test_a_pair_of_scripts_has_tags_where_the_language_fits(own: str, other: str, language: str, both: Any) -> None:
    assert tags(own, other, language) == both


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Masi :", "Masi"),
        ("Yoshida, Hajime,", "Yoshida, Hajime"),
        ("Bold, D.", "Bold, D."),
        ("ICHCAP Inc.", "ICHCAP Inc."),
        ("Archive.", "Archive"),
        ("1949-", "1949-"),
        ("طرح نو،", "طرح نو"),
        ("林行止.", "林行止"),
        ("М. П.", "М. П."),
        ("", ""),
    ],
)
def test_punctuation_between_areas_is_left_out(text: str, without: str) -> None:
    assert bare(text) == without


def test_a_title_is_written_as_people_write_it() -> None:
    assert prose("Masi : barkcloth ; a survey = Tapa.") == "Masi: barkcloth; a survey = Tapa"


@given(st.text())
def test_leaving_punctuation_out_twice_changes_nothing_more(text: str) -> None:
    assert bare(bare(text)) == bare(bare(bare(text)))
