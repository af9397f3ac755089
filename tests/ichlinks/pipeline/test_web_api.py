"""A list with details through the store: what is known is not asked for again, and nothing of it is lost."""

import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import formatdate
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
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
    report = stages.harvest(context, "khs", span)
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
    report = stages.transform(context, "khs")
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
        report = stages.harvest(context, "keyed")
    assert (report["state"], report["counts"]["new"]) == ("incomplete", 1)
    assert [asked.query.get("key") for asked in server.requests] == ["hush-hush", "hush-hush"]
    assert "hush" not in str(report)
    stored = b"".join(path.read_bytes() for path in (tmp_path / "var").rglob("*") if path.is_file())
    assert f"next:{server.url}/items?p=2".encode() in stored
    assert b"hush" not in stored


_CHANGES = """\
name: {{en: Changes}}
country: KR
harvest:
  kind: json_api
  endpoint: "{url}/list"
  id: id
  modified: at
  modified_since: since
  paging: none
  retries: 0
  detail: {{address: "{url}/one/{{id}}", changed_by: [at]}}
crosswalk: ours
defaults: {{type: Element, countries: [KR]}}
media: {{check: false}}
"""


class Changing:
    """A list of items with a detail each, which tells changes and nothing of what is gone."""

    def __init__(self, server: Endpoint, count: int = 60) -> None:
        self.items = {f"r{n:02d}": "2026-01-01T00:00:00Z" for n in range(count)}
        server.scripts["/list"] = self._list
        server.scripts |= {f"/one/{name}": self._one for name in self.items}

    def _list(self, asked: Asked) -> Answer:
        since = asked.query.get("since", "")
        named = [{"id": name, "at": at} for name, at in self.items.items() if at >= since]
        return 200, {"Date": formatdate(_AT.timestamp(), usegmt=True)}, json.dumps(named).encode()

    def _one(self, asked: Asked) -> Answer:
        return 200, {}, json.dumps({"name": asked.path, "at": self.items[asked.path[5:]]}).encode()


_MAPPING = "format: {kind: json}\nfields: {title: {pick: name, language: ko}}\n"
_AT = datetime(2026, 2, 1, tzinfo=UTC)


def _at(context: Context, days: int) -> Context:
    return replace(context, now=lambda: (_AT + timedelta(days)).strftime("%Y-%m-%dT%H:%M:%SZ"))


@pytest.fixture
def changing(tmp_path: Path, server: Endpoint, database_url: str) -> Iterator[tuple[Context, Changing]]:
    workspace = workspace_of(tmp_path, database_url)
    (tmp_path / "config" / "crosswalks").mkdir()
    (tmp_path / "config" / "crosswalks" / "ours.yaml").write_text(_MAPPING, encoding="utf-8")
    (workspace.partners / "changes.yaml").write_text(_CHANGES.format(url=server.url), encoding="utf-8")
    with Context.open(workspace) as opened:
        yield opened, Changing(server)


def _counts(context: Context) -> dict[str, int]:
    report = stages.harvest(context, "changes")
    assert report["state"] == "complete"
    return {name: count for name, count in report["counts"].items() if count}


def test_what_is_gone_from_a_list_of_changes_is_learned_once_a_week(changing: tuple[Context, Changing]) -> None:
    context, source = changing
    assert _counts(_at(context, 0))["new"] == 60
    del source.items["r05"]
    source.items["r06"] = "2026-02-01T00:00:00Z"
    assert _counts(_at(context, 1)) == {"requests": 2, "pages": 1, "received": 1, "changed": 1}
    assert _counts(_at(context, 8)) == {"requests": 1, "pages": 3, "received": 60, "unchanged": 59, "deleted": 1}
    assert _counts(_at(context, 9))["requests"] == 1
    assert len(source.items) == 59


def test_a_list_of_changes_that_lost_most_of_its_items_is_held(changing: tuple[Context, Changing]) -> None:
    context, source = changing
    _counts(_at(context, 0))
    stages.transform(context, "changes")
    source.items = {"r00": source.items["r00"]}
    assert _counts(_at(context, 8))["deleted"] == 59
    with pytest.raises(Held, match="59 of 60 records would be deleted"):
        stages.transform(context, "changes")


def test_a_harvest_killed_among_the_details_asks_for_none_of_them_again(
    changing: tuple[Context, Changing], server: Endpoint
) -> None:
    context, _ = changing
    child = os.fork()
    if child == 0:
        try:
            with Context.open(context.workspace, lambda *_: os.kill(os.getpid(), signal.SIGKILL)) as mine:
                stages.harvest(_at(mine, 0), "changes")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    while context.store.locked("changes"):
        time.sleep(0.01)
    assert _counts(_at(context, 0))["received"] == 60
    details = [asked.path for asked in server.requests if asked.path != "/list"]
    assert len(details) == len(set(details)) == 60
