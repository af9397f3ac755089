"""One Airflow for all tests of this folder, with a workspace of partners that each serve one test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import pytest

from config.settings import Workspace
from samples.server import serve
from tests.dags.desk import Desk
from tests.ichlinks.conftest import archive_partner, copy_samples, workspace_of
from tests.servers.airflow import AirflowServer
from tests.servers.archive import Archive, photograph
from tests.servers.missing import missing_is_said, say_missing
from tests.servers.postgres import PostgresServer

DAGS = Path(__file__).resolve().parents[2] / "dags"
ARCHIVES = ("approved", "reviewed", "rejected", "hidden", "patient", "trial", "audited", "linked")
UNASKED = "media: {check: false}\n"
"""What the pages of these archives are is nobody's business: they are outside."""

MORE = {"hidden": f"expect: {{records: {{at_least: 2}}}}\n{UNASKED}", "linked": ""}
# Airflow writes its settings to this folder as soon as it is imported: never to the home of whoever runs the tests.
os.environ["AIRFLOW_HOME"] = tempfile.mkdtemp(prefix="ichlinks-airflow-")


def unasked_samples(workspace: Workspace) -> None:
    copy_samples(workspace)
    for file in workspace.partners.iterdir():
        file.write_text(f"{file.read_text('utf-8')}{UNASKED}", "utf-8")


@pytest.fixture(autouse=True)
def airflow_is_installed() -> None:
    if find_spec("airflow") is None:
        say_missing("Airflow (pip install -e '.[airflow]')")


@pytest.fixture(scope="session")
def archives() -> Iterator[dict[str, Archive]]:
    """By slug, an archive with one photograph."""
    with ExitStack() as servers:
        made = {slug: Archive({"oai:a:00": photograph("Weaver")}) for slug in ARCHIVES}
        yield {slug: servers.enter_context(archive) for slug, archive in made.items()}


@pytest.fixture(scope="session")
def airflow_workspace(tmp_path_factory: pytest.TempPathFactory, archives: dict[str, Archive]) -> Iterator[Workspace]:
    """The sample partners, one partner for each archive, and one whose file is wrong."""
    with serve() as samples:
        folder = tmp_path_factory.mktemp("airflow-workspace")
        workspace = workspace_of(folder, ICHLINKS_WORKSPACE=str(folder), ICHLINKS_SAMPLES_URL=samples.url)
        unasked_samples(workspace)
        for slug, archive in archives.items():
            archive_partner(workspace, archive.url, slug, f"audit: none\n{MORE.get(slug, UNASKED)}")
        archive_partner(workspace, "http://127.0.0.1/oai", "wrong", more="expct: {}\n")
        yield workspace


@pytest.fixture(scope="session")
def desk(
    airflow_workspace: Workspace, archives: dict[str, Archive], tmp_path_factory: pytest.TempPathFactory,
    postgres: PostgresServer,
) -> Iterator[Desk]:  # fmt: skip
    """Where runs are started, watched and answered."""
    home = tmp_path_factory.mktemp("airflow-home")
    database = postgres.database(f"airflow_{uuid4().hex}")
    with missing_is_said(), AirflowServer(DAGS, home, database, airflow_workspace.variables) as airflow:
        yield Desk(airflow, airflow_workspace, archives)
