"""Partners' runs on a real Airflow."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests

from config.partner import slugs
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.review import question
from ichlinks.store import records, runs
from ichlinks.store.items import item_id
from samples.server import serve
from tests.dags.conftest import unasked_samples
from tests.dags.desk import Desk, Run, until
from tests.ichlinks.conftest import workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.archive import photograph
from tests.servers.endpoint import Endpoint

ALL = ("harvest", "gate", "approve", "transform", "link", "publish", "report", "complete")


def test_a_dag_does_what_the_command_line_does(desk: Desk, tmp_path: Path) -> None:
    desk.switch("publish", on=False)
    run = desk.start("harvest__mekong")
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(ALL, "success") | {"approve": "skipped"}
    by_hand = {
        f"{one['stage']}.return_value": {"state": "complete", "counts": one["counts"]} for one in _by_hand(tmp_path)
    }
    assert run.handed_on() == {
        key: told | {"run": _last_run(desk, "mekong", key.partition(".")[0])} for key, told in by_hand.items()
    }


def _by_hand(folder: Path) -> list[dict[str, Any]]:
    with serve() as samples:
        workspace = workspace_of(folder, ICHLINKS_SAMPLES_URL=samples.url)
        unasked_samples(workspace)
        with Context.open(workspace) as context:
            return list(stages.run(context, "mekong"))


def test_a_run_ends_with_a_quality_report(desk: Desk) -> None:
    assert desk.start("harvest__moana").end() == "success"
    folder = desk.workspace.var / "reports"
    made = json.loads((folder / "moana.json").read_text("utf-8"))
    assert (made["partner"], made["records"], [one["run"] for one in made["trend"]]) == (
        "moana",
        55,
        [_last_run(desk, "moana", "transform")],
    )
    assert (folder / "moana.html").read_text("utf-8").startswith("<!doctype html>")


def _last_run(desk: Desk, slug: str, stage: str) -> str:
    with Context.open(desk.workspace) as context, context.store.read() as connection:
        report = runs.latest(connection, "" if stage == "publish" else slug, stage)
    assert report is not None
    return str(report["run"])


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
    assert {key: value for key, value in run.handed_on().items() if key.startswith(("gate", "approve"))} == {
        "gate.return_value": "approve",
        "gate.decision": id_,
        "approve.answer": "approve",
    }
    assert _said(desk, run)[2] == "by telephone"


def test_a_held_run_that_is_rejected_ends_before_the_transform(desk: Desk) -> None:
    run = _held(desk, "rejected")
    before = _items(desk)
    run.answer("Reject", "the endpoint was broken")
    assert run.end() == "success"
    later = ("transform", "link", "publish", "report", "complete")
    assert run.tasks() == dict.fromkeys(ALL, "success") | dict.fromkeys(later, "skipped")
    assert _said(desk, run) == ("reject", "anna", "the endpoint was broken")
    assert _items(desk) == before


def test_what_is_withheld_goes_while_the_run_waits_for_a_person(desk: Desk) -> None:
    archive = desk.archives["hidden"]
    archive.records |= {"oai:a:01": photograph("Potter")}
    with Context.open(desk.workspace) as context:
        assert [report["state"] for report in stages.run(context, "hidden")] == ["complete"] * 4
    label = "<dc:rights>TK Secret / Sacred (TK SS)</dc:rights>"
    archive.records = {"oai:a:00": None, "oai:a:01": photograph("Potter") + label}
    run = desk.start("harvest__hidden")
    run.wait_for("approve", "awaiting_input")
    shown = {name: _shown(desk, "hidden", name) for name in archive.records}
    assert shown == {"oai:a:00": {"item", "document"}, "oai:a:01": set()}
    run.answer("Approve", "they said so")
    assert run.end() == "success"
    assert (_shown(desk, "hidden", "oai:a:00"), run.handed_on()["link.return_value"]["counts"]["delete"]) == (set(), 1)


def _shown(desk: Desk, slug: str, identifier: str) -> set[str]:
    """Which outputs have the Item of a record."""
    id_ = item_id(slug, identifier)
    with Context.open(desk.workspace) as context:
        found = outputs(context)
    parts = {"item": found["items"], "manifest": found["manifests"], "document": found["documents"]}
    return {name for name, rows in parts.items() if any(row[0] == id_ for row in rows)}


def _held(desk: Desk, slug: str) -> Run:
    """Its only record is published, then deleted by the archive."""
    with Context.open(desk.workspace) as context:
        assert [report["state"] for report in stages.run(context, slug)] == ["complete"] * 4
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
    # The archive asks for a second; the back-off of the task alone would be a minute or more.
    failed = datetime.fromisoformat(run.details()["harvest"]["end_date"])
    assert run.end() == "success"
    again = run.details()["harvest"]
    assert again["try_number"] == 2
    assert datetime.fromisoformat(again["start_date"]) - failed < timedelta(seconds=30)


def test_a_harvest_that_fails_makes_the_run_failed_while_what_was_there_goes_on(desk: Desk) -> None:
    run = desk.start("harvest__trial", **{"from": "2026-02-01", "until": "2026-01-01"})
    assert run.end() == "failed"
    expected = {"harvest": "failed", "approve": "skipped", "complete": "upstream_failed"}
    assert run.tasks() == dict.fromkeys(ALL, "success") | expected
    assert run.details()["harvest"]["try_number"] == 1


def test_a_dry_run_stores_nothing(desk: Desk) -> None:
    run = desk.start("harvest__trial", dry_run=True)
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(ALL, "skipped") | {"harvest": "success", "gate": "success"}
    assert run.handed_on()["harvest.return_value"] == {"state": "dry run", "counts": {"received": 1}}
    assert not [body for body in _items(desk) if "trial" in str(body)]


def test_an_audit_fetches_what_is_missing_and_it_goes_on(desk: Desk) -> None:
    run = desk.start("audit__audited")
    assert run.end() == "success"
    assert run.tasks() == dict.fromkeys(("audit", *ALL[1:]), "success") | {"approve": "skipped"}
    counts = run.handed_on()["audit.return_value"]["counts"]
    assert (counts["listed"], counts["missing"], counts["ghost"], counts["new"]) == (1, 1, 0, 1)
    assert [body for body in _items(desk) if "audited" in str(body)]


def test_addresses_are_asked_again_for_each_partner_by_itself(desk: Desk) -> None:
    with Endpoint({}) as site:
        page = f"{site.url}/gone"
        desk.archives["linked"].records = {
            "oai:a:00": photograph("Weaver").replace("https://archive.example/Weaver", page)
        }
        with Context.open(desk.workspace) as context:
            list(stages.run(context, "linked"))
        run = desk.start("linkcheck")
        assert run.end() == "failed"
    told = {one["rendered_map_index"]: one["state"] for one in run.mapped("linkcheck")}
    assert told == dict.fromkeys(slugs(desk.workspace), "success") | {"wrong": "failed"}
    assert [run.tasks()[task] for task in ("publish", "complete")] == ["success", "upstream_failed"]
    with Context.open(desk.workspace) as context, context.store.read() as connection:
        line = records.one(connection, "linked", "oai:a:00")
    assert line and (line.outcome, [one.excerpt for one in line.reasons]) == ("flag", [page])


@pytest.mark.parametrize("form", [{"mode": "some"}, {"from": "yesterday"}])
def test_the_form_of_a_run_is_typed(desk: Desk, form: dict[str, str]) -> None:
    with pytest.raises(requests.HTTPError, match="400"):
        desk.start("harvest__trial", **form)


def test_a_wrong_partner_file_is_one_import_error_and_all_others_run(desk: Desk) -> None:
    until(lambda: len(desk.dags()) == 24, "the DAGs", desk.dags)
    names = {"mekong", "moana", "steppe", *desk.archives}
    made = {f"{what}__{name}" for name in names for what in ("harvest", "audit")}
    assert set(desk.dags()) == {"linkcheck", "publish", *made}
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


def _published(desk: Desk) -> set[str]:
    """What has started the successful runs of the DAG publish."""
    return {one["run_type"] for one in desk.airflow.get("dags/publish/dagRuns", state="success")["dag_runs"]}
