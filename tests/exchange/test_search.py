"""Searching: the page and the JSON, the same parameters and the same answers."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.exchange.heritage import heritage, of
from tests.exchange.html import texts, values


def get(face: str, path: str, **parameters: str) -> requests.Response:
    return requests.get(face + path, params=parameters, timeout=10)


def found(face: str, **parameters: str) -> set[str]:
    return {hit["id"] for hit in get(face, "/api/search", **parameters).json()["hits"]}


@pytest.mark.parametrize(
    ("words", "partner", "identifier"),
    [
        ("ຊາວລາວ", "mekong", "khaen"),
        ("bamboo", "mekong", "khaen"),
        ("Хөөмий", "steppe", "khoomei"),
        ("نوروز", "steppe", "nowruz"),
        ("옹기", "mekong", "onggi"),
        ("หน้ากาก", "mekong", "phi-ta-khon"),
        ("জামদানি", "mekong", "jamdani-book"),
        ("論文", "moana", "khmer-call"),
        ("徵稿", "moana", "khmer-call"),
        ("BARKCLOTH", "moana", "masi"),
    ],
)
def test_words_of_every_script_find_their_item(face: str, words: str, partner: str, identifier: str) -> None:
    assert found(face, q=words) == {of(partner, identifier)}


def test_filters_narrow_and_combine(face: str) -> None:
    assert found(face, type="Stakeholder") == {of("steppe", "felt-guild")}
    assert found(face, country="LA") == {of("mekong", "khaen")}
    assert found(face, list="national") == {of("mekong", "khaen")}
    assert found(face, language="bi") == {of("moana", "sand-film")}
    assert found(face, partner="steppe", type="Element") == {of("steppe", "khoomei"), of("steppe", "nowruz")}
    assert found(face, domain="b", country="TH", q="khaen") == {of("mekong", "khaen")}


def test_a_hit_is_an_item_in_short(face: str) -> None:
    assert get(face, "/api/search", q="Хөөмий").json() == {
        "total": 1,
        "hits": [
            {
                "id": of("steppe", "khoomei"),
                "url": f"{face}/items/{of('steppe', 'khoomei')}",
                "type": "Element",
                "title": {"mn-Mong": ["ᠬᠥᠭᠡᠮᠡᠢ"], "mn-Cyrl": ["Хөөмий"], "en": ["Khöömei, overtone singing"]},
                "countries": ["MN"],
                "domains": ["b", "d"],
                "designations": [{"list": "RL", "year": 2010, "ref": "00396"}],
                "data_provider": {"en": ["Steppe Register"], "mn-Cyrl": ["Талын бүртгэл"]},
                "thumbnail": "https://media.example/shyrdak-horns.png",
                "modified": "2026-04-01",
            }
        ],
        "facets": {
            "type": [{"value": "Element", "label": "Elements", "count": 1}],
            "country": [{"value": "MN", "label": "Mongolia", "count": 1}],
            "domain": [
                {"value": "b", "label": "Performing arts", "count": 1},
                {"value": "d", "label": "Knowledge and practices concerning nature and the universe", "count": 1},
            ],
            "language": [{"value": "mn-Cyrl", "label": "Mongolian (Cyrillic script)", "count": 1}],
            "list": [{"value": "RL", "label": "Representative List", "count": 1}],
            "partner": [{"value": "steppe", "label": "Steppe Register", "count": 1}],
        },
    }


def test_a_result_shows_both_titles_the_country_and_the_designation(face: str) -> None:
    page = get(face, "/search", q="khaen", type="Element").text
    assert texts(page, "//*[@class='results']//h2") == ["ສຽງແຄນຂອງຊາວລາວ Khaen music of the Lao people"]
    assert values(page, "//*[@class='results']//h2//*[@lang]/@lang") == ["lo"]
    assert values(page, "//*[@class='results']//h2/a/@href") == [f"/items/{of('mekong', 'khaen')}"]
    assert texts(page, "//*[@class='results']//*[@class='eyebrow']") == [
        "Element · Lao People's Democratic Republic, Thailand"
    ]
    assert texts(page, "//*[@class='results']//*[@class='badges']/li") == [
        "Representative List 2017",
        "National inventory 2014",
    ]
    assert values(page, "//*[@class='results']//img/@src") == ["https://media.example/khaen-pipes.png"]


def test_a_filter_can_be_taken_away(face: str) -> None:
    page = get(face, "/search", q="khaen", type="Element", country="LA").text
    assert texts(page, "//*[@class='chosen']/li") == [
        "Remove filter: Elements ×",
        "Remove filter: Lao People's Democratic Republic ×",
    ]
    links = [parse_qs(urlsplit(link).query) for link in values(page, "//*[@class='chosen']//a/@href")]
    assert links == [{"q": ["khaen"], "country": ["LA"]}, {"q": ["khaen"], "type": ["Element"]}]


def test_each_facet_value_leads_to_as_many_results_as_it_says(face: str) -> None:
    page = get(face, "/search").text
    rows = list(
        zip(values(page, "//*[@class='facet']//li/a/@href"), texts(page, "//*[@class='facet']//li"), strict=True)
    )
    assert len(rows) > 20
    for link, text in rows:
        total = texts(requests.get(face + link, timeout=10).text, "//*[@class='total']")[0].split()[0]
        assert total == text.rsplit(", ", 1)[1]


def test_empty_parameters_are_as_good_as_none(face: str) -> None:
    path = "/api/search?q=&type=&country=&domain=&language=&list=&partner=&page="
    assert requests.get(face + path, timeout=10).json() == requests.get(f"{face}/api/search", timeout=10).json()


@pytest.mark.parametrize(
    "query",
    ["type=Song", "country=Laos", "domain=z", "language=%00", "list=XX", "partner=../etc", "page=0", "page=x",
     "page=501", "q=" + "x" * 501],
)  # fmt: skip
def test_wrong_parameters_are_explained(face: str, query: str) -> None:
    page = requests.get(f"{face}/search?{query}", timeout=10)
    assert page.status_code == 422
    assert texts(page.text, "//main//h1") == ["This request cannot be answered"]
    assert texts(page.text, "//*[@class='lead']")[0].startswith(f"{query.partition('=')[0]}: ")
    answer = requests.get(f"{face}/api/search?{query}", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert answer.json()["detail"].startswith(f"{query.partition('=')[0]}: ")


@pytest.mark.parametrize("words", ["(", '"', "AND", "a* OR b", "-", "NEAR(x)", "%", "\\", "𝔘𝔫𝔦", "\u202e", "؟"])
def test_no_words_break_the_search(face: str, words: str) -> None:
    assert get(face, "/search", q=words).status_code == 200
    assert get(face, "/api/search", q=words).status_code == 200


def test_nothing_found_is_said(face: str) -> None:
    page = get(face, "/search", q="zzzz").text
    assert texts(page, "//*[@class='total']") == ["Nothing was found"]
    assert get(face, "/api/search", q="zzzz").json() == {"total": 0, "hits": [], "facets": {}}


def test_what_is_no_word_is_said(face: str) -> None:
    page = get(face, "/search", q='"((').text
    assert texts(page, "//*[@class='total']") == ["Nothing was found"]
    assert "There is no word in this: a search needs letters or digits." in page
    assert get(face, "/api/search", q='"((').json() == {"total": 0, "hits": [], "facets": {}}


def test_the_page_behind_the_last_one_leads_back(face: str) -> None:
    page = get(face, "/search", page="9").text
    assert "There are no results on this page" in page


def test_the_interface_is_described(face: str) -> None:
    described = requests.get(f"{face}/openapi.json", timeout=10).json()
    assert set(described["paths"]) == {"/api/search", "/api/items/{id}"}
    parameters = {one["name"] for one in described["paths"]["/api/search"]["get"]["parameters"]}
    assert parameters == {"q", "type", "country", "domain", "language", "list", "partner", "page"}


def test_everything_is_found_when_nothing_is_asked(face: str) -> None:
    assert found(face) == {item["id"] for item in heritage()}
