"""The database or Elasticsearch goes away in the middle: the command says so, and the next run completes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ichlinks.errors import Fatal, Retriable
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.context import Progress
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive
from tests.servers.elasticsearch.node import ElasticsearchNode
from tests.servers.missing import missing_is_said
from tests.servers.postgres import PostgresServer


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that there is a middle."""
    for stage in ("transform", "link", "publish"):
        monkeypatch.setattr(import_module(f"ichlinks.pipeline.{stage}"), "BATCH", 10)


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    with missing_is_said(), PostgresServer() as server:
        yield server


@pytest.fixture
def own_elasticsearch() -> Iterator[ElasticsearchNode]:
    with missing_is_said(), ElasticsearchNode() as node:
        yield node


def _once(action: Callable[[], Any], at: str) -> Progress:
    """Progress that acts once, when the first batch of a stage is done."""
    waiting = [action]

    def progress(stage: str, partner: str, done: int, expected: int | None) -> None:
        if stage == at and waiting:
            waiting.pop()()

    return progress


def _run(context: Context) -> None:
    for _ in stages.run(context, "archive"):
        pass


@pytest.mark.parametrize("stage", ["harvest", "transform", "link", "publish iiif"])
def test_a_database_that_goes_away_ends_the_run_and_the_next_one_completes(
    stage: str, tmp_path: Path, archive: Archive, own_postgres: PostgresServer
) -> None:
    workspace = workspace_of(tmp_path / "disturbed", own_postgres.database("disturbed"))
    archive_partner(workspace, archive.url)
    with Context.open(workspace) as context, pytest.raises(Fatal, match=r"the database postgresql.*failed"):
        _run(replace(context, progress=_once(own_postgres.kill, at=stage)))
    own_postgres.start()
    undisturbed = workspace_of(tmp_path / "undisturbed")
    archive_partner(undisturbed, archive.url)
    with Context.open(workspace) as context, Context.open(undisturbed) as other:
        _run(context)
        _run(other)
        assert outputs(context) == outputs(other)


def test_an_elasticsearch_that_goes_away_is_caught_up_with(
    tmp_path: Path, archive: Archive, own_elasticsearch: ElasticsearchNode
) -> None:
    workspace = workspace_of(tmp_path, search_url=own_elasticsearch.url)
    archive_partner(workspace, archive.url)
    with Context.open(workspace) as context:
        with pytest.raises(Retriable, match=own_elasticsearch.url):
            _run(replace(context, progress=_once(own_elasticsearch.kill, at="publish index")))
        own_elasticsearch.start()
        _run(context)
        found = outputs(context)
    assert len(found["documents"]) == len(found["items"]) == 30
