"""init, partners, doctor: the workspace and the archives it harvests."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from config.settings import Workspace
from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json, print_table, say

if TYPE_CHECKING:
    from ichlinks.pipeline.cases import Checked
    from ichlinks.pipeline.doctor import Examination


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a workspace with commented example files.

    Example: ichlinks init heritage
    """
    from ichlinks.pipeline.workspace import create

    for path in create(folder):
        say(f"made {path}")
    say(f"edit {folder / 'config' / 'partners'}, then: ichlinks --workspace {folder} partners check")


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
    """Validate every partner file and every name in it, and run its golden cases; faults come with file and line.

    Example: ichlinks partners check
    """
    from ichlinks.pipeline.checking import faults

    found = faults(session.workspace, name)
    if as_json:
        print_json({slug: one.faults for slug, one in found.items()})
    else:
        for slug, one in found.items():
            number = len(one.faults)
            state = f"{number} {'fault' if number == 1 else 'faults'}" if number else "fine"
            say(f"{slug}: {state}{_cases_told(one.cases)}")
            for problem in one.faults:
                say(f"  {problem}", err=True)
    exit_with(2 if any(one.faults for one in found.values()) else 0)


def _cases_told(cases: "Checked | None") -> str:
    if cases is None or not cases.faults:
        return ""
    left = f"; no case exercises {', '.join(cases.unexercised)}" if cases.unexercised else ""
    number = len(cases.faults)
    return f" ({number} {'case' if number == 1 else 'cases'}{left})"


@partners.command()
@click.argument("name")
@click.argument("identifier", required=False)
@json_option
@pass_session
def case(session: Session, name: str, identifier: str | None, as_json: bool) -> None:
    """Write a stored record as a golden case; without an identifier, run those that there are.

    Example: ichlinks partners case steppe SR-0001
    """
    if identifier:
        _write_case(session, name, identifier, as_json)
    else:
        _run_cases(session, name, as_json)


def _write_case(session: Session, name: str, identifier: str, as_json: bool) -> None:
    from ichlinks.pipeline.cases import write

    with session.context() as context:
        files = [str(path) for path in write(context, name, identifier)]
    if as_json:
        print_json({"wrote": files})
        return
    for file in files:
        say(f"wrote {file}")
    say("read the second: is this what the partner meant? From now on it is what is expected", err=True)


def _run_cases(session: Session, name: str, as_json: bool) -> None:
    from ichlinks.pipeline.checking import cases

    found = cases(session.workspace, name)
    if as_json:
        print_json(found.as_json())
    elif not found.faults:
        say(f"{name} has no cases; write one with: ichlinks partners case {name} IDENTIFIER")
    else:
        for case_name, problems in found.faults.items():
            say(f"{case_name}: {'fine' if not problems else ''}".rstrip(": "))
            for problem in problems:
                say(f"  {problem}", err=True)
        say(f"no case exercises: {', '.join(found.unexercised) or 'nothing is left out'}")
    exit_with(2 if any(found.faults.values()) else 0)


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

    examination = examine(_anywhere() if "://" in name_or_url else session.workspace, name_or_url)
    if page:
        page.write_text(rendered(examination), encoding="utf-8")
        say(f"wrote {page}", err=True)
    if as_json:
        print_json(examination.as_json())
    else:
        _tell(examination)
    exit_with(0 if examination.usable else 3)


def _anywhere() -> Workspace:
    """An address needs no partner file: whoever wants to join has no workspace yet."""
    return Workspace(Path.cwd(), dict(os.environ))


def _tell(examination: "Examination") -> None:
    from ichlinks.pipeline.doctor.report import verdict

    say(f"{examination.score} of 100 points. {verdict(examination)}")
    for label, value in examination.found.items():
        say(f"{label}: {value}")
    for finding in examination.findings:
        say(f"\n{finding.effect}: {finding.what}" + (f" ({finding.seen})" if finding.seen else ""))
        say(f"  {finding.clause}\n  causes: {finding.causes}\n  mend: {finding.mend}")
    for name in ("partner_file", "crosswalk_file"):
        if text := getattr(examination, name):
            say(f"\n# a {name.replace('_', ' ')} to start from\n{text}")


COMMANDS = (init, partners, doctor)
