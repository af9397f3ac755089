"""harvest, transform, publish, status: the pipeline by hand, stage by stage."""

from collections.abc import Iterator
from typing import Any

import click

from ichlinks.cli.reports import EXIT, show, worst
from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json, print_table, say
from ichlinks.errors import Invalid
from ichlinks.stages import Span

_DATE = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"])


@click.command()
@click.argument("name")
@click.option("--full", is_flag=True, help="Everything again, whatever was harvested before.")
@click.option("--from", "from_", type=_DATE, help="Only what changed since (UTC).")
@click.option("--until", type=_DATE, help="Only what changed until (UTC).")
@click.option("--set", "set_", help="Only this OAI-PMH set.")
@click.option("--limit", type=click.IntRange(1), help="Stop after about this many records; the next run goes on.")
@click.option("--reprocess", is_flag=True, help="Complete windows once more, within --from and --until.")
@click.option("--audit", is_flag=True, help="Compare what the endpoint lists with the store; change nothing.")
@click.option("--repair", is_flag=True, help="With --audit: fetch what is missing or stale.")
@json_option
@pass_session
def harvest(
    session: Session, name: str, full: bool, from_: Any, until: Any, set_: str | None, limit: int | None,
    reprocess: bool, audit: bool, repair: bool, as_json: bool,
) -> None:  # fmt: skip
    """Fetch what is new; finish what was left unfinished.

    Example: ichlinks harvest mekong --from 2026-01-01
    """
    if from_ and until and until < from_:
        raise Invalid("--until is before --from")
    span = Span(full, _moment(from_), _moment(until), set_, limit)
    _check(span, reprocess, audit, repair)
    with session.context() as context:
        codes = []
        for report in _harvests(context, name, span, reprocess, audit, repair):
            show(report, as_json)
            codes.append(EXIT[report["state"]])
    exit_with(worst(codes))


def _check(span: Span, reprocess: bool, audit: bool, repair: bool) -> None:
    if repair and not audit:
        raise Invalid("--repair goes with --audit")
    if audit and (reprocess or span != Span()):
        raise Invalid("--audit compares everything; it goes with --repair only")
    if reprocess and (span.full or span.set_ or span.limit):
        raise Invalid("--reprocess goes with --from and --until only")


def _harvests(
    context: Any, name: str, span: Span, reprocess: bool, audit: bool, repair: bool
) -> Iterator[dict[str, Any]]:
    from ichlinks.pipeline import stages

    if audit:
        yield stages.audit(context, name, repair)
    elif reprocess:
        yield from stages.reprocess(context, name, span.from_, span.until)
    else:
        yield stages.harvest(context, name, span)


def _moment(value: Any) -> str | None:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


@click.command()
@click.argument("name")
@click.option("--all", "everything", is_flag=True, help="Everything stored again; the partner is not asked.")
@click.option("--dry-run", is_flag=True, help="With --all: what would change, with samples; change nothing.")
@json_option
@pass_session
def transform(session: Session, name: str, everything: bool, dry_run: bool, as_json: bool) -> None:
    """Crosswalk, enrich and screen what waits, then bring the Items in line.

    Example: ichlinks transform mekong --all --dry-run
    """
    from ichlinks.cli.rehearsal import told
    from ichlinks.pipeline.rehearsal import rehearse_mapping
    from ichlinks.pipeline.run import understood

    if dry_run and not everything:
        raise Invalid("--dry-run goes with --all")
    with session.context() as context:
        if dry_run:
            told(rehearse_mapping(context, name), as_json)
            return
        for report in understood(context, name, everything):
            show(report, as_json)


@click.command()
@click.option("--iiif", is_flag=True, help="Only the manifests.")
@click.option("--index", is_flag=True, help="Only the index.")
@json_option
@pass_session
def publish(session: Session, iiif: bool, index: bool, as_json: bool) -> None:
    """Bring manifests and index up to the end of the change log.

    Example: ichlinks publish --index
    """
    from ichlinks.pipeline import stages

    both = iiif == index
    with session.context() as context:
        show(stages.publish(context, iiif or both, index or both), as_json)


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
        waits = f"{one['pending']} pending, {one['waiting']} waiting for a person"
        say(f"{one['partner']}: {_last_runs(one)}; {outcomes}; {waits}")
        if error := (one["harvest"] or {}).get("error"):
            say(f"  {error['code']}: {error['message']}")
    for one in answer["without_file"]:
        say(
            f"{one['partner']}: no partner file; {one['records']} records stored, {one['public']} still public: "
            f"ichlinks withdraw {one['partner']}"
        )
    rows: list[tuple[Any, ...]] = [(name, at, answer["changes"] - at) for name, at in answer["consumers"].items()]
    if "index" not in answer["consumers"]:
        rows.append(("index", "cannot be reached", None))
    print_table(("consumer", "at change", "behind"), rows)


def _last_runs(one: dict[str, Any]) -> str:
    """The last run, and before it the last harvest where that has not brought everything."""
    last, harvest = one["last"], one["harvest"]
    told = [harvest] if harvest and harvest["state"] != "complete" and harvest["run"] != last["run"] else []
    told += [last] if last else []
    return ", ".join(f"{run['stage']} {run['state']} at {run['started']}" for run in told) or "never run"


COMMANDS = (harvest, transform, publish, status)
