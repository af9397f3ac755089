"""Nothing from outside becomes code, nothing restricted is shown, nothing can be written."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from lxml.html import HtmlElement

from config.settings import Workspace
from exchange.media import thumbnail
from ichlinks.store import items, open_store
from index.backend import open_index
from tests.exchange.face import fill, serving, workspace
from tests.exchange.heritage import Item, heritage, of
from tests.exchange.html import read, texts
from tests.exchange.ports import free_port

EVIL = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\"'>{{7*7}}"
LINK = "javascript:alert(1)"
SAFE_ATTRIBUTES = {"href", "src"}


def spoiled(value: Any, key: str = "") -> Any:
    """`value` with every free text replaced by an attack, every free address by a script."""
    if isinstance(value, dict):
        return {name: spoiled(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [spoiled(one, key) for one in value]
    return _spoiled_text(key, value) if isinstance(value, str) else value


CODES = {
    "id", "type", "list", "status", "level", "role", "checked", "resource_type", "kind", "agent_type", "countries",
    "states_parties", "languages", "domains", "partner", "weight", "attendance_mode", "mime", "url", "landing_page",
    "content", "metadata", "rights", "scheme_", "modified",
}  # fmt: skip
ADDRESSES = {"uri", "ref", "geonames", "target"}


def _spoiled_text(key: str, value: str) -> str:
    return value if key in CODES else LINK if key in ADDRESSES else EVIL


@pytest.fixture(scope="module")
def spoiled_face(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = workspace(tmp_path_factory.mktemp("spoiled"), free_port())
    fill(place, [{**spoiled(item), "members": item["members"]} for item in heritage()])
    with serving(place) as address:
        yield address


PATHS = ["/", "/search", *(f"/items/{item['id']}" for item in heritage()), f"/search?q={EVIL}", f"/{EVIL}",
         f"/search?type={EVIL}", f"/items/{EVIL}"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_text_comes_out_as_text(spoiled_face: str, path: str) -> None:
    page = requests.get(spoiled_face + path, headers={"Accept": "text/html"}, timeout=10).text
    elements: list[HtmlElement] = list(read(page).iter())
    assert {str(one.tag) for one in elements}.isdisjoint({"script", "iframe", "object", "embed", "base"})
    names = {(str(name), value) for one in elements for name, value in one.attrib.items()}
    assert not [name for name, _ in names if name.startswith("on") or name == "style"]
    links = [value for name, value in names if name in SAFE_ATTRIBUTES]
    assert [link for link in links if not link.startswith(("http://", "https://", "/", "#"))] == []
    assert "49" not in "".join(texts(page, "//h1"))


def test_an_attack_is_readable_as_what_it_is(spoiled_face: str) -> None:
    page = requests.get(f"{spoiled_face}/items/{of('mekong', 'khaen')}", timeout=10).text
    assert texts(page, "//h1") == [EVIL]


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "json"])
def test_data_stays_well_formed(spoiled_face: str, suffix: str) -> None:
    for item in heritage():
        answer = requests.get(f"{spoiled_face}/items/{item['id']}.{suffix}", timeout=10)
        assert answer.status_code == 200
        assert f"<{LINK}>" not in answer.text and f'"id":"{LINK}"' not in answer.text


RESTRICTED = of("moana", "sacred-songs")
SECRET = "secret-song.mp3"


@pytest.mark.parametrize(
    "path",
    [f"/items/{RESTRICTED}",
     *(f"/items/{RESTRICTED}.{s}" for s in ("json", "jsonld", "ttl")), f"/api/items/{RESTRICTED}",
     "/search?q=sacred", "/api/search?q=sacred", f"/iiif/{RESTRICTED}/manifest.json"],
)  # fmt: skip
def test_restricted_media_are_in_no_form(face: str, path: str) -> None:
    answer = requests.get(face + path, timeout=10)
    assert SECRET not in answer.text


def test_a_restricted_item_explains_itself(face: str) -> None:
    page = requests.get(f"{face}/items/{RESTRICTED}", timeout=10).text
    assert texts(page, "//main//*[contains(@class, 'closed')]") == [
        "Images and recordings of this item are not shown here: the community concerned restricts who may see them. "
        "Please turn to the archive that holds them."
    ]
    assert texts(page, "//*[@class='labels']//strong") == ["TK Seasonal"]


def test_a_withheld_item_is_gone_even_where_the_index_still_knows_it(tmp_path: Path) -> None:
    place = workspace(tmp_path, free_port())
    withheld = {**heritage()[0], "sensitivity": {"level": "withheld", "labels": ["tkss"]}}
    fill(place, [withheld, heritage()[1]])
    with serving(place) as face:
        for path in (
            f"/items/{withheld['id']}",
            f"/items/{withheld['id']}.ttl",
            f"/iiif/{withheld['id']}/manifest.json",
        ):
            assert requests.get(face + path, timeout=10).status_code == 410
        hits = requests.get(f"{face}/api/search", timeout=10).json()["hits"]
        assert [hit["id"] for hit in hits] == [heritage()[1]["id"]]


def test_what_was_restricted_a_moment_ago_is_in_no_manifest(tmp_path: Path) -> None:
    """Linked, and not published yet: the manifest of before would show what must not be seen."""
    place = workspace(tmp_path, free_port())
    shown = next(one for one in heritage() if one["id"] == RESTRICTED) | {"sensitivity": {"level": "open"}}
    fill(place, [shown])
    with serving(place) as face:
        before = requests.get(f"{face}/iiif/{RESTRICTED}/manifest.json", timeout=10)
        store = open_store(place.database_url)
        with store.write() as connection:
            items.save(connection, {RESTRICTED: msgspec.json.encode(shown | {"sensitivity": {"level": "restricted"}})})
        store.close()
        known = {"If-None-Match": before.headers["ETag"]}
        after = requests.get(f"{face}/iiif/{RESTRICTED}/manifest.json", headers=known, timeout=10)
        page = requests.get(f"{face}/items/{RESTRICTED}", timeout=10).text
    assert (before.status_code, SECRET in before.text) == (200, True)
    assert (after.status_code, SECRET in after.text, "manifest.json" in page) == (404, False, False)


def test_a_search_does_not_count_what_was_withdrawn_a_moment_ago(tmp_path: Path) -> None:
    """Nor say of which country it was: the index learns of it when it is published."""
    place = workspace(tmp_path, free_port())
    one, other = heritage()[:2]
    fill(place, [one, other])
    store = open_store(place.database_url)
    with store.write() as connection:
        items.withdraw(connection, {one["id"]: "withheld"}, "2026-11-22T00:00:00Z")
    store.close()
    with serving(place) as face:
        all_ = requests.get(f"{face}/api/search", timeout=10).json()
        of_it = requests.get(f"{face}/api/search", {"country": one["countries"][0]}, timeout=10).json()
    assert ([hit["id"] for hit in all_["hits"]], all_["total"]) == ([other["id"]], 1)
    assert one["countries"] != other["countries"]
    assert of_it == {"total": 0, "hits": [], "facets": {}}


def test_a_dead_picture_is_no_thumbnail() -> None:
    item: Item = {"media": [{"url": "https://a.example/x.png", "mime": "image/png", "checked": "dead"}]}
    assert thumbnail(item) is None


@pytest.mark.parametrize(
    "path", ["/", "/search?type=x", "/healthz", f"/items/{RESTRICTED}.json", "/nowhere", "/static/site.css"]
)
def test_every_answer_has_the_security_headers(face: str, path: str) -> None:
    headers = requests.get(face + path, timeout=10).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "unsafe" not in policy and "script-src" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/search", f"/items/{RESTRICTED}", "/api/search"])
def test_nothing_can_be_written(face: str, method: str, path: str) -> None:
    assert requests.request(method, face + path, timeout=10).status_code == 405


def test_head_is_get_without_the_body(face: str) -> None:
    path = f"{face}/items/{RESTRICTED}.json"
    get, head = requests.get(path, timeout=10), requests.head(path, timeout=10)
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", get.headers["ETag"])


def test_another_site_may_ask_with_conditions(face: str) -> None:
    asked = {
        "Origin": "https://portal.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    answer = requests.options(f"{face}/api/search", headers=asked, timeout=10)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")


def test_reading_changes_nothing(tmp_path: Path) -> None:
    place = workspace(tmp_path, free_port())
    fill(place, heritage())
    before = _contents(place.var)
    with serving(place) as face:
        for path in ("/", "/search?q=khaen", f"/items/{of('mekong', 'khaen')}", "/healthz"):
            assert requests.get(face + path, timeout=10).status_code == 200
    assert _contents(place.var) == before


def _contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_lost_database_is_said_without_a_trace(tmp_path: Path) -> None:
    place = workspace(tmp_path, free_port())
    fill(place, heritage())
    with serving(place) as face:
        store = open_store(place.database_url)
        with store.write() as connection:
            connection.exec_driver_sql("DROP TABLE item")
        store.close()
        page = requests.get(f"{face}/items/{RESTRICTED}", timeout=10)
        health = requests.get(f"{face}/healthz", timeout=10)
    assert (page.status_code, texts(page.text, "//main//h1")) == (503, ["Temporarily unavailable"])
    assert "Traceback" not in page.text and "sqlite" not in page.text.lower()
    assert (health.status_code, health.json()) == (503, {"database": "unreachable", "index": "ok"})


def test_a_search_server_that_is_away_is_said_at_once(tmp_path: Path) -> None:
    """A load balancer does not wait as a writer does."""
    place = workspace(tmp_path, free_port())
    away = Workspace(place.root, {**place.variables, "ICHLINKS_SEARCH_URL": f"http://127.0.0.1:{free_port()}"})
    with serving(away) as face:
        answer = requests.get(f"{face}/healthz", timeout=5)
    assert (answer.status_code, answer.json()) == (503, {"database": "ok", "index": "unreachable"})


def test_a_defect_is_said_without_a_trace(tmp_path: Path) -> None:
    place = workspace(tmp_path, free_port())
    fill(place, heritage())
    store = open_store(place.database_url)
    with store.write() as connection:
        items.save(connection, {RESTRICTED: b"{no JSON"})
    store.close()
    with serving(place) as face:
        page = requests.get(f"{face}/items/{RESTRICTED}", timeout=10)
    assert (page.status_code, texts(page.text, "//main//h1")) == (500, ["Something went wrong"])
    assert "Traceback" not in page.text and "msgspec" not in page.text
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_an_empty_workspace_has_pages(tmp_path: Path) -> None:
    place = workspace(tmp_path, free_port())
    open_index(place).close()
    with serving(place) as face:
        assert texts(requests.get(face, timeout=10).text, "//*[@class='counts']/div")[0] == "Records 0"
        assert requests.get(f"{face}/search?q=x", timeout=10).status_code == 200
