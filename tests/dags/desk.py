"""What an operator does at Airflow's REST API: start runs, watch them, answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import requests

from config.settings import Workspace
from tests.servers.airflow import AirflowServer
from tests.servers.archive import Archive

PATIENCE = 180


@dataclass(frozen=True)
class Desk:
    """Airflow, the workspace it works on, and the archives by the slugs of their partners."""

    airflow: AirflowServer
    workspace: Workspace
    archives: Mapping[str, Archive]

    def switch(self, dag: str, on: bool) -> None:
        """Waits for the DAG to be known, then pauses it or not."""
        until(lambda: dag in self.dags(), f"the DAG {dag}")
        self.airflow.patch(f"dags/{dag}", {"is_paused": not on})

    def dags(self) -> dict[str, Any]:
        return {one["dag_id"]: one for one in self.airflow.get("dags")["dags"]}

    def start(self, dag: str, **form: Any) -> Run:
        self.switch(dag, on=True)
        started = self.airflow.post(f"dags/{dag}/dagRuns", {"logical_date": None, "conf": form})
        return Run(self.airflow, f"dags/{dag}/dagRuns/{started['dag_run_id']}")


@dataclass(frozen=True)
class Run:
    airflow: AirflowServer
    path: str

    def end(self) -> str:
        """The state in which the run ends."""
        until(lambda: self._state() in ("success", "failed"), f"the end of {self.path}", self.tasks)
        return self._state()

    def wait_for(self, task: str, state: str) -> None:
        until(lambda: self.tasks().get(task) == state, f"{task} to be {state}", self.tasks)

    def tasks(self) -> dict[str, str | None]:
        return {task: one["state"] for task, one in self.details().items()}

    def details(self) -> dict[str, Any]:
        listed = self.airflow.get(f"{self.path}/taskInstances")["task_instances"]
        return {one["task_id"]: one for one in listed}

    def mapped(self, task: str) -> list[dict[str, Any]]:
        """The instances of a task that is mapped."""
        listed: list[dict[str, Any]] = self.airflow.get(f"{self.path}/taskInstances/{task}/listMapped")[
            "task_instances"
        ]
        return listed

    def handed_on(self) -> dict[str, Any]:
        """Everything in XCom: value by `task.key`, without what Airflow itself leaves there."""
        listed = self.airflow.get(f"{self.path}/taskInstances/~/xcomEntries")["xcom_entries"]
        mine = [(one["task_id"], one["key"]) for one in listed if one["key"] != "skipmixin_key"]
        return {f"{task}.{key}": self._value(task, key) for task, key in mine}

    def question(self) -> dict[str, Any]:
        found: dict[str, Any] = self.airflow.get(f"{self.path}/taskInstances/approve/-1/hitlDetails")
        return found

    def answer(self, option: str, note: str) -> None:
        # Nobody answers within a second; Airflow loses a task that is woken while its worker still puts it down.
        time.sleep(2)
        body = {"chosen_options": [option], "params_input": {"note": note}}
        self.airflow.patch(f"{self.path}/taskInstances/approve/-1/hitlDetails", body)

    def _state(self) -> str:
        return str(self.airflow.get(self.path)["state"])

    def _value(self, task: str, key: str) -> Any:
        return self.airflow.get(f"{self.path}/taskInstances/{task}/xcomEntries/{key}", deserialize=True)["value"]


def until(true: Callable[[], bool], what: str, told: Callable[[], Any] = str) -> None:
    """Looks twice a second. Raises TimeoutError with what `told` knows."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if true():
                return
        except (requests.ConnectionError, requests.Timeout):
            pass
        time.sleep(0.5)
    raise TimeoutError(f"waited {PATIENCE} seconds for {what}: {told()}")
