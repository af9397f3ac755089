"""run, linkcheck: every stage, for one partner or for many at once."""

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from ichlinks.cli.progress import Shown, shown
from ichlinks.cli.reports import EXIT, show, worst
from ichlinks.cli.shared import Session, exit_with, json_option, pass_session, print_json, print_table, say
from ichlinks.errors import Held, IchlinksError, Invalid
from ichlinks.stages import Span

if TYPE_CHECKING:
    from ichlinks.pipeline import Context
    from ichlinks.pipeline.many import Trouble

_JOBS = 8
_COUNTS = ("received", "new", "changed", "deleted", "rejected")
_CHANGES = ("create", "update", "delete")


@click.command()
@click.argument("names", nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="Every partner of the workspace.")
@click.option("--full", is_flag=True, help="Harvest everything again.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=_JOBS,
    show_default=True,
    help="Partners harvested at once; those on one host take turns.",
)
@click.option("--report", "reports", is_flag=True, help="Write each partner's quality report to var/reports/.")
@json_option
@pass_session
def run(
    session: Session, names: tuple[str, ...], everyone: bool, full: bool, jobs: int, reports: bool, as_json: bool
) -> None:
    """Harvest, transform, link and publish; one partner's failure touches nobody else.

    Example: ichlinks run --all --jobs 4
    """
    from ichlinks.pipeline.many import run_many

    chosen = _chosen(session, names, everyone)
    with _telling(session, chosen, as_json) as told:
        for one in run_many(told.context, chosen, Span(full=full), jobs):
            told.hear(one)
        if reports:
            told.write_reports()
    if len(chosen) > 1 and not as_json:
        told.summary()
    exit_with(worst(told.codes))


@click.command()
@click.argument("names", nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="Every partner of the workspace.")
@json_option
@pass_session
def linkcheck(session: Session, names: tuple[str, ...], everyone: bool, as_json: bool) -> None:
    """Ask pages and media again whether they still lead somewhere: a sample at a time, those asked longest ago first.

    What was found is brought to the records, their Items and the public at once. How many, how often, and when an
    address counts as dead stands under `links` in the rule file.

    Example: ichlinks linkcheck --all
    """
    from ichlinks.pipeline.many import check_many

    chosen = _chosen(session, names, everyone)
    with _telling(session, chosen, as_json) as told:
        for one in check_many(told.context, chosen):
            told.hear(one)
    exit_with(worst(told.codes))


@contextmanager
def _telling(session: Session, chosen: Sequence[str], as_json: bool) -> Iterator["_Told"]:
    """The workspace open, with progress, for what is done to these partners."""
    from ichlinks.pipeline import Context

    with shown(len(chosen)) as progress, Context.open(session.workspace, progress) as context:
        yield _Told(session, context, progress, as_json, {slug: {"partner": slug} for slug in chosen})


def _chosen(session: Session, names: tuple[str, ...], everyone: bool) -> list[str]:
    """The partners asked for; those that were named are checked before any of them is started."""
    from config.partner import partner, slugs

    if not (names or everyone):
        raise Invalid("name a partner, or --all; see: ichlinks partners")
    for name in names:
        partner(session.workspace, name)
    chosen = slugs(session.workspace) if everyone else list(dict.fromkeys(names))
    if not chosen:
        raise Invalid(f"there is no partner file in {session.workspace.partners}")
    return chosen


class _Told:
    """What is said while partners run, and what is kept of it for the summary."""

    def __init__(
        self, session: Session, context: "Context", progress: Shown, as_json: bool, rows: dict[str, dict[str, Any]]
    ) -> None:
        self.session, self.context, self.progress, self.as_json = session, context, progress, as_json
        self.rows = rows
        self.codes: list[int] = []

    def hear(self, one: "dict[str, Any] | Trouble") -> None:
        if isinstance(one, dict):
            self._report(one)
        else:
            self._trouble(one)

    def _report(self, report: dict[str, Any]) -> None:
        show(report, self.as_json, err=len(self.rows) > 1)
        self.codes.append(EXIT[report["state"]])
        if row := self.rows.get(report["partner"]):
            _keep(row, report)
        if report["stage"] == "link":
            self.progress.ended(report["partner"])

    def _trouble(self, trouble: "Trouble") -> None:
        error, slug = trouble.error, trouble.partner
        known = isinstance(error, IchlinksError)
        self.codes.append(error.exit_code if isinstance(error, IchlinksError) else 1)
        told = str(error) if known else f"{type(error).__name__}: {error}"
        say(told if isinstance(error, Held) else f"{slug or 'publish'}: {told}", err=True)
        if self.session.verbose and not known:
            traceback.print_exception(error)
        if isinstance(error, Held) and self.as_json:
            print_json(_latest(self.context, slug))
        if row := self.rows.get(slug):
            row["state"] = "held" if isinstance(error, Held) else "failed" if self.codes[-1] < 3 else "incomplete"
            row["next"] = next(iter(str(error).splitlines()), "")
            self.progress.ended(slug)

    def write_reports(self) -> None:
        from ichlinks.pipeline.quality.files import written

        for slug in self.rows:
            try:
                say(f"wrote {written(self.context, slug)}", err=True)
            except IchlinksError as error:
                say(f"{slug}: no report: {error}", err=True)

    def summary(self) -> None:
        """One table for all partners."""
        headings = ("partner", "state", *_COUNTS, "published", "next")
        print_table(headings, [[row.get(name) for name in headings] for row in self.rows.values()])


def _keep(row: dict[str, Any], report: dict[str, Any]) -> None:
    counts = report["counts"]
    if report["stage"] == "harvest":
        error = report["error"] or {}
        row |= {"state": report["state"], "next": report["next"] or error.get("code"), **counts}
    if report["stage"] == "link":
        row["published"] = sum(counts.get(name, 0) for name in _CHANGES)


def _latest(context: "Context", name: str) -> Any:
    from ichlinks.store import runs

    with context.store.read() as connection:
        return runs.latest(connection, name)


COMMANDS = (run, linkcheck)
