"""init, partners, doctor: the workspace and the archives it harvests."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json, print_table

if TYPE_CHECKING:
    from ichlinks.pipeline.doctor import Examination


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a workspace with commented example files.

    Example: ichlinks init heritage
    """
    from ichlinks.pipeline.workspace import create

    for path in create(folder):
        click.echo(f"made {path}")
    click.echo(f"edit {folder / 'config' / 'partners'}, then: ichlinks --workspace {folder} partners check")


@click.group(invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def partners(click_context: click.Context, session: Session, as_json: bool) -> None:
    """List the partners with their state and freshness.

    Example: ichlinks partners check steppe
    """
    if click_context.invoked_subcommand is None:
        _list(session, as_json)


def _list(session: Session, as_json: bool) -> None:
    from ichlinks.pipeline.partners import overview

    with session.context() as context:
        lines = overview(context)
    if as_json:
        for line in lines:
            print_json(line)
        return
    headings = ("partner", "name", "kind", "schedule", "state", "last harvest", "records", "public")
    print_table(headings, [[line.get(name.replace(" ", "_")) for name in headings] for line in lines])


@partners.command()
@click.argument("name", required=False)
@json_option
@pass_session
def check(session: Session, name: str | None, as_json: bool) -> None:
    """Validate every partner file and every name in it; faults come with file and line.

    Example: ichlinks partners check
    """
    from ichlinks.pipeline.partners import faults

    found: dict[str, list[str]] = faults(session.workspace, name)
    if as_json:
        print_json(found)
    else:
        for slug, problems in found.items():
            click.echo(f"{slug}: {'fine' if not problems else ''}".rstrip(": "))
            for problem in problems:
                click.echo(f"  {problem}", err=True)
    exit_with(2 if any(found.values()) else 0)


@click.command()
@click.argument("name_or_url")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write the report as one page.")
@json_option
@pass_session
def doctor(session: Session, name_or_url: str, page: Path | None, as_json: bool) -> None:
    """Try an endpoint politely: what it is, what is wrong with it, what to write in the partner file.

    Example: ichlinks doctor https://archive.example/oai --html report.html
    """
    from ichlinks.pipeline.doctor import examine
    from ichlinks.pipeline.doctor.report import page as rendered

    examination = examine(session.workspace, name_or_url)
    if page:
        page.write_text(rendered(examination), encoding="utf-8")
        click.echo(f"wrote {page}", err=True)
    if as_json:
        print_json(examination.as_json())
    else:
        _tell(examination)
    exit_with(0 if examination.usable else 3)


def _tell(examination: "Examination") -> None:
    from ichlinks.pipeline.doctor.report import verdict

    click.echo(f"{examination.score} of 100 points. {verdict(examination)}")
    for label, value in examination.found.items():
        click.echo(f"{label}: {value}")
    for finding in examination.findings:
        click.echo(f"\n{finding.effect}: {finding.what}" + (f" ({finding.seen})" if finding.seen else ""))
        click.echo(f"  {finding.clause}\n  causes: {finding.causes}\n  mend: {finding.mend}")
    for name in ("partner_file", "crosswalk_file"):
        if text := getattr(examination, name):
            click.echo(f"\n# a {name.replace('_', ' ')} to start from\n{text}")


COMMANDS = (init, partners, doctor)
