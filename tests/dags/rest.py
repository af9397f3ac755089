"""What a person does in Airflow, through its REST interface."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import requests

from tests.servers.airflow import AirflowServer

T = TypeVar("T")


def start_run(airflow: AirflowServer, dag: str, **conf: Any) -> str:
    """Switches the DAG on as soon as Airflow knows it, and starts a run with what the form would say."""
    wait_for(f"the DAG {dag}", lambda: airflow.get(f"dags/{dag}"))
    airflow.patch(f"dags/{dag}", {"is_paused": False})
    return str(airflow.post(f"dags/{dag}/dagRuns", {"logical_date": None, "conf": conf})["dag_run_id"])


def end_of_run(airflow: AirflowServer, dag: str, run: str) -> str:
    """The state in which a run ended."""

    def ended() -> str | None:
        state = str(airflow.get(f"dags/{dag}/dagRuns/{run}")["state"])
        return state if state in ("success", "failed") else None

    return wait_for(f"the end of {run}", ended)


def task_states(airflow: AirflowServer, dag: str, run: str) -> dict[str, str | None]:
    found = airflow.get(f"dags/{dag}/dagRuns/{run}/taskInstances")["task_instances"]
    return {one["task_id"]: one["state"] for one in found}


def xcoms(airflow: AirflowServer, dag: str, run: str, task: str) -> dict[str, Any]:
    """What a task handed on."""
    base = f"dags/{dag}/dagRuns/{run}/taskInstances/{task}/xcomEntries"
    return {one["key"]: airflow.get(f"{base}/{one['key']}")["value"] for one in airflow.get(base)["xcom_entries"]}


def wait_for(what: str, look: Callable[[], T | None], seconds: float = 180) -> T:
    """What `look` finds, as soon as it finds something; not being there yet (404) is not finding."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(requests.HTTPError):
            if found := look():
                return found
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds} s in vain for {what}")
