"""Killed with SIGKILL at random moments and run again, everything ends as if it had never been killed."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.pipeline import Context, stages
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph
from tests.servers.postgres import PostgresServer

KILLS = 30
_KILLS_A_STAGE = 4
_RECORDS = 120
_MEDIA = "<dc:identifier>http://127.0.0.1:9/{n}.jpg</dc:identifier>"
_STAGES = ("harvest", "transform", "publish")


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    dc = {n: photograph(f"Weaver {n}") + _MEDIA.format(n=n) for n in range(_RECORDS)}
    dc |= {70: dc[5], 71: dc[6] + "<dc:description>In other words.</dc:description>"}
    with Archive({f"oai:a:{n:03d}": dc[n] for n in dc}, page_size=6) as server:
        yield server


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many transactions, so that a kill falls between two of them as well as into one."""
    for stage in ("transform", "link", "publish"):
        monkeypatch.setattr(import_module(f"ichlinks.pipeline.{stage}"), "BATCH", 8)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path, archive: Archive) -> Callable[[], Workspace]:
    """Makes workspaces with an empty store."""
    made = iter(range(1000))

    def make() -> Workspace:
        number, url = next(made), None
        if request.param == "postgresql":
            server: PostgresServer = request.getfixturevalue("postgres")
            url = server.database(f"killed_{os.getpid()}_{id(made)}_{number}")
        workspace = workspace_of(tmp_path / str(number), url)
        archive_partner(workspace, archive.url, more="media: {check: false}\n")
        return workspace

    return make


def test_a_run_killed_at_random_moments_ends_as_one_never_killed(fresh: Callable[[], Workspace]) -> None:
    chance = random.Random(20031017)
    untouched = fresh()
    expected, spans = _timed(untouched)
    kills = dict.fromkeys(_STAGES, 0)
    while sum(kills.values()) < KILLS or min(kills.values()) < KILLS // len(_STAGES):
        workspace = fresh()
        for stage in _STAGES:
            for _ in range(_KILLS_A_STAGE):
                kills[stage] += _killed(workspace, stage, chance.random() * spans[stage])
        with Context.open(workspace) as context:
            for _ in stages.run(context, "archive"):
                pass
            assert outputs(context) == expected


def _timed(workspace: Workspace) -> tuple[dict[str, list[object]], dict[str, float]]:
    """What a run leaves that nothing disturbs, and how long its stages take."""
    spans = {}
    for stage in _STAGES:
        began = time.monotonic()
        with Context.open(workspace) as context:
            _stage(context, stage)
        spans[stage] = time.monotonic() - began
    with Context.open(workspace) as context:
        return outputs(context), spans


def _stage(context: Context, stage: str) -> None:
    if stage == "harvest":
        stages.harvest(context, "archive")
    elif stage == "transform":
        stages.transform(context, "archive")
        stages.link(context, "archive")
    else:
        stages.publish(context)


def _killed(workspace: Workspace, stage: str, after: float) -> bool:
    """Runs a stage in a process of its own and kills it; whether the kill came before its end."""
    child = os.fork()
    if child == 0:
        try:
            with Context.open(workspace) as context:
                _stage(context, stage)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
