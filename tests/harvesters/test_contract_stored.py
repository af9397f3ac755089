"""What every harvester does together with the store: kill and resume, and the guard over deletions."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config.settings import Workspace
from harvesters.drops import reading
from harvesters.unreadable import MESSAGE
from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.context import Progress, silent
from ichlinks.store.runs import Report
from tests.harvesters.sources import KINDS, Source
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.endpoint import Endpoint

MANY = {f"r{n:02d}": f"Title {n}" for n in range(30)}


@pytest.fixture(params=KINDS)
def source(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Source]:
    monkeypatch.setattr(reading, "_AT_ONCE", 7)  # so that all of them come in several pages
    folder = tmp_path / "drop"
    folder.mkdir()
    with Endpoint({}) as server:
        made = Source(request.param, server, folder, dict(MANY))
        made.serve()
        yield made


def workspace(folder: Path, source: Source) -> Workspace:
    """A workspace with the source as its partner."""
    made = workspace_of(folder)
    crosswalk = source.crosswalk
    if "\n" in crosswalk:
        (made.root / "config" / "crosswalks").mkdir(exist_ok=True)
        (made.root / "config" / "crosswalks" / "ours.yaml").write_text(crosswalk, encoding="utf-8")
        crosswalk = "ours"
    partner: dict[str, Any] = {"name": {"en": "Archive"}, "country": "TH", "harvest": source.given()}
    partner |= {"crosswalk": crosswalk, "defaults": {"type": "Element", "countries": ["TH"]}, "media": {"check": False}}
    (made.partners / "archive.yaml").write_text(json.dumps(partner), encoding="utf-8")
    return made


def harvest(workspace: Workspace, progress: Progress = silent) -> Report:
    with Context.open(workspace, progress) as context:
        return stages.harvest(context, "archive")


def payloads(workspace: Workspace) -> list[Any]:
    with Context.open(workspace) as context:
        return outputs(context)["payloads"]


def killed_after_a_page(workspace: Workspace) -> bool:
    """Harvests in a process of its own, which dies when its first page is stored."""
    child = os.fork()
    if child == 0:
        try:
            harvest(workspace, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_harvest_that_was_killed_ends_as_one_that_was_not(tmp_path: Path, source: Source) -> None:
    whole, broken = workspace(tmp_path / "whole", source), workspace(tmp_path / "broken", source)
    assert harvest(whole)["state"] == "complete"
    assert killed_after_a_page(broken)
    assert payloads(broken) != []
    assert harvest(broken)["state"] == "complete"
    assert payloads(broken) == payloads(whole)
    assert len(payloads(whole)) == len(MANY)


def test_a_second_harvest_changes_nothing(tmp_path: Path, source: Source) -> None:
    made = workspace(tmp_path, source)
    assert harvest(made)["counts"]["new"] == len(MANY)
    before = payloads(made)
    counts = harvest(made)["counts"]
    assert (counts["new"], counts["changed"], counts["deleted"], counts["rejected"]) == (0, 0, 0, 0)
    assert payloads(made) == before


def test_counts_add_up_when_records_change_break_and_go(tmp_path: Path, source: Source) -> None:
    made = workspace(tmp_path, source)
    harvest(made)
    source.records |= {"r05": "Another title", "r06": None, "new": "New"}
    source.broken = {"r07"}
    source.serve()
    source.given()
    report = harvest(made)
    counts = report["counts"]
    parts = ("new", "changed", "unchanged", "deleted", "rejected")
    assert counts["received"] == sum(counts[name] for name in parts)
    told = (counts["new"], counts["changed"], counts["rejected"])
    assert told == (1, 1, 1)
    assert counts["deleted"] in (1, 2)  # a broken record whose name cannot be read is missed as well
    [warning] = [one for one in report["warnings"] if one["code"] == "records_rejected"]
    assert (warning["count"], warning["message"], len(warning["examples"])) == (1, MESSAGE, 1)


def test_an_endpoint_that_loses_most_records_is_held(tmp_path: Path, source: Source) -> None:
    made = workspace(tmp_path, source)
    with Context.open(made) as context:
        _run(context)
        published = outputs(context)["items"]
        source.records = {name: title if name < "r05" else None for name, title in source.records.items()}
        source.given()
        with pytest.raises(Held, match="25 of 30 records would be deleted"):
            _run(context)
        assert outputs(context)["items"] == published
        assert len(published) == len(MANY)


def _run(context: Context) -> None:
    for _ in stages.run(context, "archive"):
        pass
