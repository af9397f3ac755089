"""A real Airflow for tests: api-server, scheduler and dag-processor on a free loopback port.

    with AirflowServer(dags, home, database_url, variables) as airflow:
        airflow.get("dags")

`variables` are added to the environment of every process. Triggerer: none, because nothing of ours defers.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import requests

from tests.servers.missing import ServerMissing
from tests.servers.processes import free_port
from tests.servers.running import Running

START_SECONDS, STOP_SECONDS = 180, 10
PROCESSES = ("api-server", "scheduler", "dag-processor")
USER, PASSWORD = "anna", "loopback only"
SETTINGS = {
    "CORE__LOAD_EXAMPLES": "False",
    "CORE__EXECUTOR": "LocalExecutor",
    "CORE__PARALLELISM": "2",
    "CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
    "API__HOST": "127.0.0.1",
    "API__WORKERS": "1",
    "SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.2",
    "SCHEDULER__TRIGGER_TIMEOUT_CHECK_INTERVAL": "1",
    "DAG_PROCESSOR__PRINT_STATS_INTERVAL": "0",
}


class AirflowServer(Running):
    """Airflow with its files in `home`, which must be outside the repository, and its tables at `database_url`.

    Raises ServerMissing where Airflow is not installed.
    """

    def __init__(self, dags: Path, home: Path, database_url: str, variables: Mapping[str, str]) -> None:
        if find_spec("airflow") is None:
            raise ServerMissing("Airflow (pip install -e '.[airflow]')")
        self.home = home
        self.url = f"http://127.0.0.1:{free_port()}"
        self.environment = {**_environment(), **self._settings(dags, database_url), **variables}
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.session = requests.Session()

    def _settings(self, dags: Path, database_url: str) -> dict[str, str]:
        chosen = {
            "CORE__DAGS_FOLDER": str(dags),
            "CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(self.home / "passwords.json"),
            "CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            "DATABASE__SQL_ALCHEMY_CONN": database_url,
            # psycopg does both; Airflow would guess asyncpg.
            "DATABASE__SQL_ALCHEMY_CONN_ASYNC": database_url,
            "API__BASE_URL": self.url,
            "API__PORT": self.url.rpartition(":")[2],
            "API__SECRET_KEY": secrets.token_hex(32),
            "API_AUTH__JWT_SECRET": secrets.token_hex(32),
        }
        return {"AIRFLOW_HOME": str(self.home)} | {f"AIRFLOW__{key}": text for key, text in (SETTINGS | chosen).items()}

    def start(self) -> None:
        """Returns when all three processes are healthy; RuntimeError with the ends of their logs when not."""
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / "passwords.json").write_text(json.dumps({USER: PASSWORD}))
        if self._spawn("db", "migrate").wait():
            raise RuntimeError(f"airflow db migrate failed: {self._logs('db')}")
        self.processes = {name: self._spawn(name) for name in PROCESSES}
        self._wait_until_healthy()
        answer = self.session.post(f"{self.url}/auth/token", json={"username": USER, "password": PASSWORD})
        self.session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def stop(self) -> None:
        """Ends each process by its own group: first asked, then without asking (the dag-processor needs that)."""
        for process in self.processes.values():
            _signal(process, signal.SIGTERM)
        for process in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
            _signal(process, signal.SIGKILL)
            process.wait()
        self.processes = {}
        self.session.close()

    def get(self, path: str, **query: Any) -> Any:
        return self._answer("GET", path, params=query)

    def post(self, path: str, body: Any) -> Any:
        return self._answer("POST", path, json=body)

    def patch(self, path: str, body: Any) -> Any:
        return self._answer("PATCH", path, json=body)

    def _answer(self, method: str, path: str, **request: Any) -> Any:
        """The JSON of an answer of the REST API below /api/v2. Raises requests.HTTPError for 4xx and 5xx."""
        answer = self.session.request(method, f"{self.url}/api/v2/{path}", timeout=60, **request)
        answer.raise_for_status()
        return answer.json()

    def _spawn(self, *command: str) -> subprocess.Popen[bytes]:
        with (self.home / f"{command[0]}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "airflow", *command],
                cwd=self.home,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and all(one.poll() is None for one in self.processes.values()):
            with suppress(requests.RequestException):
                health = requests.get(f"{self.url}/api/v2/monitor/health", timeout=10).json()
                if all(health[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "dag_processor")):
                    return
            time.sleep(0.2)
        raise RuntimeError(f"Airflow did not start within {START_SECONDS} seconds: {self._logs(*PROCESSES)}")

    def _logs(self, *names: str) -> str:
        return "\n".join((self.home / f"{name}.log").read_text(errors="replace")[-2000:] for name in names)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _environment() -> dict[str, str]:
    """Without what the person at the keyboard has set."""
    return {name: text for name, text in os.environ.items() if not name.startswith(("AIRFLOW", "ICHLINKS_"))}
