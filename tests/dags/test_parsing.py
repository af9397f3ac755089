"""What Airflow makes of the partner files, and what reading them touches."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config.settings import Workspace
from tests.dags.conftest import DAGS
from tests.ichlinks.conftest import archive_partner, workspace_of

_KERNEL = {"config", "dags", "ichlinks"}
_LATE = {"ichlinks.pipeline", "ichlinks.store", "ichlinks.cli"}
_ALL = ["audit__first", "audit__second", "harvest__first", "harvest__second", "linkcheck", "publish"]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    place = workspace_of(tmp_path / "workspace")
    archive_partner(place, "http://archive.example/oai", "first", 'schedule: "@daily"\nabout: Songs and dances.\n')
    archive_partner(place, "http://archive.example/oai", "second")
    return place


def parsed(place: Workspace, task_of: str | None = None) -> Any:
    variables = {**os.environ, "AIRFLOW__CORE__LOAD_EXAMPLES": "False", "ICHLINKS_WORKSPACE": str(place.root)}
    if task_of:
        variables |= {"_AIRFLOW_PARSING_CONTEXT_DAG_ID": task_of, "_AIRFLOW_PARSING_CONTEXT_TASK_ID": "harvest"}
    # As Airflow does: a task reads the one file that its DAG is from.
    command = [
        sys.executable,
        "-m",
        "tests.dags.parse",
        str(DAGS / f"{task_of.partition('__')[0]}.py" if task_of else DAGS),
    ]
    done = subprocess.run(command, cwd=DAGS.parent, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_partner_file_is_a_dag(workspace: Workspace) -> None:
    found = parsed(workspace)
    assert (sorted(found["dags"]), found["errors"]) == (_ALL, {})
    assert found["dags"]["harvest__first"] == {
        "tags": ["TH", "oai_pmh"],
        "paused": True,
        "catchup": False,
        "runs": 1,
        "params": {"mode": "incremental", "from": None, "until": None, "set": None, "dry_run": False},
        "edges": [
            "approve > transform",
            "gate > approve",
            "gate > transform",
            "harvest > complete",
            "harvest > gate",
            "link > publish",
            "publish > report",
            "report > complete",
            "transform > link",
        ],
        "rules": {
            **dict.fromkeys(("harvest", "approve", "link", "publish", "report", "complete"), "all_success"),
            "gate": "all_done",
            "transform": "none_failed_min_one_success",
        },
        "doc": "## Test Archive\n\nSongs and dances.\n\n`config/partners/first.yaml`",
    }


def test_an_audit_goes_the_way_of_a_harvest(workspace: Workspace) -> None:
    dags = parsed(workspace)["dags"]
    edges = [edge.replace("harvest", "audit") for edge in dags["harvest__first"]["edges"]]
    assert (sorted(edges), dags["audit__first"]["paused"]) == (dags["audit__first"]["edges"], True)
    assert dags["audit__first"]["tags"] == ["TH", "audit", "oai_pmh"]


def test_a_running_audit_reads_only_its_own_partner(workspace: Workspace) -> None:
    found = parsed(workspace, task_of="audit__second")
    assert (found["opened"], list(found["dags"])) == (["second.yaml"], ["audit__second"])


def test_reading_the_dag_files_reads_partner_files_and_nothing_else(workspace: Workspace) -> None:
    found = parsed(workspace)
    assert (found["opened"], found["connections"]) == (["first.yaml", "second.yaml"], [])
    ours = {name for name in found["modules"] if name.partition(".")[0] in _KERNEL}
    assert {".".join(name.split(".")[:2]) for name in ours} & _LATE == set()
    stages = {"harvesters", "crosswalks", "enrichment", "iiif", "index", "exchange"}
    heavy = {"lxml", "sickle", "psycopg", "elasticsearch", "rdflib", "alembic"}
    assert {name.partition(".")[0] for name in found["modules"]} & (stages | heavy) == set()


def test_a_running_task_reads_only_its_own_partner(workspace: Workspace) -> None:
    found = parsed(workspace, task_of="harvest__second")
    assert (found["opened"], list(found["dags"])) == (["second.yaml"], ["harvest__second"])


def test_partner_files_that_are_wrong_are_one_error_and_the_others_are_dags(workspace: Workspace) -> None:
    archive_partner(workspace, "http://archive.example/oai", "late", "schedule: every day\n")
    archive_partner(workspace, "http://archive.example/oai", "seldom", "audit: seldom\n")
    archive_partner(workspace, "http://archive.example/oai", "wrong", "contry: TH\n")
    archive_partner(workspace, "http://archive.example/oai", "secret", 'about: "${NOT_SET}"\n')
    found = parsed(workspace)
    assert sorted(found["dags"]) == _ALL
    assert list(found["errors"]) == ["partner_files.py"]
    for line in (
        "late.yaml:5: schedule: write five cron fields, @hourly",
        "seldom.yaml:5: audit: write five cron fields, @hourly",
        "wrong.yaml:5: unknown key 'contry'; did you mean 'country'?",
        "secret.yaml:5: the environment variable NOT_SET is not set",
    ):
        assert line in found["errors"]["partner_files.py"]
