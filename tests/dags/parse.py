"""Reads the DAG files as Airflow does, in a process of its own, and prints what was found and touched as JSON.

Run by `parsed` in test_parsing.py: importing Airflow here would tie the tests' own process to one AIRFLOW_HOME.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

touched: set[str] = set()
connections: list[str] = []


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        touched.add(arguments[0])
    if event in ("socket.connect", "sqlite3.connect"):
        connections.append(event)


def main(dags: str) -> None:
    from airflow.dag_processing.dagbag import DagBag
    from airflow.providers.standard.operators.hitl import ApprovalOperator

    # The first bag loads what Airflow itself reads late.
    DagBag(Path(os.environ["AIRFLOW_HOME"]) / "none", safe_mode=bool(ApprovalOperator))
    before = set(sys.modules)
    sys.addaudithook(_watch)
    bag = DagBag(dags)
    print(
        json.dumps(
            {
                "dags": {dag.dag_id: _dag(dag) for dag in bag.dags.values()},
                "errors": {Path(name).name: text for name, text in bag.import_errors.items()},
                "modules": sorted(set(sys.modules) - before),
                "opened": sorted(Path(name).name for name in touched if name.endswith((".yaml", ".yml", ".db"))),
                "connections": connections,
            }
        )
    )


def _dag(dag: Any) -> dict[str, Any]:
    return {
        "tags": sorted(dag.tags),
        "paused": dag.is_paused_upon_creation,
        "catchup": dag.catchup,
        "runs": dag.max_active_runs,
        "params": dag.params.dump(),
        "edges": sorted(f"{task.task_id} > {after}" for task in dag.tasks for after in task.downstream_task_ids),
        "rules": {task.task_id: task.trigger_rule.value for task in dag.tasks},
        "doc": dag.doc_md,
    }


if __name__ == "__main__":
    main(sys.argv[1])
