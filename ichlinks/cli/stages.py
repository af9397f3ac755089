"""harvest, transform, publish, run, status: the pipeline by hand."""

from typing import Any

import click

from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json, print_table
from ichlinks.errors import Held, Invalid
from ichlinks.stages import Span

_EXIT = {"complete": 0, "failed": 1, "incomplete": 3, "held": 4}
_DATE = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"])


@click.command()
@click.argument("name")
@click.option("--full", is_flag=True, help="Everything again, whatever was harvested before.")
@click.option("--from", "from_", type=_DATE, help="Only what changed since (UTC).")
@click.option("--until", type=_DATE, help="Only what changed until (UTC).")
@click.option("--set", "set_", help="Only this OAI-PMH set.")
@click.option("--limit", type=click.IntRange(1), help="Stop after about this many records; the next run goes on.")
@json_option
@pass_session
def harvest(
    session: Session, name: str, full: bool, from_: Any, until: Any, set_: str | None, limit: int | None, as_json: bool
) -> None:
    """Fetch what is new; finish what was left unfinished.

    Example: ichlinks harvest mekong --from 2026-01-01
    """
    from ichlinks import pipeline

    if from_ and until and until < from_:
        raise Invalid("--until is before --from")
    span = Span(full, _moment(from_), _moment(until), set_, limit)
    with session.context() as context:
        report = pipeline.harvest(context, name, span)
    _show(report, as_json)
    exit_with(_EXIT[report["state"]])


def _moment(value: Any) -> str | None:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


@click.command()
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help="Everything stored again; the partner is not asked.")
@json_option
@pass_session
def transform(session: Session, name: str, everything: bool, as_json: bool) -> None:
    """Crosswalk, enrich and screen what waits, then bring the Items in line.

    Example: ichlinks transform mekong --all
    """
    from ichlinks import pipeline

    with session.context() as context:
        for report in (pipeline.transform(context, name, everything), pipeline.link(context, name)):
            _show(report, as_json)


@click.command()
@click.option("--iiif", is_flag=True, help="Only the manifests.")
@click.option("--index", is_flag=True, help="Only the index.")
@json_option
@pass_session
def publish(session: Session, iiif: bool, index: bool, as_json: bool) -> None:
    """Bring manifests and index up to the end of the change log.

    Example: ichlinks publish --index
    """
    from ichlinks import pipeline

    both = iiif == index
    with session.context() as context:
        _show(pipeline.publish(context, iiif or both, index or both), as_json)


@click.command()
@click.argument("names", nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="Every partner of the workspace.")
@click.option("--full", is_flag=True, help="Harvest everything again.")
@json_option
@pass_session
def run(session: Session, names: tuple[str, ...], everyone: bool, full: bool, as_json: bool) -> None:
    """Harvest, transform, link and publish; one partner's failure touches nobody else.

    Example: ichlinks run --all
    """
    from config.partner import slugs

    if not (names or everyone):
        raise Invalid("name a partner, or --all; see: ichlinks partners")
    chosen = slugs(session.workspace) if everyone else list(names)
    if not chosen:
        raise Invalid(f"there is no partner file in {session.workspace.partners}")
    with session.context() as context:
        for name in names:
            context.partner(name)
        codes = [_run_one(context, name, full, as_json) for name in chosen]
    exit_with(next((code for code in (1, 2, 3, 4) if code in codes), 0))


def _run_one(context: Any, name: str, full: bool, as_json: bool) -> int:
    from ichlinks import pipeline
    from ichlinks.errors import IchlinksError

    code = 0
    try:
        for report in pipeline.run(context, name, Span(full=full)):
            _show(report, as_json)
            code = max(code, _EXIT[report["state"]])
    except IchlinksError as error:
        click.echo(f"{name}: {error}", err=True)
        if isinstance(error, Held) and as_json:
            print_json(_latest(context, name))
        return error.exit_code
    return code


def _latest(context: Any, name: str) -> Any:
    from ichlinks.store import runs

    with context.store.read() as connection:
        return runs.latest(connection, name)


def _show(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(report)
        return
    counts = ", ".join(f"{count} {name}" for name, count in report["counts"].items() if count) or "nothing to do"
    title = f"{report['partner']} {report['stage']}".strip()
    click.echo(f"{title}: {report['state']}: {counts}")
    for warning in report["warnings"]:
        examples = f" ({', '.join(warning['examples'])})" if warning["examples"] else ""
        click.echo(f"  {warning['count']} x {warning['code']}: {warning['message']}{examples}", err=True)
    if report["error"]:
        click.echo(f"  {report['error']['code']}: {report['error']['message']}", err=True)
    if report["next"]:
        click.echo(f"  not before {report['next']}", err=True)


@click.command()
@click.argument("name", required=False)
@json_option
@pass_session
def status(session: Session, name: str | None, as_json: bool) -> None:
    """Last runs, counts by outcome, lag of the consumers, what waits for a person.

    Example: ichlinks status
    """
    from ichlinks.pipeline.status import status as read

    with session.context() as context:
        answer = read(context, name)
    if as_json:
        print_json(answer)
        return
    for one in answer["partners"]:
        outcomes = ", ".join(f"{count} {outcome}" for outcome, count in one["outcomes"].items()) or "no records"
        last = one["last"]
        when = f"{last['stage']} {last['state']} at {last['started']}" if last else "never run"
        click.echo(
            f"{one['partner']}: {when}; {outcomes}; {one['pending']} pending, {one['waiting']} waiting for a person"
        )
    rows = [(consumer, at, answer["changes"] - at) for consumer, at in answer["consumers"].items()]
    print_table(("consumer", "at change", "behind"), rows)


COMMANDS = (harvest, transform, publish, run, status)
