"""Many partners at once: side by side, politely, and nobody's failure touches another."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.errors import Held, Invalid
from ichlinks.pipeline import Context
from ichlinks.pipeline.many import Trouble, run_many
from ichlinks.store import runs
from ichlinks.store.items import item_id
from ichlinks.store.runs import Report
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import Archive, photograph
from tests.servers.crowd import Crowd

NAMES = ("bay", "cape", "dune", "east")
STAGES = ["harvest", "transform", "link"]


def archive_of(name: str) -> Archive:
    return Archive({f"oai:{name}:{n:02d}": photograph(f"{name.title()} {n}") for n in range(30)})


@pytest.fixture
def archives() -> Iterator[dict[str, Archive]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(archive_of(name)) for name in NAMES}


@pytest.fixture
def workspace(tmp_path: Path, archives: dict[str, Archive], database_url: str) -> Workspace:
    made = workspace_of(tmp_path / "workspace", database_url)
    for name, server in archives.items():
        archive_partner(made, server.url, name)
    return made


def ran(context: Context, jobs: int = 4, names: tuple[str, ...] = NAMES) -> tuple[list[Report], list[Trouble]]:
    told = list(run_many(context, names, None, jobs))
    return [one for one in told if isinstance(one, dict)], [one for one in told if isinstance(one, Trouble)]


def stages_of(reports: list[Report], partner: str) -> list[tuple[str, str]]:
    return [(report["stage"], report["state"]) for report in reports if report["partner"] == partner]


def test_every_partner_goes_through_every_stage_and_publishing_is_done_once(workspace: Workspace) -> None:
    with Context.open(workspace) as context:
        reports, troubles = ran(context)
        found = outputs(context)
    assert troubles == []
    assert {name: stages_of(reports, name) for name in NAMES} == {
        name: [(stage, "complete") for stage in STAGES] for name in NAMES
    }
    assert stages_of(reports, "") == [("publish", "complete")]
    assert reports[-1]["counts"]["documents"] == len(found["documents"]) == 120


def test_side_by_side_ends_as_one_after_another(
    workspace: Workspace, archives: dict[str, Archive], tmp_path: Path
) -> None:
    alone = workspace_of(tmp_path / "alone")
    for name, server in archives.items():
        archive_partner(alone, server.url, name)
    with Context.open(workspace) as context, Context.open(alone) as other:
        ran(context)
        ran(other, jobs=1)
        found, expected = outputs(context), outputs(other)
    assert {name: sorted(map(str, found[name])) for name in found} == {
        name: sorted(map(str, expected[name])) for name in expected
    }


def test_what_goes_wrong_with_one_partner_touches_no_other(workspace: Workspace, archives: dict[str, Archive]) -> None:
    with Context.open(workspace) as context:
        ran(context)
        archives["bay"].down = True
        archives["cape"].records = dict.fromkeys(archives["cape"].records)
        (workspace.partners / "dune.yaml").write_text("name: {en: Dune}\n")
        archives["east"].records["oai:east:30"] = photograph("East 30")
        reports, troubles = ran(replace(context))
    assert stages_of(reports, "bay") == [("harvest", "incomplete"), ("transform", "complete"), ("link", "complete")]
    assert stages_of(reports, "cape") == [("harvest", "complete"), ("link", "complete")]
    assert stages_of(reports, "dune") == []
    assert stages_of(reports, "east") == [(stage, "complete") for stage in STAGES]
    assert {trouble.partner: type(trouble.error) for trouble in troubles} == {"cape": Held, "dune": Invalid}
    assert reports[-1]["counts"]["documents"] == 1


def test_what_the_takedown_list_names_goes_even_where_no_partner_can_be_asked(workspace: Workspace) -> None:
    with Context.open(workspace) as context:
        ran(context)
        (rules := workspace.root / "config" / "rules").mkdir()
        (rules / "takedown.yaml").write_text("entries: [{identifier: 'oai:bay:03', reason: a wish}]\n")
        for name in NAMES:
            (workspace.partners / f"{name}.yaml").write_text("name: {en: Broken}\n")
        [report], troubles = ran(context)
        found = outputs(context)
    assert sorted(trouble.partner for trouble in troubles) == sorted(NAMES)
    assert (report["stage"], report["counts"]["taken_down"]) == ("publish", 1)
    assert (len(found["documents"]), found["tombstones"]) == (119, [(item_id("bay", "oai:bay:03"), "withheld")])


def test_a_defect_in_one_partner_touches_no_other(workspace: Workspace) -> None:
    def progress(stage: str, partner: str, done: int, expected: int | None) -> None:
        if partner == "cape":
            raise ZeroDivisionError("of ours")

    with Context.open(workspace, progress) as context:
        reports, [trouble] = ran(context)
        with context.store.read() as connection:
            last = runs.latest(connection, "cape") or {}
    assert (trouble.partner, str(trouble.error), last["state"]) == ("cape", "of ours", "failed")
    assert [stages_of(reports, name)[-1] for name in NAMES if name != "cape"] == [("link", "complete")] * 3


class Busy(Crowd):
    """In place of the event that archives wait for before they answer."""

    def wait(self, _timeout: float) -> None:
        self.stay()


@pytest.mark.parametrize(("connections", "jobs", "most"), [(1, 4, 1), (4, 4, 4), (4, 2, 2), (2, 4, 2)])
def test_partners_that_share_a_host_share_its_limit(
    workspace: Workspace, archives: dict[str, Archive], connections: int, jobs: int, most: int
) -> None:
    crowd = Busy()
    for server in archives.values():
        server.answering = crowd  # type: ignore[assignment]
    for name in NAMES:
        file = workspace.partners / f"{name}.yaml"
        file.write_text(file.read_text().replace("retries: 0", f"retries: 0, connections: {connections}"))
    with Context.open(workspace) as context:
        reports, troubles = ran(context, jobs)
    assert (len(reports), troubles, crowd.most) == (13, [], most)


def test_progress_is_told_for_each_partner(workspace: Workspace) -> None:
    told: dict[str, list[tuple[str, int, int | None]]] = {}
    with Context.open(
        workspace, lambda stage, name, done, of: told.setdefault(name, []).append((stage, done, of))
    ) as one:
        ran(one)
    for name in NAMES:
        assert told[name] == [("harvest", 20, 30), ("harvest", 30, 30), ("transform", 30, 30), ("link", 30, None)]
