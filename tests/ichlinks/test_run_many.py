"""`ichlinks run` for many partners: what is said while they run, the summary, exit codes, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from config.settings import Workspace
from ichlinks.cli.progress import Lines, remaining
from ichlinks.pipeline import Context
from ichlinks.store import runs
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive, photograph
from tests.servers.commands import Commands

Run = Callable[..., "subprocess.CompletedProcess[str]"]

NAMES = ("bay", "cape", "dune")


@pytest.fixture
def archives() -> Iterator[dict[str, Archive]]:
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(Archive({f"oai:{name}:{n}": photograph(f"{name} {n}") for n in range(25)}))
            for name in NAMES
        }


@pytest.fixture
def workspace(tmp_path: Path, archives: dict[str, Archive]) -> Workspace:
    made = workspace_of(tmp_path)
    for name, server in archives.items():
        archive_partner(made, server.url, name)
    return made


def command(workspace: Workspace, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "ichlinks", "--workspace", str(workspace.root), "run", *arguments]


@pytest.fixture
def run(workspace: Workspace, commands: Commands) -> Run:
    return lambda *arguments: commands("--workspace", str(workspace.root), "run", *arguments, **workspace.variables)


def test_a_run_of_many_ends_with_one_table_and_says_what_is_done_on_the_way(run: Run) -> None:
    done = run("--all")
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[0] == ["partner", "state", "received", "new", "changed", "deleted", "rejected", "published", "next"]
    assert rows[1:] == [[name, "complete", "25", "25", "0", "0", "0", "25"] for name in NAMES]
    said = done.stderr.splitlines()
    assert sum(line.endswith("harvest: complete: 3 requests, 2 pages, 25 received, 25 new") for line in said) == 3
    assert [line.split(", ")[1] for line in said if ": done, " in line] == [f"{n} of 3 partners" for n in (1, 2, 3)]
    assert done.returncode == 0


def test_a_run_of_many_as_json_is_one_report_a_stage(run: Run) -> None:
    done = run("--all", "--json", "--jobs", "2")
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted((report["partner"], report["stage"]) for report in reports) == sorted(
        [("", "publish"), *((name, stage) for name in NAMES for stage in ("harvest", "transform", "link"))]
    )
    assert reports[-1]["stage"] == "publish"


def test_the_exit_code_is_the_worst_and_the_table_says_whose_it_is(
    workspace: Workspace, archives: dict[str, Archive], run: Run
) -> None:
    archives["bay"].down = True
    done = run("--all")
    assert (done.returncode, done.stdout.splitlines()[1].split()[:2]) == (3, ["bay", "incomplete"])
    (workspace.partners / "cape.yaml").write_text("name: {en: Cape}\n")
    done = run("--all")
    assert (done.returncode, done.stdout.splitlines()[2].split()[:2]) == (2, ["cape", "failed"])
    assert "cape.yaml" in done.stderr


def test_a_held_partner_is_named_once(archives: dict[str, Archive], run: Run) -> None:
    archives["bay"].records = {f"oai:a:{n}": photograph("Sauna", country="Finland") for n in range(30)}
    done = run("bay")
    [told] = [line for line in done.stderr.splitlines() if "is held" in line]
    assert (done.returncode, told.count("bay"), told.startswith("bay is held: 30 of 30 records are")) == (4, 1, True)


def test_ctrl_c_ends_every_harvest_cleanly(workspace: Workspace, archives: dict[str, Archive], run: Run) -> None:
    for name, server in archives.items():
        file = workspace.partners / f"{name}.yaml"
        file.write_text(file.read_text().replace("retries: 0", "retries: 0, connections: 3"))
        server.answering.clear()
    environment = {**os.environ, **workspace.variables}
    with subprocess.Popen(command(workspace, "--all"), env=environment, stderr=subprocess.PIPE, text=True) as one:
        assert all(server.asked.wait(60) for server in archives.values())
        began = time.monotonic()
        one.send_signal(signal.SIGINT)
        _, told = one.communicate(timeout=60)
    assert time.monotonic() - began < 20
    for server in archives.values():
        server.answering.set()
    assert (one.returncode, told.splitlines()[-1]) == (
        130,
        "stopped; run the same command again: it goes on from where it is",
    )
    with Context.open(workspace) as context, context.store.read() as connection:
        for name in NAMES:
            last = runs.latest(connection, name) or {}
            assert (last["state"], last["error"]["code"]) == ("incomplete", "stopped")
    assert run("--all").returncode == 0


def test_lines_tell_every_few_seconds_how_much_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 0.0, 3.0, 10.0, 12.0, 60.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    lines = Lines(4)
    for received in (100, 200, 500, 600):
        lines("harvest", "bay", received, 1000)
    lines.ended("bay")
    assert capsys.readouterr().err.splitlines() == [
        "harvest bay: 500 of 1000 records, about 10 s left",
        "bay: done, 1 of 4 partners, about 3 min left",
    ]


@pytest.mark.parametrize(
    ("elapsed", "done", "expected", "words"),
    [
        (10, 1, 5, ", about 40 s left"),
        (60, 10, 100, ", about 9 min left"),
        (3600, 1, 5, ", about 4 h left"),
        (5, 0, 10, ""),
        (5, 10, None, ""),
        (5, 12, 10, ""),
    ],
)
def test_what_is_left_is_told_in_words(elapsed: float, done: int, expected: int | None, words: str) -> None:
    assert remaining(elapsed, done, expected) == words
