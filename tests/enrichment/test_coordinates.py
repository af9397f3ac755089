"""Coordinates: numbers where they are some, a note where they are odd, and never a correction."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.partner import Partner
from config.settings import Workspace
from enrichment.coordinates import coordinates
from ichlinks.stages import Draft, Enrich


@pytest.fixture
def enrich(workspace: Workspace, partner: Partner) -> Enrich:
    return coordinates(workspace, partner)


def place(lat: Any, lon: Any, *countries: str) -> Draft:
    return Draft({"places": [{"label": {"en": ["A place"]}, "lat": lat, "lon": lon}], "countries": list(countries)})


def noted(draft: Draft) -> list[str]:
    return [reason.rule for reason in draft.reasons]


@pytest.mark.parametrize(
    ("lat", "lon", "countries"),
    [
        ("37.57", "126.98", ["KR"]),
        (-18.14, 178.44, ["FJ"]),
        (-16.5, -179.9, ["FJ"]),
        (1.4, 173.0, ["KI"]),
        (1.87, -157.4, ["KI"]),
        (64.7, -172.0, ["RU"]),
        (48.86, 2.35, ["FR"]),
        (48.86, 2.35, ["KR", "FR"]),
        (48.86, 2.35, []),
    ],
)
def test_a_place_in_its_country_is_taken_as_it_is(enrich: Enrich, lat: Any, lon: Any, countries: list[str]) -> None:
    draft = enrich(place(lat, lon, *countries))
    assert (draft.fields["places"][0]["lat"], draft.fields["places"][0]["lon"]) == (float(lat), float(lon))
    assert noted(draft) == []


@pytest.mark.parametrize(
    ("lat", "lon", "rule"),
    [(0, 0, "zero"), (37.57, 12.0, "outside"), (36.0, 128.0 - 90, "outside"), ("-8.5", "125.6", "outside")],
)
def test_a_place_elsewhere_is_kept_and_noted(enrich: Enrich, lat: Any, lon: Any, rule: str) -> None:
    draft = enrich(place(lat, lon, "KR"))
    assert draft.fields["places"][0]["lat"] == float(lat)
    assert noted(draft) == [f"coordinates.{rule}"]


def test_swapped_coordinates_are_told_and_left(enrich: Enrich) -> None:
    draft = enrich(place(68.0, 38.0, "TJ"))
    assert noted(draft) == ["coordinates.swapped"]
    assert draft.fields["places"][0]["lat"] == 68.0


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("north", "7"),
        (91, 7),
        (7, 181),
        ("37,5", "127"),
        (None, 7),
        ("nan", 1),
        ("3_7", 1),
        ("37 E", 127),
        ("37°75′ N", 127),
        ("37 33 59", 127),
    ],
)
def test_what_is_no_coordinate_is_left_out(enrich: Enrich, lat: Any, lon: Any) -> None:
    draft = enrich(place(lat, lon, "KR"))
    assert draft.fields["places"] == [{"label": {"en": ["A place"]}}]
    assert noted(draft) == ["coordinates.invalid"]


def test_the_place_of_a_venue_is_looked_at_too(enrich: Enrich) -> None:
    draft = enrich(Draft({"venue": {"place": {"lat": "0", "lon": "0"}}, "countries": ["KR"]}))
    assert draft.fields["venue"] == {"place": {"lat": 0.0, "lon": 0.0}}
    assert noted(draft) == ["coordinates.zero"]


@given(lat=st.text() | st.floats() | st.integers(), lon=st.text() | st.floats() | st.integers())
def test_anything_is_read_without_an_error(lat: Any, lon: Any) -> None:
    here = coordinates(Workspace(Path(__file__).parents[2], {}), Partner.model_construct())
    here(place(lat, lon, "KR"))


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        ("37.5 N", "127° E", (37.5, 127.0)),
        ("37°33′59″N", "E 126°58'41\"", (37.566389, 126.978056)),
        ("37.123456789", 0.00001, (37.123456789, 0.00001)),
        ("18 08 24 S", "178.44", (-18.14, 178.44)),
        ("\u221218.14", "\u2212178.44", (-18.14, -178.44)),  # the minus sign that publishers set
        ("37°33.9' N", "126°58.5' E", (37.565, 126.975)),
    ],
)
def test_degrees_with_their_hemisphere_are_read(enrich: Enrich, lat: Any, lon: Any, point: tuple[float, float]) -> None:
    draft = enrich(place(lat, lon))
    assert (draft.fields["places"][0]["lat"], draft.fields["places"][0]["lon"]) == point


def test_a_latitude_that_can_only_be_a_longitude_is_told_so(enrich: Enrich) -> None:
    draft = enrich(place(126.98, 37.57, "KR"))
    assert draft.fields["places"] == [{"label": {"en": ["A place"]}}]
    assert noted(draft) == ["coordinates.swapped"]
