"""The home page, the page on the data, the style sheet, the manifests, and whether all is well."""

import requests

from tests.exchange.heritage import heritage, of
from tests.exchange.html import texts, values


def page(face: str, path: str) -> str:
    return requests.get(face + path, timeout=10).text


def test_home_counts_what_there_is(face: str) -> None:
    text = page(face, "/")
    countries = {code for item in heritage() for code in item.get("countries", ())}
    assert texts(text, "//*[@class='counts']/div") == [
        f"Records {len(heritage())}",
        f"Countries {len(countries)}",
        "Partner archives 3",
    ]
    assert texts(text, "//*[@class='tiles']/li") == [
        "Elements 6",
        "Resources 4",
        "People and organisations 1",
        "News and events 2",
    ]


def test_home_leads_to_every_domain_list_and_country(face: str) -> None:
    text = page(face, "/")
    assert texts(text, "//section[h2='By domain']//li") == [
        "Oral traditions and expressions, including language 2",
        "Performing arts 3",
        "Social practices, rituals and festive events 3",
        "Knowledge and practices concerning nature and the universe 1",
        "Traditional craftsmanship 3",
    ]
    assert texts(text, "//section[h2='By list']//li") == ["Representative List 3", "National inventory 1"]
    assert texts(text, "//*[@class='regions']//h3") == [
        "Central Asia", "Northeast Asia", "Pacific", "South Asia", "Southeast Asia", "West Asia",
    ]  # fmt: skip
    assert len(texts(text, "//*[@class='regions']//li")) == 51
    assert "Fiji 1" in texts(text, "//*[@class='regions']//li")


def test_every_link_of_the_site_leads_somewhere(face: str) -> None:
    """From the home page, over everything on our own host, each address once."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        answer = requests.get(face + path, timeout=10)
        assert answer.status_code == 200, path
        if answer.headers["Content-Type"].startswith("text/html"):
            links = {link.partition("#")[0].removeprefix(face) for link in values(answer.text, "//@href")}
            fresh = {link for link in links if link.startswith("/") and link.count("=") < 2} - seen
            waiting += fresh
            seen |= fresh
    assert len(seen) > 100


def test_pages_are_complete_without_another_host(face: str) -> None:
    text = page(face, "/")
    assert values(text, "//script | //link[@rel='stylesheet']/@href | //iframe")[0].startswith("/static/site.css?v=")
    style = requests.get(f"{face}/static/site.css", timeout=10)
    assert style.headers["Content-Type"].startswith("text/css")
    assert "url(" not in style.text and "@import" not in style.text


def test_a_manifest_is_served_as_iiif_says(face: str) -> None:
    address = f"{face}/iiif/{of('mekong', 'khaen')}/manifest.json"
    answer = requests.get(address, timeout=10)
    assert answer.json()["id"] == address
    assert answer.headers["Content-Type"] == (
        'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
    )
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = requests.get(address, headers={"If-None-Match": answer.headers["ETag"]}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")


def test_an_item_without_media_has_no_manifest(face: str) -> None:
    answer = requests.get(f"{face}/iiif/{of('mekong', 'losar')}/manifest.json", timeout=10)
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "This item has no images, recordings or documents.",
    )


def test_health(face: str) -> None:
    answer = requests.get(f"{face}/healthz", timeout=10)
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "index": "ok"})
