"""Fixtures that every test folder shares. Servers are real, start when a test first asks, and serve the session."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

from tests.servers.elasticsearch.node import ElasticsearchNode, empty
from tests.servers.missing import MISSING, missing_is_said, say_missing
from tests.servers.postgres import PostgresServer

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
KEPT_VARIABLES = {"ICHLINKS_TEST_CACHE", "ICHLINKS_TEST_ELASTICSEARCH"}
_LONG = ("tests/dags", "elasticsearch", "killed", "tests/ichlinks", "misbehaving", "tests/harvesters")

# On a busy machine an example may take long without being wrong.
settings.register_profile("ichlinks", deadline=None)
settings.load_profile("ichlinks")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server."""
    with missing_is_said(), PostgresServer() as server:
        yield server


@pytest.fixture(scope="session")
def elasticsearch_server() -> Iterator[str]:
    """The URL of an Elasticsearch: ours, or the one that ICHLINKS_TEST_ELASTICSEARCH names."""
    if url := os.environ.get("ICHLINKS_TEST_ELASTICSEARCH"):
        yield url
        return
    with missing_is_said(), ElasticsearchNode() as node:
        yield node.url


@pytest.fixture(scope="module")
def elasticsearch(elasticsearch_server: str) -> str:
    """The same, holding nothing of ours: an index belongs to one store."""
    empty(elasticsearch_server)
    return elasticsearch_server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The SQLAlchemy URL of an empty database: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ichlinks.db'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.database(f"test_{uuid4().hex}")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of recorded data, beside the repository."""
    if not SHARED_DATA.is_dir():
        say_missing(f"the recorded data, expected in {SHARED_DATA.parent.name}/{SHARED_DATA.name}")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the person at the keyboard has set changes a result."""
    for name in os.environ.keys() - KEPT_VARIABLES:
        if name.startswith("ICHLINKS_"):
            monkeypatch.delenv(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one file run on one worker; so do all that ask a server which is slow to start.

    What takes long begins early, so that the workers end at about the same time (`--no-loadscope-reorder`).
    """
    items.sort(key=lambda item: next((n for n, name in enumerate(_LONG) if name in item.nodeid), len(_LONG)))
    for item in items:
        asked = item.nodeid + " ".join(getattr(item, "fixturenames", ()))
        slow = next((name for name in ("elasticsearch", "tests/dags") if name in asked), None)
        item.add_marker(pytest.mark.xdist_group(slow or item.nodeid.partition("::")[0]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each thing that was missing, so that a short run is not taken for a whole one."""
    reasons = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", [])]
    missing = Counter(reason.partition(MISSING)[2] for reason in reasons if MISSING in reason)
    for what, tests in missing.items():
        terminalreporter.write_line(f"skipped {tests} tests, {MISSING}{what}", yellow=True)
