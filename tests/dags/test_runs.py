"""Partners' runs on a real Airflow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ichlinks import pipeline
from ichlinks.pipeline import Context
from ichlinks.pipeline.review import question
from samples.server import serve
from tests.dags.desk import Desk, Run, until
from tests.ichlinks.conftest import copy_samples, workspace_of
from tests.ichlinks.pipeline.outputs import outputs

ALL = ("harvest", "gate", "approve", "transform", "link", "publish", "complete")
STAGES = ("harvest", "transform", "link", "publish")


def test_a_dag_does_what_the_command_line_does(desk: Desk, tmp_path: Path) -> None:
    desk.switch("publish", on=False)
    run = desk.start("harvest__mekong")
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(ALL, "success") | {"approve": "skipped"}
    by_hand = _by_hand(tmp_path)
    assert _without_run_ids(run.handed_on()) == {
        "gate.return_value": "transform",
        **{f"{one['stage']}.return_value": {"state": "complete", "counts": one["counts"]} for one in by_hand},
    }


def _by_hand(folder: Path) -> list[dict[str, Any]]:
    with serve() as samples:
        workspace = workspace_of(folder, ICHLINKS_SAMPLES_URL=samples.url)
        copy_samples(workspace)
        with Context.open(workspace) as context:
            return list(pipeline.run(context, "mekong"))


def _without_run_ids(handed_on: dict[str, Any]) -> dict[str, Any]:
    """Every stage hands on its run id, which no other run has."""
    runs = [handed_on[f"{stage}.return_value"].pop("run") for stage in STAGES]
    assert [run[11:].rpartition("-")[0] for run in runs] == [
        "mekong-harvest",
        "mekong-transform",
        "mekong-link",
        "-publish",
    ]
    return handed_on


def test_a_held_run_goes_on_when_airflow_says_approve(desk: Desk) -> None:
    run = _held(desk, "approved")
    assert (run.question()["subject"], run.question()["options"]) == (
        "approved: the run is held",
        ["Approve", "Reject"],
    )
    assert run.question()["body"].startswith("* 1 of 1 records would be deleted")
    run.answer("Approve", "they closed the archive")
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(ALL, "success")
    assert run.handed_on()["link.return_value"]["counts"]["delete"] == 1
    assert _said(desk, run) == ("approve", "anna", "they closed the archive")


def test_a_held_run_goes_on_when_ichlinks_review_says_approve(desk: Desk) -> None:
    run = _held(desk, "reviewed")
    id_ = run.handed_on()["gate.decision"]
    command = [sys.executable, "-m", "ichlinks", "--workspace", str(desk.workspace.root)]
    subprocess.run([*command, "review", "approve", id_, "--note", "by telephone"], check=True)
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(ALL, "success")
    assert run.handed_on()["approve.answer"] == "approve"
    assert _said(desk, run)[2] == "by telephone"


def test_a_held_run_that_is_rejected_ends_before_the_transform(desk: Desk) -> None:
    run = _held(desk, "rejected")
    before = _items(desk)
    run.answer("Reject", "the endpoint was broken")
    assert run.end() == "success"
    later = ("transform", "link", "publish", "complete")
    assert run.tasks() == dict.fromkeys(ALL, "success") | dict.fromkeys(later, "skipped")
    assert _said(desk, run) == ("reject", "anna", "the endpoint was broken")
    assert _items(desk) == before


def _held(desk: Desk, slug: str) -> Run:
    """Its only record is published, then deleted by the archive."""
    with Context.open(desk.workspace) as context:
        assert [report["state"] for report in pipeline.run(context, slug)] == ["complete"] * 4
    desk.archives[slug].records = {"oai:a:00": None}
    run = desk.start(f"harvest__{slug}")
    run.wait_for("approve", "awaiting_input")
    return run


def _said(desk: Desk, run: Run) -> tuple[str, str | None, str | None]:
    with Context.open(desk.workspace) as context:
        answer = question(context, run.handed_on()["gate.decision"])
    return answer.state, answer.by, answer.note


def _items(desk: Desk) -> Any:
    with Context.open(desk.workspace) as context:
        return outputs(context)["items"]


def test_an_endpoint_that_asks_for_patience_is_asked_again_when_it_said(desk: Desk) -> None:
    archive = desk.archives["patient"]
    archive.down = True
    run = desk.start("harvest__patient")
    run.wait_for("harvest", "up_for_retry")
    archive.down = False
    # The archive asks for two seconds; the back-off of the task alone would be a minute or more.
    first, waited = run.details()["harvest"]["end_date"], None
    assert run.end() == "success"
    waited = _seconds(first, run.details()["harvest"]["start_date"])
    assert (run.details()["harvest"]["try_number"], waited < 30) == (2, True)


def _seconds(start: str, end: str) -> float:
    from datetime import datetime

    return (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()


def test_a_dry_run_stores_nothing(desk: Desk) -> None:
    run = desk.start("harvest__trial", dry_run=True)
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(ALL, "skipped") | {"harvest": "success", "gate": "success"}
    assert run.handed_on()["harvest.return_value"] == {"state": "dry run", "counts": {"received": 1}}
    assert not [body for body in _items(desk) if "trial" in str(body)]


@pytest.mark.parametrize("form", [{"mode": "some"}, {"from": "yesterday"}])
def test_the_form_of_a_run_is_typed(desk: Desk, form: dict[str, str]) -> None:
    import requests

    with pytest.raises(requests.HTTPError, match="400"):
        desk.start("harvest__trial", **form)


def test_a_wrong_partner_file_is_one_import_error_and_all_others_run(desk: Desk) -> None:
    until(lambda: len(desk.dags()) == 9, "the DAGs", desk.dags)
    names = {"mekong", "moana", "steppe", *desk.archives}
    assert set(desk.dags()) == {"publish", *(f"harvest__{name}" for name in names)}
    [error] = desk.airflow.get("importErrors")["import_errors"]
    assert error["filename"] == "partner_files.py"
    assert (
        f"{desk.workspace.partners / 'wrong.yaml'}:5: unknown key 'expct'; did you mean 'expect'?"
        in error["stack_trace"]
    )


def test_publish_follows_a_partners_run(desk: Desk) -> None:
    desk.switch("publish", on=True)
    assert desk.start("harvest__mekong").end() == "success"
    until(lambda: "asset_triggered" in _published(desk), "the DAG publish", lambda: _published(desk))


def _published(desk: Desk) -> dict[str, str]:
    runs = desk.airflow.get("dags/publish/dagRuns", state="success")["dag_runs"]
    return {one["run_type"]: one["state"] for one in runs}
