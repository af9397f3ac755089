"""In scope by country, place or community."""

from typing import Any

import pytest

from config.partner import Partner
from config.settings import Workspace
from enrichment.screening import load_rules
from tests.enrichment.conftest import MakePartner
from tests.enrichment.screening.making import judged, record


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({"countries": ["FI"], "communities": [{"name": {"mi": ["Māori"]}}]}, []),
        ({"countries": ["FI"], "communities": [{"name": {"en": ["Sámi"]}}]}, ["scope.out"]),
        ({"countries": ["FI"], "places": [{"label": {"en": ["Suva, Fiji"]}}]}, []),
        ({"countries": ["US"], "places": [{"label": {"en": ["Boise, ID"]}}]}, ["scope.out"]),
        ({"countries": ["FI"], "places": [{"label": {"en": ["Mongolia"]}}]}, []),
        ({"countries": ["FI"], "places": [{"label": {"en": ["Helsinki"]}}]}, ["scope.out"]),
        ({"countries": [], "places": [{"lat": -18.1, "lon": 178.4}]}, []),
        ({"countries": [], "places": [{"lat": -18.1, "lon": -179.0}]}, []),
        ({"countries": [], "places": [{"lat": 48.9, "lon": 2.4}]}, ["scope.no_country"]),
        ({"countries": [], "places": [{"lat": 0.0, "lon": 0.0}]}, ["scope.no_country"]),
        ({"countries": ["FI"], "places": [{"lat": 60.2, "lon": 24.9}]}, ["scope.out"]),
        ({"countries": [], "communities": [{"name": {"ja": ["アイヌ"]}}]}, []),
        ({"countries": [], "places": [{"label": {"en": ["Helsinki"]}}]}, ["scope.no_country"]),
    ],
)
def test_one_of_them_is_enough(
    workspace: Workspace, partner: Partner, fields: dict[str, Any], rules: list[str]
) -> None:
    assert judged(load_rules(workspace, partner), record("Element", **fields))[1] == rules


def test_only_what_the_rule_file_names_counts(workspace: Workspace, make_partner: MakePartner) -> None:
    maori = record("Element", countries=["FI"], communities=[{"name": {"mi": ["Māori"]}}])
    rules = load_rules(workspace, make_partner(screening={"rules": {"scope": {"any_of": ["countries", "places"]}}}))
    assert judged(rules, maori) == ("quarantine", ["scope.out"])
    rules = load_rules(workspace, make_partner(screening={"rules": {"scope": {"any_of": ["communities"]}}}))
    assert judged(rules, maori) == ("accept", [])
    assert judged(rules, record("Element")) == ("quarantine", ["scope.out"])
