"""An Item at its own address: the page, the forms of data, conditions, and what is gone."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.exchange.conftest import WITHDRAWN
from tests.exchange.heritage import SEASONAL, heritage, of
from tests.exchange.html import texts, values

KHAEN = of("mekong", "khaen")
BY_ID = {item["id"]: item for item in heritage()}
FORMS = {"json": "application/json", "jsonld": "application/ld+json", "ttl": "text/turtle"}


def get(address: str, accept: str = "text/html", **headers: str) -> requests.Response:
    return requests.get(address, headers={"Accept": accept, **headers}, timeout=10)


def test_the_json_is_the_stored_item(face: str) -> None:
    for address in (f"{face}/items/{KHAEN}.json", f"{face}/api/items/{KHAEN}"):
        answer = get(address)
        assert answer.json() == BY_ID[KHAEN]
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("suffix", "media_type"), FORMS.items())
def test_accept_and_suffix_give_the_same(face: str, suffix: str, media_type: str) -> None:
    asked, named = get(f"{face}/items/{KHAEN}", media_type), get(f"{face}/items/{KHAEN}.{suffix}", "*/*")
    assert asked.content == named.content
    assert asked.headers["Content-Type"].split(";")[0] == named.headers["Content-Type"].split(";")[0] == media_type
    assert "Accept" in asked.headers["Vary"].split(", ")


def test_a_browser_gets_the_page(face: str) -> None:
    for accept in ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "*/*", ""):
        assert get(f"{face}/items/{KHAEN}", accept).headers["Content-Type"] == "text/html; charset=utf-8"


def test_an_unknown_form_is_refused(face: str) -> None:
    assert get(f"{face}/items/{KHAEN}", "application/rdf+xml").status_code == 406
    assert get(f"{face}/items/{KHAEN}.rdf").status_code == 404


@pytest.mark.parametrize("path", [f"/items/{KHAEN}", *(f"/items/{KHAEN}.{suffix}" for suffix in FORMS)])
def test_what_the_client_has_is_not_sent_again(face: str, path: str) -> None:
    first = get(face + path)
    again = get(face + path, **{"If-None-Match": f'"other", W/{first.headers["ETag"]}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    changed = get(face + path, **{"If-None-Match": '"other"'})
    assert (changed.status_code, changed.content) == (200, first.content)


def test_the_forms_have_different_etags(face: str) -> None:
    tags = {get(f"{face}/items/{KHAEN}", accept).headers["ETag"] for accept in ("text/html", *FORMS.values())}
    assert len(tags) == 4


def test_titles_carry_language_and_direction(face: str) -> None:
    page = get(f"{face}/items/{of('steppe', 'nowruz')}").text
    assert values(page, "//h1/*/@lang | //h1/*/@dir") == ["fa", "rtl"]
    assert texts(page, "//h1") == ["نوروز"]
    assert texts(page, "//*[@class='subtitle']") == ["Nawrouz"]
    assert texts(page, "//*[@class='titles']/li") == ["Navroʻz Uzbek (Latin script)", "نوروز Urdu"]
    assert values(page, "//*[@class='titles']//*[@lang]/@lang") == ["uz-Latn", "ur"]


def test_a_title_of_unknown_language_claims_none(face: str) -> None:
    page = get(f"{face}/items/{of('mekong', 'untitled-reel')}").text
    assert values(page, "//h1/*/@lang | //h1/*/@dir") == ["", "auto"]


def test_each_description_stands_under_its_language(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    assert texts(page, "//section[h2='Description']//p") == [
        "English",
        "The khaen is a mouth organ of bamboo pipes. Its drone accompanies singing at festivals.",
        "Lao",
        "ແຄນແມ່ນເຄື່ອງດົນຕີທີ່ເຮັດດ້ວຍໄມ້ໄຜ່.",
    ]


def facts(page: str, heading: str) -> dict[str, list[str]]:
    rows = f"//section[h2='{heading}']/dl/div"
    labels = texts(page, f"{rows}/dt")
    return {label: texts(page, f"{rows}[dt='{label}']/dd") for label in labels}


def test_the_facts_use_words_instead_of_codes(face: str) -> None:
    assert facts(get(f"{face}/items/{KHAEN}").text, "Facts") == {
        "Country": ["Lao People's Democratic Republic", "Thailand"],
        "Places": ["Vientiane", "17.97, 102.6"],
        "Domains of the Convention": [
            "Performing arts",
            "Social practices, rituals and festive events",
            "Traditional craftsmanship",
        ],
        "Communities": ["Lao people"],
        "Subjects": ["Traditional music", "mouth organ"],
        "Languages": ["Lao"],
        "Identifiers": ["UNESCO 01296"],
    }


def test_the_facts_of_each_type_are_its_own(face: str) -> None:
    event = facts(get(f"{face}/items/{of('mekong', 'losar')}").text, "Facts")
    assert event["Begins"] == ["2027-02-07"]
    assert event["Venue"] == ["Rinpung Dzong"]
    guild = facts(get(f"{face}/items/{of('steppe', 'felt-guild')}").text, "Facts")
    assert guild["Contact"] == ["guild@felt.example", "https://felt.example/"]
    assert guild["Accreditation"] == ["Accredited NGO 90123, since 2012"]
    book = facts(get(f"{face}/items/{of('mekong', 'jamdani-book')}").text, "Facts")
    assert book["Series"] == ["Crafts of Bengal", "3"]
    assert book["Identifiers"] == ["ISBN 9789840752218", f"https://mekong.example/{'jamdani' * 12}"]
    photo = facts(get(f"{face}/items/{of('mekong', 'phi-ta-khon')}").text, "Facts")
    assert photo["Created by"] == ["สมชาย ใจดี (photographer)"]
    assert photo["Date"] == ["มิถุนายน 2562 (2019-06)"]


def test_designations_are_told_in_full(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    assert texts(page, "//*[@class='badges'][1]/li") == ["Representative List 2017", "National inventory 2014"]
    assert texts(page, "//section[h2='Designations']//li") == [
        "Representative List, 2017 Reference: 01296 Decision: 12.COM 11.b.21 Criteria: R.1, R.2",
        "National inventory, 2014 Authority: Ministry of Information, Culture and Tourism",
    ]


def test_rights_have_their_human_name_and_their_address(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    assert facts(page, "Rights") == {
        "Content": ["Creative Commons Attribution 4.0 International"],
        "Description": ["Creative Commons CC0"],
    }
    assert values(page, "//section[h2='Rights']//a/@href") == [
        "http://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org/publicdomain/zero/1.0/",
    ]


def test_labels_and_notices_are_shown(face: str) -> None:
    page = get(f"{face}/items/{of('moana', 'masi')}").text
    assert texts(page, "//*[@class='labels']//li/strong") == ["TK Attribution", "Traditional Knowledge (TK) Notice"]
    assert texts(page, "//*[@class='labels']//li/small") == ["Local Contexts Label", "Local Contexts Notice"]


def test_a_label_is_told_in_the_words_of_its_community(face: str) -> None:
    page = get(f"{face}/items/{of('moana', 'sacred-songs')}").text
    assert texts(page, "//*[@class='labels']//li/strong") == ["TK Seasonal"]
    assert texts(page, "//*[@class='labels']//li/small") == ["Local Contexts Label, A village of Aotearoa"]
    assert texts(page, "//*[@class='labels']//li/p") == [text for said in SEASONAL["text"].values() for text in said]
    assert texts(page, "//*[@class='labels']//li/p[@lang='mi']") == SEASONAL["text"]["mi"]
    [label] = json.loads(get(f"{face}/items/{of('moana', 'sacred-songs')}.jsonld").text)["tk_label"]
    assert label == {
        "id": "https://localcontextshub.org/projects/1",
        "type": "skos:Concept",
        "notation": "tks",
        "pref_label": SEASONAL["name"],
        "description": SEASONAL["text"],
        "broad_match": {"id": label["broad_match"]["id"]},
        "publisher": {"@none": ["A village of Aotearoa"]},
    }
    assert label["broad_match"]["id"].endswith("/terms#label-tks")


def test_labels_and_notices_say_what_local_contexts_says(face: str, shared_data: Path) -> None:
    folder = shared_data / "ich/localcontexts__localcontextshub/localcontexts/static/json"
    labels = {one["labelCode"]: one for one in json.loads((folder / "Labels.json").read_bytes())["tkLabels"]}
    notices = {one["noticeType"]: one for one in json.loads((folder / "Notices.json").read_bytes())}
    said = [labels["tka"]["labelDefaultText"], notices["traditional_knowledge"]["noticeDefaultText"]]
    page = get(f"{face}/items/{of('moana', 'masi')}").text
    assert texts(page, "//*[@class='labels']//li/p") == [" ".join(text.split()) for text in said]
    document = json.loads(get(f"{face}/items/{of('moana', 'masi')}.jsonld").text)
    assert [one["description"]["en"] for key in ("tk_label", "notice") for one in document[key]] == [[s] for s in said]
    assert [one["notation"] for key in ("tk_label", "notice") for one in document[key]] == [
        "tka",
        "traditional_knowledge",
    ]


def test_media_are_shown_by_their_kind(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    assert values(page, "//section[@aria-label='Media']//img/@src") == ["https://media.example/khaen-pipes.png"]
    assert values(page, "//img/@alt") == ["Two rows of bamboo pipes"]
    assert values(page, "//audio/@src") == ["https://media.example/khaen-drone.mp3"]
    assert texts(page, "//a[@class='file']") == ["PDF document at media.example"]
    assert "gone.png" not in page
    film = get(f"{face}/items/{of('moana', 'sand-film')}").text
    assert values(film, "//video/@src") == ["https://media.example/sand-drawing.mp4"]


def test_the_source_is_linked(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    assert values(page, "//section[h2='Source']//a/@href") == [
        "https://mekong.example/",
        "https://mekong.example/khaen",
    ]
    assert facts(page, "Source") == {"Record": ["Mekong Archive: khaen"], "Last change": ["2026-05-04"]}


def test_related_items_are_linked_by_their_own_names(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    assert texts(page, "//*[@class='related']/*") == [
        "See also",
        "옹기장 Onggi pottery",
        "Part of",
        "Music of the Mekong",
    ]
    assert values(page, "//*[@class='related']//a/@href") == [f"/items/{of('mekong', 'onggi')}"]
    photo = get(f"{face}/items/{of('mekong', 'phi-ta-khon')}").text
    assert values(photo, "//*[@class='related']//a/@href") == [f"/items/{KHAEN}"]


def test_every_form_can_be_downloaded(face: str) -> None:
    page = get(f"{face}/items/{KHAEN}").text
    links = dict(
        zip(texts(page, "//*[@class='downloads']//a"), values(page, "//*[@class='downloads']//a/@href"), strict=True)
    )
    manifest = f"{face}/iiif/{KHAEN}/manifest.json"
    assert list(links) == ["JSON", "JSON-LD", "Turtle", "IIIF manifest"]
    assert links["IIIF manifest"].startswith(f"{manifest}?manifest=http%3A//")
    for link in links.values():
        assert get(requests.compat.urljoin(face, link)).status_code == 200
    assert values(page, "//link[@rel='alternate']/@type") == list(FORMS.values())


def test_an_item_without_media_offers_no_manifest(face: str) -> None:
    page = get(f"{face}/items/{of('mekong', 'losar')}").text
    assert texts(page, "//*[@class='downloads']//a") == ["JSON", "JSON-LD", "Turtle"]


GONE = "This item has been withdrawn: deleted by the partner."


def test_a_withdrawn_item_says_why(face: str) -> None:
    page = get(f"{face}/items/{WITHDRAWN}")
    assert (page.status_code, texts(page.text, "//main//h1"), texts(page.text, "//*[@class='lead']")) == (
        410,
        ["No longer available"],
        [GONE],
    )


@pytest.mark.parametrize(
    "path",
    [
        *(f"/items/{WITHDRAWN}.{suffix}" for suffix in FORMS),
        f"/api/items/{WITHDRAWN}",
        f"/iiif/{WITHDRAWN}/manifest.json",
    ],
)
def test_a_withdrawn_item_says_why_to_programs(face: str, path: str) -> None:
    answer = get(face + path)
    problem: dict[str, Any] = {"title": "No longer available", "status": 410, "detail": GONE}
    assert (answer.status_code, answer.json()) == (410, problem)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("id_", ["a" * 16, "no-such-item", "%00", "%2e%2e%2fhealthz", "'%20OR%201=1"])
def test_an_unknown_item_is_not_found(face: str, id_: str) -> None:
    answer = get(f"{face}/items/{id_}")
    assert answer.status_code == 404
    assert texts(answer.text, "//main//h1") == ["Page not found"]
