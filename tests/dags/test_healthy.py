"""The health check of the Airflow containers."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.dags.desk import Desk

PROGRAM = Path(__file__).resolve().parents[2] / "deploy" / "airflow-healthy"


@pytest.mark.parametrize(
    ("part", "code"), [("metadatabase", 0), ("scheduler", 0), ("dag_processor", 0), ("triggerer", 1)]
)
def test_it_ends_with_zero_where_a_part_is_well(desk: Desk, part: str, code: int) -> None:
    done = subprocess.run([sys.executable, PROGRAM, part], env=desk.airflow.environment, capture_output=True)
    assert done.returncode == code
