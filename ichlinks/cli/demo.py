"""The demonstration: sample archives served from this machine, harvested into a workspace of their own."""

import os
import shutil
import socket
from contextlib import closing
from pathlib import Path

import click

from config.settings import PACKAGE, Workspace
from ichlinks.cli.reports import counted
from ichlinks.cli.serve import listen
from ichlinks.cli.shared import print_table
from ichlinks.errors import IchlinksError

_PORT = 8765
_OWN = ("ICHLINKS_DATABASE_URL", "ICHLINKS_SEARCH_URL", "ICHLINKS_BASE_URL")
_OUTCOMES = ("accept", "flag", "quarantine", "reject", "withhold", "deleted")


def run(into: Path | None, keep: bool, port: int) -> None:
    """Harvests the sample partners and shows what became of them; with `keep`, serves the result until stopped."""
    from samples.server import serve

    root = (into or Path("var") / "demo").resolve()
    _copy_partner_files(root)
    with serve(_PORT if _free(_PORT) else 0) as server:
        workspace = Workspace(root, _variables(server.url, port))
        _pipeline(workspace)
        if keep:
            listen(workspace, "127.0.0.1", port)
    click.echo("" if keep else "\nopen the result with: ichlinks demo --serve (in the repository: make serve)")
    click.echo(f"then visit {workspace.base_url}/")


def _copy_partner_files(root: Path) -> None:
    """The samples' files are made new each time: a demonstration shows what comes with the program."""
    folder = root / "config" / "partners"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("mekong", "steppe", "moana"):
        shutil.copy(PACKAGE / "partners" / f"{name}.yaml", folder)


def _variables(samples: str, port: int) -> dict[str, str]:
    """The environment, without the servers of production: a demonstration never writes there."""
    inherited = {name: value for name, value in os.environ.items() if name not in _OWN}
    return {
        **inherited,
        "ICHLINKS_SAMPLES_URL": samples,
        "ICHLINKS_ALLOW_PRIVATE_HOSTS": "127.0.0.1",
        "ICHLINKS_BASE_URL": f"http://127.0.0.1:{port}",
    }


def _pipeline(workspace: Workspace) -> None:
    from config.partner import slugs
    from ichlinks.cli.progress import shown
    from ichlinks.pipeline import Context, stages
    from ichlinks.store import records

    rows = []
    with shown() as progress, Context.open(workspace, progress) as context:
        for slug in slugs(workspace):
            click.echo(f"{slug}: {context.partner(slug).title}", err=True)
            try:
                for report in stages.run(context, slug):
                    counts = counted(report["counts"]) or "nothing new"
                    click.echo(f"  {report['stage']:<10} {report['state']}: {counts}", err=True)
            except IchlinksError as error:
                raise IchlinksError(f"the demonstration stopped at {slug}: {error}") from error
            with context.store.read() as connection:
                outcomes = records.outcomes(connection, slug)
            rows.append((slug, *(outcomes.get(name, 0) for name in _OUTCOMES)))
    print_table(("partner", *_OUTCOMES), rows)


def _free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
