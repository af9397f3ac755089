"""How long Airflow takes to read the DAG files, against the same number of empty DAGs.

`python -m benchmarks.dag_parse --partners 200` prints seconds for one import of each folder by Airflow's own
importer, in a process that has imported Airflow already, as the dag-processor has.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

DAGS = Path(__file__).resolve().parents[1] / "dags"
_PARTNER = """\
name: {{en: Archive {n}, ko: 기록관 {n}}}
country: KR
contact: {{name: Data desk, email: data@archive.example}}
about: Recordings of songs, dances and crafts.
schedule: "{minute} 3 * * *"
harvest:
  kind: oai_pmh
  endpoint: https://archive.example/{n}/oai
  sets: {{include: [ich], exclude: [restricted]}}
  delay: 1s
  overlap: 2d
crosswalk: oai_dc
defaults: {{countries: [KR], languages: [ko], rights: "http://creativecommons.org/licenses/by/4.0/"}}
replace:
  type: {{사진: photo}}
expect:
  records: {{at_least: 1200, at_most: 6000}}
"""
_EMPTY = """\
from airflow.sdk import DAG
for n in range({count}):
    with DAG(f"empty_{{n}}"):
        pass
"""
_MEASURE = """
import json, sys, time
import airflow.sdk
from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.dag_processing.dagbag import DagBag
start, cpu = time.perf_counter(), time.process_time()
bag = DagBag(sys.argv[1])
print(json.dumps([len(bag.dags), time.perf_counter() - start, time.process_time() - cpu, bag.import_errors]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=200)
    count = parser.parse_args().partners
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, count)
        for label, dags in (("empty DAGs", folder / "empty"), ("partner DAGs", DAGS)):
            found, seconds, cpu = _measured(folder, dags)
            print(f"{label:<14}{found:>5} DAGs {seconds:7.2f} s {cpu:7.2f} CPU s")


def _write(folder: Path, count: int) -> None:
    partners, empty = folder / "config" / "partners", folder / "empty"
    partners.mkdir(parents=True)
    empty.mkdir()
    (empty / "dags.py").write_text(_EMPTY.format(count=count), encoding="utf-8")
    for n in range(count):
        (partners / f"archive{n:03d}.yaml").write_text(_PARTNER.format(n=n, minute=n % 60), encoding="utf-8")


def _measured(folder: Path, dags: Path) -> tuple[int, float, float]:
    own = {"AIRFLOW_HOME": str(folder / "airflow"), "ICHLINKS_WORKSPACE": str(folder)}
    settings = {"AIRFLOW__CORE__LOAD_EXAMPLES": "False", "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR"}
    command = [sys.executable, "-c", _MEASURE, str(dags)]
    done = subprocess.run(command, env={**os.environ, **own, **settings}, check=True, capture_output=True)
    found, seconds, cpu, errors = json.loads(done.stdout.splitlines()[-1])
    if errors:
        raise RuntimeError(errors)
    return found, seconds, cpu


if __name__ == "__main__":
    main()
