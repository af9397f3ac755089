"""Workspaces for tests: the sample partners, or one small archive that a test changes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

import pytest

from config.settings import PACKAGE, Workspace
from ichlinks.pipeline import Context, stages
from samples.server import serve
from tests.servers.archive import Archive, photograph
from tests.servers.commands import Commands

_ARCHIVE = """\
name: {{en: Test Archive}}
country: TH
harvest: {{kind: oai_pmh, endpoint: "{url}", retries: 0}}
crosswalk: oai_dc
{more}"""

Make = Callable[..., Workspace]


def workspace_of(
    folder: Path, database_url: str | None = None, search_url: str | None = None, **more: str
) -> Workspace:
    """An empty workspace in `folder`."""
    (folder / "config" / "partners").mkdir(parents=True, exist_ok=True)
    variables = {"ICHLINKS_ALLOW_PRIVATE_HOSTS": "127.0.0.1", **more}
    servers = {"ICHLINKS_DATABASE_URL": database_url, "ICHLINKS_SEARCH_URL": search_url}
    return Workspace(folder, {**variables, **{name: url for name, url in servers.items() if url}})


def archive_partner(workspace: Workspace, url: str, slug: str = "archive", more: str = "") -> None:
    (workspace.partners / f"{slug}.yaml").write_text(_ARCHIVE.format(url=url, more=more), encoding="utf-8")


def copy_samples(workspace: Workspace) -> None:
    for name in ("mekong", "moana", "steppe"):
        copy(PACKAGE / "partners" / f"{name}.yaml", workspace.partners)


@pytest.fixture(scope="session")
def samples() -> Iterator[str]:
    """The address of the sample archives."""
    with serve() as server:
        yield server.url


@pytest.fixture(scope="session")
def commands() -> Iterator[Commands]:
    """Runs `ichlinks` commands, each in a process of its own."""
    with Commands() as running:
        yield running


@pytest.fixture
def archive() -> Iterator[Archive]:
    """Thirty photographs."""
    with Archive({f"oai:a:{n:02d}": photograph(f"Weaver {n}") for n in range(30)}) as server:
        yield server


@pytest.fixture
def context(tmp_path: Path, archive: Archive, database_url: str) -> Iterator[Context]:
    """A workspace with the small archive as its partner, on SQLite and on PostgreSQL."""
    workspace = workspace_of(tmp_path / "workspace", database_url)
    archive_partner(workspace, archive.url)
    with Context.open(workspace) as opened:
        yield opened


@pytest.fixture
def harvested(context: Context) -> Context:
    """The same after a first run."""
    for _ in stages.run(context, "archive"):
        pass
    return context
