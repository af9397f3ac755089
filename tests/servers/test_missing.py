"""A machine without a server skips and says so; CI fails."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAID = r"missing on this machine: (no JDK|Maven \(mvn\) is not installed)"
ONE_TEST = "tests/servers/test_elasticsearch_node.py::test_the_root_tells_the_version"


def run_without_maven(cache: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", ONE_TEST]
    bare = {"PATH": "", "ICHLINKS_TEST_CACHE": str(cache), **environment}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True)


def test_a_bare_machine_skips_and_the_last_lines_say_what_was_missing(tmp_path: Path) -> None:
    run = run_without_maven(tmp_path)
    assert run.returncode == 0
    assert re.search(f"skipped 1 tests, {SAID}", run.stdout)


def test_on_ci_what_is_missing_is_a_failure(tmp_path: Path) -> None:
    run = run_without_maven(tmp_path, CI="true")
    assert run.returncode == 1
    assert re.search(SAID, run.stdout)


def test_settings_of_the_person_at_the_keyboard_are_out_of_reach(tmp_path: Path) -> None:
    probe = tmp_path / "test_probe.py"
    probe.write_text("import os\ndef test_probe(): assert 'ICHLINKS_DATABASE_URL' not in os.environ\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.conftest", str(probe)]
    environment = {"PATH": "", "ICHLINKS_DATABASE_URL": "sqlite://", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
