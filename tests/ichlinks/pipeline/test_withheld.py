"""What must not be shown is gone from every output within one run, wherever the wish came from."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.iiif import export
from ichlinks.store import changes, items, records
from ichlinks.store.items import item_id
from index.backend import Query, open_index
from tests.exchange.face import serving
from tests.exchange.ports import free_port
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive, photograph
from tests.servers.elasticsearch.node import empty

SECRET, OTHER = "oai:a:03", "oai:a:04"
ID = item_id("archive", SECRET)
WORD = "Quillworker"
"""Stands in the planted record and nowhere else."""

MEDIA = "https://archive.example/quill.jpg"
LABEL = "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>"
PLAIN = photograph(f"{WORD} of the coast") + f"<dc:identifier>{MEDIA}</dc:identifier>"
FORMS = ("", ".json", ".jsonld", ".ttl")


@pytest.fixture(params=["embedded", "elasticsearch"])
def search_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "embedded":
        yield None
        return
    url: str = request.getfixturevalue("elasticsearch")
    empty(url)
    yield url


@pytest.fixture
def context(tmp_path: Path, archive: Archive, search_url: str | None) -> Iterator[Context]:
    base = f"http://127.0.0.1:{free_port()}"
    workspace = workspace_of(tmp_path / "workspace", search_url=search_url, ICHLINKS_BASE_URL=base)
    archive_partner(workspace, archive.url)
    with Context.open(workspace) as opened:
        yield opened


def run(context: Context) -> None:
    for _ in stages.run(context, "archive"):
        pass


def take_down(context: Context, entries: str) -> None:
    folder = context.workspace.root / "config" / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "takedown.yaml").write_text(f"entries: {entries}\n", encoding="utf-8")


def shown(context: Context, folder: Path) -> dict[str, bool]:
    """For each output, whether it has the planted record."""
    export(context, folder)
    with context.store.read() as connection:
        found = {
            "item": items.body(connection, ID) is not None,
            "manifest": items.manifest_body(connection, ID) is not None,
            "link": ID in records.public(connection, "archive"),
            "walk": any(WORD.encode() in body for _, body in items.walk(connection)),
        }
    found["export"] = any(WORD in path.read_text("utf-8") or ID in str(path) for path in folder.glob("iiif/*/*.json"))
    index = open_index(context.workspace)
    found["index"] = any(id_ == ID for id_, _ in index.checksums())
    found["search"] = index.search(Query(words=WORD)).total > 0
    index.close()
    return found | _face(context)


def _face(context: Context) -> dict[str, bool]:
    """The pages and the data of the public face; a status of 410 or 404 shows nothing, and says nothing."""
    found = {}
    with serving(context.workspace) as face:
        paths = [f"/items/{ID}{form}" for form in FORMS]
        paths += [f"/iiif/{ID}/manifest.json", f"/api/items/{ID}", f"/api/search?q={WORD}", f"/search?q={WORD}", "/"]
        for path in paths:
            answer = requests.get(face + path, timeout=20)
            gone = path.startswith(("/items", "/iiif", "/api/items"))
            text = answer.text.replace(f"q={WORD}", "").replace(f'"{WORD}"', "").replace(f"“{WORD}”", "")
            found[path] = f"{WORD} of" in text or MEDIA in text or (answer.status_code < 400 if gone else ID in text)
    return found


def hidden(context: Context, folder: Path) -> list[str]:
    """The outputs that still show it: there must be none."""
    return [name for name, there in shown(context, folder).items() if there]


def grave(context: Context) -> Any:
    with context.store.read() as connection:
        return items.grave(connection, ID)


def test_a_record_that_is_withheld_from_the_start_is_in_no_output(
    context: Context, archive: Archive, tmp_path: Path
) -> None:
    archive.records[SECRET] = PLAIN + LABEL
    run(context)
    assert hidden(context, tmp_path / "export") == []


def test_a_record_that_is_withheld_by_an_update_is_gone_within_one_run(
    context: Context, archive: Archive, tmp_path: Path
) -> None:
    archive.records[SECRET] = PLAIN
    run(context)
    assert [name for name, there in shown(context, tmp_path / "export").items() if not there and name != "/"] == []
    archive.records[SECRET] = PLAIN + LABEL
    run(context)
    assert hidden(context, tmp_path / "export") == []
    assert grave(context).reason == "withheld"


@pytest.mark.parametrize(
    "entry",
    [
        f"[{{identifier: '{SECRET}', partner: archive, reason: asked for}}]",
        "[{url: 'http://www.archive.example/quill.jpg', reason: asked for}]",
        f"[{{item: {ID}, reason: asked for}}]",
    ],
    ids=["identifier", "address", "item"],
)
def test_a_takedown_holds_from_the_next_publish_without_asking_the_partner(
    context: Context, archive: Archive, tmp_path: Path, entry: str
) -> None:
    archive.records[SECRET] = PLAIN
    run(context)
    asked = archive.requests
    take_down(context, entry)
    assert stages.publish(context)["counts"]["taken_down"] == 1
    assert archive.requests == asked
    assert hidden(context, tmp_path / "export") == []
    assert grave(context).reason == "withheld"
    assert "taken_down" not in stages.publish(context)["counts"]
    archive.records[SECRET] = PLAIN + "<dc:description>told anew</dc:description>"
    run(context)
    assert hidden(context, tmp_path / "export") == []


def test_what_is_on_the_list_before_the_first_run_is_in_no_output(
    context: Context, archive: Archive, tmp_path: Path
) -> None:
    archive.records[SECRET] = PLAIN
    take_down(context, f"[{{item: '{context.workspace.base_url}/items/{ID}.json', reason: asked for}}]")
    run(context)
    assert hidden(context, tmp_path / "export") == []


def test_what_the_list_names_no_more_comes_back_with_the_next_run(context: Context, archive: Archive) -> None:
    run(context)
    take_down(context, f"[{{identifier: '{SECRET}', reason: asked for}}]")
    stages.publish(context)
    take_down(context, "[]")
    stages.publish(context)
    with context.store.read() as connection:
        assert items.body(connection, ID) is None
    run(context)
    with context.store.read() as connection:
        assert items.body(connection, ID) is not None
        assert grave(context) is None


def test_the_tombstone_says_that_it_is_withheld_and_nothing_else(context: Context, archive: Archive) -> None:
    archive.records[SECRET] = PLAIN
    run(context)
    archive.records[SECRET] = PLAIN + LABEL
    run(context)
    with serving(context.workspace) as face:
        page = requests.get(f"{face}/items/{ID}", headers={"Accept": "text/html"}, timeout=20)
        data = requests.get(f"{face}/items/{ID}.json", timeout=20)
    assert (page.status_code, data.status_code) == (410, 410)
    assert "This item has been withdrawn: withheld." in page.text
    assert json.loads(data.text)["detail"] == "This item has been withdrawn: withheld."
    with context.store.read() as connection:
        assert [one.kind for one in changes.walk(connection, 0) if one.item == ID] == ["create", "delete"]


def test_a_wish_is_followed_while_the_run_is_held(context: Context, archive: Archive, tmp_path: Path) -> None:
    """Thirty records go at once, which a person has to look at; what is withheld does not wait for that."""
    archive.records[SECRET] = PLAIN
    run(context)
    archive.records |= dict.fromkeys(f"oai:a:{n:02d}" for n in range(5, 30))
    archive.records[SECRET] = PLAIN + LABEL
    with pytest.raises(Held, match="25 of 30 records would be deleted"):
        run(context)
    assert hidden(context, tmp_path / "export") == []
    with context.store.read() as connection:
        assert items.count(connection) == 29


def test_a_wish_is_followed_while_too_many_are_quarantined(context: Context, archive: Archive, tmp_path: Path) -> None:
    archive.records[SECRET] = PLAIN
    run(context)
    archive.records |= {f"oai:a:{n:02d}": photograph(f"Weaver {n}", rights="ask us") for n in range(5, 30)}
    archive.records[SECRET] = PLAIN + LABEL
    with pytest.raises(Held, match="25 of 29 records are in quarantine"):
        run(context)
    assert hidden(context, tmp_path / "export") == []
    with context.store.read() as connection:
        assert items.count(connection) == 29


def test_a_withheld_item_that_was_under_review_says_that_it_is_withheld(context: Context, archive: Archive) -> None:
    run(context)
    archive.records[SECRET] = photograph("Weaver 3", rights="ask us")
    run(context)
    assert grave(context).reason == "under review"
    archive.records[SECRET] = photograph("Weaver 3") + LABEL
    run(context)
    assert grave(context).reason == "withheld"
