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
from enrichment.screening.region import inside
from ichlinks.record import Place, Resource
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner


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
        ("Hashemite Kingdom of Jordan", "JO"),
        ("香港", "HK"),
        ("마카오", "MO"),
        ("臺灣", "TW"),
        ("Philippine Islands", "PH"),
        ("Kirghiz Soviet Socialist Republic", "KG"),
        ("Pakistan, East", "BD"),
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


ALONE = [("Korea (North)", "KP"), ("Hong Kong (China)", "HK"), ("Burma", "MM")]
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
    ("Seoul, Korea, South", ["KR"]),
    ("Tehran, Iran, Islamic Republic of", ["IR"]),
    ("Thailand, Northern", ["TH"]),
    ("Atlanta, Georgia", None),
    ("Georgia", None),
    ("Guam, Micronesia", None),
    ("Kinshasa, Congo", None),
    ("Kashmir", None),
    ("Taipei, Taiwan, China", ["TW"]),
    ("東京都（日本）", ["JP"]),
    ("Papua, Indonesia", ["ID"]),
    ("Tashkent, U.S.S.R.", None),
    ("Pago Pago, American Samoa", ["AS"]),
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
        *(([{"label": {"und": [name]}}], [code], []) for name, code in ALONE),
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


@pytest.mark.parametrize(
    ("name", "archive", "codes"),
    [
        ("Gangneung, Korea", "KR", ["KR"]),
        ("P'yŏngyang (Korea)", "JP", None),  # the heading of the Library of Congress for places of both states
        ("Tbilisi, Georgia", "GE", ["GE"]),
        ("Pohnpei, Micronesia", "FM", ["FM"]),
        ("Central Asia", "KZ", None),
    ],
)
def test_a_name_that_states_share_is_that_of_the_archive(
    workspace: Workspace, make_partner: MakePartner, name: str, archive: str, codes: Any
) -> None:
    draft = countries(workspace, make_partner(country=archive))(Draft({"places": [{"label": {"en": [name]}}]}))
    assert draft.fields.get("countries") == codes


@pytest.mark.parametrize(
    ("stated", "codes", "unknown"),
    [
        (["IR, KZ,KG"], ["IR", "KZ", "KG"], []),
        ("Azerbaijan; Iran (Islamic Republic of); Kazakhstan", ["AZ", "IR", "KZ"], []),
        (["China and Mongolia", "Trinidad and Tobago"], ["CN", "MN", "TT"], []),
        ("Japan; Atlantis", ["JP"], ["Atlantis"]),
        (["Thailand (Siam)", "Persia (Iran)"], ["TH", "IR"], []),
        (["Korea", "Micronesia"], ["KR", "FM"], []),
        (["Boise, ID"], [], ["Boise, ID"]),
        (["Hong Kong SAR, China", "Taiwan, China"], ["HK", "TW"], []),
    ],
)
def test_several_countries_may_stand_in_one_text(
    workspace: Workspace, partner: Partner, stated: Any, codes: list[str], unknown: list[str]
) -> None:
    draft = countries(workspace, partner)(Draft({"countries": stated}))
    assert (draft.fields["countries"], [reason.excerpt for reason in draft.reasons]) == (codes, unknown)


@pytest.mark.parametrize(
    ("name", "within"),
    [("Seoul (Korea)", True), ("Indochina", True), ("Asia, Central", True), ("Atlanta, Georgia", False)],
)
def test_a_region_of_the_states_is_in_scope(workspace: Workspace, name: str, within: bool) -> None:
    states = frozenset(load(workspace, "member_states").entries)
    record = Resource(places=(Place(label={"en": (name,)}),))
    assert inside(workspace, states, ("places",))(record) is within


def test_every_state_of_a_region_is_a_country(workspace: Workspace) -> None:
    known, regions = load(workspace, "countries").entries, load(workspace, "regions").entries
    assert [code for entry in regions.values() for code in entry["states"] if code not in known] == []


def test_places_are_left_alone_where_a_country_is_stated(workspace: Workspace, partner: Partner) -> None:
    fields = {"countries": ["CN"], "places": [{"label": {"en": ["Macao"]}}]}
    assert countries(workspace, partner)(Draft(dict(fields))).fields == fields


ARTICLE_2_2 = {
    "fr": "les traditions et expressions orales, y compris la langue comme vecteur du patrimoine culturel immatériel; "
    "les arts du spectacle; les pratiques sociales, rituels et événements festifs; les connaissances et pratiques "
    "concernant la nature et l’univers; les savoir-faire liés à l’artisanat traditionnel",
    "es": "tradiciones y expresiones orales, incluido el idioma como vehículo del patrimonio cultural inmaterial; "
    "artes del espectáculo; usos sociales, rituales y actos festivos; conocimientos y usos relacionados con la "
    "naturaleza y el universo; técnicas artesanales tradicionales",
    "ru": "устные традиции и формы выражения, включая язык в качестве носителя нематериального культурного наследия; "
    "исполнительские искусства; обычаи, обряды, празднества; знания и обычаи, относящиеся к природе и вселенной; "
    "знания и навыки, связанные с традиционными ремеслами",
    "zh": "口头传统和表现形式，包括作为非物质文化遗产媒介的语言; 表演艺术; 社会实践、仪式、节庆活动; "
    "有关自然界和宇宙的知识和实践; 传统手工艺",
    "ar": "التقاليد وأشكال التعبير الشفهي، بما في ذلك اللغة كواسطة للتعبير عن التراث الثقافي غير المادي; "
    "فنون وتقاليد أداء العروض; الممارسات الاجتماعية والطقوس والاحتفالات; "
    "المعارف والممارسات المتعلقة بالطبيعة والكون; المهارات المرتبطة بالفنون الحرفية التقليدية",
    "en": "oral traditions and expressions, including language as a vehicle of the intangible cultural heritage; "
    "performing arts; social practices, rituals and festive events; knowledge and practices concerning nature and the "
    "universe; traditional craftsmanship",
    "ja": "口承による伝統及び表現（無形文化遺産の伝達手段としての言語を含む。）; 芸能; 社会的慣習、儀式及び祭礼行事; "
    "自然及び万物に関する知識及び慣習; 伝統工芸技術",
}


@pytest.mark.parametrize("language", ARTICLE_2_2)
def test_the_domains_are_known_in_the_words_of_the_convention(workspace: Workspace, language: str) -> None:
    names = load(workspace, "domains")
    assert [names.find(name) for name in ARTICLE_2_2[language].split("; ")] == ["a", "b", "c", "d", "e"]


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
        ({"concepts": [{"label": {"en": ["Folk music--Korea", "Puppet theater"]}}]}, ["b"], []),
        ({"concepts": [{"label": {"en": ["Astronomy", "Agriculture", "calendars"]}}]}, None, []),
        ({"domains": "a; b"}, ["a", "b"], []),
        ({"domains": ["a, c/e"]}, ["a", "c", "e"], []),
        ({"domains": ["(b), (d)", "3. Rituals"]}, ["b", "c", "d"], []),
        (
            {"domains": "Performing arts, Social practices, rituals and festive events, Traditional craftsmanship"},
            ["b", "c", "e"],
            [],
        ),
        ({"domains": "공연예술·전통공예"}, ["b", "e"], []),
        ({"domains": "a, b and something else"}, [], ["a, b and something else"]),
        ({"domains": ["Other(s)", "b"]}, ["b"], ["Other(s)"]),
        ({"domains": "a," * 3000}, [], [("a," * 40)]),
        ({"domains": ["(e) Traditional craftsmanship"]}, ["e"], []),
        ({"domains": ["传统技艺"]}, ["e"], []),
        ({"domains": ["Traditional craftsmanship (e)", "domain b"]}, ["b", "e"], []),
        ({"domains": ["performing arts; crafts | x"]}, ["b", "e"], ["x"]),
        ({"national_classification": [{"scheme": "ihchina", "label": {"zh": ["传统医药"]}}]}, ["d"], []),
        ({"national_classification": [{"scheme": "ihchina", "code": "Ⅷ-12"}], "countries": ["CN"]}, ["e"], []),
        ({"national_classification": [{"scheme": "x", "code": "Ⅷ-12"}], "countries": ["KR"]}, None, []),
        ({"national_classification": [{"scheme": "bunka", "label": {"ja": ["民俗技術"]}}]}, ["e"], []),
        ({"national_classification": [{"scheme": "dewey", "code": "745.5"}]}, None, []),
        ({"national_classification": [{"scheme": "tr", "label": {"tr": ["El sanatları geleneği"]}}]}, ["e"], []),
        ({"national_classification": [{"scheme": "ph", "label": {"en": ["Performing Arts"]}}]}, ["b"], []),
        ({"national_classification": [{"scheme": "th", "label": {"th": ["กีฬาภูมิปัญญาไทย"]}}]}, ["c"], []),
        ({"national_classification": [{"scheme": "khs", "label": {"ko": ["무형문화재"]}}]}, None, []),
    ],
)
def test_domains_are_stated_or_follow_from_subjects(
    workspace: Workspace, partner: Partner, fields: Any, letters: Any, noted: list[str]
) -> None:
    draft = domains(workspace, partner)(Draft(fields))
    assert draft.fields.get("domains") == letters
    assert [reason.excerpt for reason in draft.reasons] == noted
