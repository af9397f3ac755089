"""A list with details through the store: what is known is not asked for again, and nothing of it is lost."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from ichlinks import pipeline
from ichlinks.pipeline import Context
from ichlinks.stages import Span
from ichlinks.store import payloads
from tests.ichlinks.conftest import workspace_of
from tests.servers.endpoint import Answer, Asked, Endpoint
from tests.servers.lookalikes import khs

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples" / "config"


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({khs.LIST: khs.answer_list, khs.DETAIL: khs.answer_detail}) as running:
        yield running


@pytest.fixture
def context(tmp_path: Path, server: Endpoint, database_url: str) -> Iterator[Context]:
    copytree(EXAMPLES, tmp_path / "config")
    file = tmp_path / "config" / "partners" / "khs.yaml"
    text = file.read_text(encoding="utf-8").replace("delay: 1s", "retries: 0").replace("at_least: 150", "at_least: 3")
    file.write_text(text, encoding="utf-8")
    with Context.open(workspace_of(tmp_path, database_url, KHS_URL=server.url)) as opened:
        yield opened


def counts(context: Context, span: Span | None = None) -> dict[str, Any]:
    report = pipeline.harvest(context, "khs", span)
    assert report["state"] == "complete"
    return {name: count for name, count in report["counts"].items() if count}


def test_a_second_harvest_asks_for_the_list_alone(context: Context) -> None:
    assert counts(context) == {"requests": 4, "pages": 1, "received": 3, "new": 3}
    assert counts(context) == {"requests": 1, "pages": 1, "received": 3, "unchanged": 3}
    assert counts(context, Span(full=True)) == {"requests": 4, "pages": 1, "received": 3, "unchanged": 3}


def test_the_bytes_of_what_was_not_asked_for_again_are_still_there(context: Context) -> None:
    counts(context)
    counts(context)
    with context.store.read() as connection:
        stored = payloads.find(connection, "khs", khs.DESIGNATIONS[0].cpno)
    assert stored and "종묘제례악".encode() in stored.payload.data


def test_what_changed_in_the_list_is_asked_for(
    context: Context, server: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts(context)
    music, knots = khs.DESIGNATIONS[:2]
    changed = music._replace(content="새 설명", changed="2026-01-01 09:00:00")
    monkeypatch.setattr(khs, "DESIGNATIONS", [changed, knots])
    assert counts(context) == {"requests": 2, "pages": 1, "received": 3, "changed": 1, "unchanged": 1, "deleted": 1}


def test_records_come_out_at_the_other_end(context: Context) -> None:
    counts(context)
    report = pipeline.transform(context, "khs")
    assert (report["state"], report["counts"]["records"]) == ("complete", 3)


KEYED = """\
name: {{en: Keyed}}
country: KR
harvest:
  kind: json_api
  endpoint: "{url}/items"
  items: i
  id: id
  paging: {{next: next}}
  retries: 0
  auth: {{query: {{key: "${{API_KEY}}"}}}}
crosswalk: khs
"""


def test_a_key_that_the_api_repeats_in_its_links_is_nowhere_in_the_store(tmp_path: Path, server: Endpoint) -> None:
    def answer(asked: Asked) -> Answer:
        if "p" in asked.query:
            return 500, {}, b"wrong key hush-hush"
        return 200, {}, f'{{"i": [{{"id": "a"}}], "next": "{server.url}/items?p=2&key=hush-hush"}}'.encode()

    server.scripts["/items"] = answer
    workspace = workspace_of(tmp_path, API_KEY="hush-hush")
    (workspace.partners / "keyed.yaml").write_text(KEYED.format(url=server.url), encoding="utf-8")
    with Context.open(workspace) as context:
        report = pipeline.harvest(context, "keyed")
    assert (report["state"], report["counts"]["new"]) == ("incomplete", 1)
    assert [asked.query.get("key") for asked in server.requests] == ["hush-hush", "hush-hush"]
    assert "hush" not in str(report)
    stored = b"".join(path.read_bytes() for path in (tmp_path / "var").rglob("*") if path.is_file())
    assert f"next:{server.url}/items?p=2".encode() in stored
    assert b"hush" not in stored
