"""Countries (ISO 3166-1) and domains (Article 2.2 of the 2003 Convention)."""

import csv
from pathlib import Path
from typing import Any

import pytest

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from enrichment.countries import countries
from enrichment.domains import domains
from ichlinks.stages import Draft


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("대한민국", "KR"),
        ("KOR", "KR"),
        ("kr", "KR"),
        ("DPRK", "KP"),
        ("Viet Nam", "VN"),
        ("VIETNAM", "VN"),
        ("Lao PDR", "LA"),
        ("Lao People’s Democratic Republic", "LA"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Micronesia (Federated States of)", "FM"),
        ("Russian Federation", "RU"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Timor-Leste", "TL"),
        ("Brunei", "BN"),
        ("Кыргызстан", "KG"),
        ("ประเทศไทย", "TH"),
        ("410", "KR"),
        ("004", "AF"),
        ("4", None),
        ("Burma", "MM"),
        ("Ceylon", "LK"),
        ("Siam", "TH"),
        ("Persia", "IR"),
        ("Turkmen SSR", "TM"),
        ("Киргизская ССР", "KG"),
        ("East Timor", "TL"),
        ("東ティモール", "TL"),
        ("Western Samoa", "WS"),
        ("New Hebrides", "VU"),
        ("Soviet Union", None),
        ("ဂျပန်", "JP"),
        ("ශ්‍රී ලංකාව", "LK"),
        ("ไทย", "TH"),
        ("日本", "JP"),
        ("Aotearoa", "NZ"),
        ("Finland", "FI"),
        ("Atlantis", None),
    ],
)
def test_names_that_archives_write_are_known(workspace: Workspace, name: str, code: str | None) -> None:
    assert load(workspace, "countries").find(name) == code


def test_every_name_in_the_list_of_member_states_is_known(workspace: Workspace, shared_data: Path) -> None:
    names, states = load(workspace, "countries"), load(workspace, "member_states")
    with (shared_data / "ich" / "member-states.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["iso2"] for row in rows if names.find(row["unesco_name"]) != row["iso2"]] == []
    assert [row["iso2"] for row in rows if names.find(row["short_name"]) != row["iso2"]] == []
    facts = [
        (row["iso2"], row["iso3"], row["m49"], row["un_m49_subregion"], row["ich_subregion_proposed"]) for row in rows
    ]
    assert facts == [
        (code, entry["codes"][0], entry["m49"], entry["m49_region"], entry["region"])
        for code, entry in states.entries.items()
        if not entry.get("associate")
    ]
    assert [code for code, entry in states.entries.items() if entry.get("associate")] == ["MO", "NC", "TK"]


def test_stated_countries_become_codes_and_unknown_ones_are_noted(workspace: Workspace, partner: Partner) -> None:
    draft = countries(workspace, partner)(Draft({"countries": ["South Korea", "KR", "Atlantis"]}))
    assert draft.fields == {"countries": ["KR"]}
    assert [(r.rule, r.severity, r.field, r.excerpt) for r in draft.reasons] == [
        ("country.unknown", "flag", "countries", "Atlantis")
    ]


STATED: list[tuple[str, list[str] | None]] = [
    ("Boise, ID", None),
    ("Minneapolis, MN.", None),
    ("Gary (IN)", None),
    ("Perth, WA, Australia", ["AU"]),
    ("Kyoto (Japan)", ["JP"]),
    ("Kyoto (Japan)--Social life and customs", ["JP"]),
    ("Punjab (India : State)", ["IN"]),
    ("Bagan (Mandalay Region, Burma)", ["MM"]),
    ("Japan--Kyoto--Nishijin", ["JP"]),
    ("Thailand -- Chiang Mai", ["TH"]),
    ("Paris (Tex.)", None),
    ("Springfield", None),
]


@pytest.mark.parametrize(
    ("places", "codes", "kept"),
    [
        (
            [{"label": {"en": ["Cambodia"]}}, {"label": {"en": ["Phnom Penh"]}}],
            ["KH"],
            [{"label": {"en": ["Phnom Penh"]}}],
        ),
        ([{"label": {"en": ["Chiang Mai, Thailand"]}}], ["TH"], [{"label": {"en": ["Chiang Mai, Thailand"]}}]),
        *(([{"label": {"und": [name]}}], codes, [{"label": {"und": [name]}}]) for name, codes in STATED),
        ([{"label": {"en": ["Singapore"]}, "lat": 1.3}], ["SG"], [{"label": {"en": ["Singapore"]}, "lat": 1.3}]),
        ([{"label": {"en": ["Atlantis"]}}], None, [{"label": {"en": ["Atlantis"]}}]),
    ],
)
def test_without_a_country_the_places_say_it(
    workspace: Workspace, partner: Partner, places: Any, codes: Any, kept: Any
) -> None:
    draft = countries(workspace, partner)(Draft({"places": places}, {"places": "dc:coverage"}))
    assert (draft.fields.get("countries"), draft.fields["places"]) == (codes, kept)
    assert draft.paths.get("countries") == ("dc:coverage (vocabulary: countries)" if codes else None)


def test_places_are_left_alone_where_a_country_is_stated(workspace: Workspace, partner: Partner) -> None:
    fields = {"countries": ["CN"], "places": [{"label": {"en": ["Macao"]}}]}
    assert countries(workspace, partner)(Draft(dict(fields))).fields == fields


@pytest.mark.parametrize(
    ("fields", "letters", "noted"),
    [
        ({"domains": ["e", "A"]}, ["a", "e"], []),
        ({"domains": ["Traditional craftsmanship"]}, ["e"], []),
        ({"domains": ["전통공예", "공연예술"]}, ["b", "e"], []),
        ({"domains": ["x"]}, [], ["x"]),
        (
            {"concepts": [{"label": {"en": ["Performing arts"]}}, {"label": {"en": ["felt", "costume"]}}]},
            ["b", "e"],
            [],
        ),
        ({"concepts": [{"uri": "http://a.example/1"}, {"label": {"en": ["costume"]}}]}, None, []),
        ({"concepts": [{"label": {"en": ["felt"]}}], "domains": ["c"]}, ["c"], []),
        ({"domains": ["(e) Traditional craftsmanship"]}, ["e"], []),
        ({"domains": ["传统技艺"]}, ["e"], []),
        ({"domains": ["Traditional craftsmanship (e)", "domain b"]}, ["b", "e"], []),
        ({"domains": ["performing arts; crafts | x"]}, ["b", "e"], ["x"]),
        ({"national_classification": [{"scheme": "ihchina", "label": {"zh": ["传统医药"]}}]}, ["d"], []),
        ({"national_classification": [{"scheme": "ihchina", "code": "Ⅷ-12"}], "countries": ["CN"]}, ["e"], []),
        ({"national_classification": [{"scheme": "x", "code": "Ⅷ-12"}], "countries": ["KR"]}, None, []),
        ({"national_classification": [{"scheme": "bunka", "label": {"ja": ["民俗技術"]}}]}, ["e"], []),
        ({"national_classification": [{"scheme": "dewey", "code": "745.5"}]}, None, []),
    ],
)
def test_domains_are_stated_or_follow_from_subjects(
    workspace: Workspace, partner: Partner, fields: Any, letters: Any, noted: list[str]
) -> None:
    draft = domains(workspace, partner)(Draft(fields))
    assert draft.fields.get("domains") == letters
    assert [reason.excerpt for reason in draft.reasons] == noted
